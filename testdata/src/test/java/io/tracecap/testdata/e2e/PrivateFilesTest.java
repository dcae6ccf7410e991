package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A trace is its user's alone, and no other user can make the recorder write elsewhere. */
class PrivateFilesTest extends OnStage {
    private static final String PRIVATE = "rw-------";
    private static final int NOBODY = 65534;

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    private void assertRefused(Outcome outcome, String... words) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err()).startsWith("tracecap: ").contains(words);
        assertThat(stage.work().resolve("started")).doesNotExist();
    }

    @Test
    void nobodyElseCanReadTheTraceOrTheRing() throws Exception {
        Path trace = stage.beside("out.trc");
        Path part = stage.beside("out.trc.part");
        Launcher.Running running = stage.start(stage.launch(
                "sh",
                "-c",
                "umask 0; exec \"$@\"",
                "sh",
                Distribution.tracecap(),
                "run",
                "-o",
                trace.toString(),
                CPrograms.compiled("numbered_calls").toString(),
                "1000"));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        Await.tracerOf(pid, "numbered_calls");

        assertThat(modeOf(part)).isEqualTo(PRIVATE);
        try (TraceFile file = TraceFile.open(part)) {
            assertThat(modeOf(Path.of("/dev/shm", "tracecap-" + Long.toHexString(file.traceId()) + ".ring")))
                    .isEqualTo(PRIVATE);
        }
        assertThat(running.outcome().status()).isEqualTo(WaitStatus.exited(0));
        assertThat(modeOf(trace)).isEqualTo(PRIVATE);
    }

    @Test
    void linkThatLiesInWaitIsNotFollowed() throws IOException {
        Path victim = Files.writeString(stage.beside("victim"), "precious");
        Files.createSymbolicLink(stage.beside("out.trc.part"), victim);
        assertRefused(
                stage.tracecap("run", "-o", stage.beside("out.trc").toString(), "touch", "started"), "out.trc.part");
        assertThat(victim).hasContent("precious");
        Files.delete(stage.beside("out.trc.part"));
    }

    @Test
    void linkInPlaceOfTheTraceIsReplacedNotFollowed() throws IOException {
        Path victim = Files.writeString(stage.beside("victim"), "precious");
        Path trace = Files.createSymbolicLink(stage.beside("out.trc"), victim);
        Outcome outcome = stage.tracecap("run", "-o", trace.toString(), "/bin/true");

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(victim).hasContent("precious");
        assertThat(Files.isSymbolicLink(trace)).isFalse();
    }

    @Test
    void traceOfAnotherUserIsNotReplacedWhereThatIsForbidden() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        Path shared = Files.createDirectories(stage.beside("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(stage.run("chmod", "1777", shared.toString()).status()).isEqualTo(WaitStatus.exited(0));
        Path other = Files.writeString(shared.resolve("out.trc"), "another user's");

        assertRefused(
                stage.run(stage.asNobody(
                        stage.launch(Distribution.tracecap(), "run", "-o", other.toString(), "touch", "started"))),
                "out.trc: belongs to another user");
        assertThat(other).hasContent("another user's");
    }

    @Test
    void traceBelongsToTheUserWhoAskedSudo() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        Path trace = stage.beside("out.trc");
        Outcome outcome = stage.run(stage.launch(Distribution.tracecap(), "run", "-o", trace.toString(), "/bin/true")
                .withVariable("SUDO_UID", Integer.toString(NOBODY))
                .withVariable("SUDO_GID", Integer.toString(NOBODY)));

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.err()).isEmpty();
        assertThat(Files.getAttribute(trace, "unix:uid")).isEqualTo(NOBODY);
        assertThat(Files.getAttribute(trace, "unix:gid")).isEqualTo(NOBODY);
        assertThat(modeOf(trace)).isEqualTo(PRIVATE);
    }
}
