package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel refuses the launching script a process: the command is not started, and nothing stays behind. strace makes the
 * kernel refuse, by the number of the call.
 */
class ForkRefusedTest extends OnStage {
    private Outcome refused(String calls) {
        return stage.run(
                "strace",
                "-o",
                "calls",
                "-e",
                "trace=clone,fork,vfork,execve",
                "-e",
                "inject=" + calls,
                Distribution.tracecap(),
                "run",
                "-o",
                "out.trc",
                "sh",
                "-c",
                "echo ran");
    }

    private Path directory() throws IOException {
        // The first of its own programs that gets to know it.
        Matcher matcher = Pattern.compile("/dev/shm/tracecap\\.[A-Za-z0-9]{6}")
                .matcher(Files.readString(stage.work().resolve("calls")));
        return matcher.find() ? Path.of(matcher.group()) : Path.of("/dev/shm/none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // mktemp, the supervisor; mkfifo; rm, a second and a third time.
                "clone:error=EAGAIN:when=1",
                "clone:error=EAGAIN:when=2",
                "clone,vfork:error=EAGAIN:when=2..5"
            })
    void commandIsNotStartedAndNothingIsLeft(String calls) throws IOException {
        Outcome outcome = refused(calls);
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.out()).as(outcome.described()).isEmpty();
        assertThat(outcome.strays()).as("left running").isEmpty();
        assertThat(directory()).as(outcome.described()).doesNotExist();
    }

    @Test
    void afterManyAttemptsItIsLeftToALaterLaunch() throws IOException {
        Outcome outcome = refused("clone,vfork:error=EAGAIN:when=2+");
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(directory().resolve("answer")).as(outcome.described()).exists();
        Files.delete(directory().resolve("answer"));
        Files.delete(directory());
    }
}
