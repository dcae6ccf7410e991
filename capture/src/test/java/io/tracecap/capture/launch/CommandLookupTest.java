package io.tracecap.capture.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLookupTest {
    @TempDir
    private Path directory;

    @Test
    void leavesNamesThatAreNoUtf8ToTheShell() {
        assertThat(CommandLookup.of("./a\uFFFDb", "/bin").status()).isZero();
    }

    @Test
    void findsACommandOnThePath() throws IOException {
        file("tool", "rwxr-xr-x", "#!/bin/sh\n");

        assertThat(CommandLookup.of("tool", "/nowhere:" + directory).status()).isZero();
    }

    @Test
    void answers127ForACommandThatIsNowhere() {
        CommandLookup lookup = CommandLookup.of("no-such-tool", "/nowhere:" + directory);

        assertThat(lookup).isEqualTo(new CommandLookup(127, "no-such-tool: command not found"));
    }

    @Test
    void answers127ForAPathThatDoesNotExist() {
        assertThat(CommandLookup.of("./no/such", null))
                .isEqualTo(new CommandLookup(127, "./no/such: No such file or directory"));
    }

    @Test
    void answers126ForADirectory() {
        assertThat(CommandLookup.of("/etc", null)).isEqualTo(new CommandLookup(126, "/etc: Is a directory"));
    }

    @Test
    void answers126ForAFileThatIsNotExecutable() throws IOException {
        Path file = file("data", "rw-r--r--", "text");

        assertThat(CommandLookup.of(file.toString(), null))
                .isEqualTo(new CommandLookup(126, file + ": Permission denied"));
    }

    @Test
    void passesOverAFileThatIsNotExecutableForOneThatIs() throws IOException {
        file("tool", "rw-r--r--", "text");

        assertThat(CommandLookup.of("tool", directory + "").status()).isEqualTo(126);
        Path second = Files.createDirectory(directory.resolve("second"));
        Files.copy(Path.of("/bin/true"), second.resolve("tool"));
        assertThat(CommandLookup.of("tool", directory + ":" + second).status()).isZero();
    }

    @Test
    void namesAnInterpreterThatDoesNotExist() throws IOException {
        Path script = file("script", "rwxr-xr-x", "#!/no/interpreter -x\n");

        assertThat(CommandLookup.of(script.toString(), null))
                .isEqualTo(new CommandLookup(127, script + ": its interpreter /no/interpreter does not exist"));
    }

    private Path file(String name, String mode, String content) throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }
}
