package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Processes of a launch are killed at any moment while it starts: nobody waits in vain, and the command is executed, or it
 * is not and the exit code says so. That nothing stays behind is looked at after all tests.
 */
class KilledAtStartTest extends OnStage {
    private static final int KILLED = 9;
    private static final String DIRECTORY = "-Dtracecap.launcher.directory=";

    /** Who is killed. */
    private enum Victim {
        /** The process that is to become the command. */
        SCRIPT,
        RECORDER,
        SUPERVISOR,
        ALL_BUT_SCRIPT;

        private boolean isMeant(ProcessHandle process, long scriptPid) {
            String program = process.info().command().orElse("");
            boolean isScript = process.pid() == scriptPid;
            boolean isRecorder = !isScript && program.endsWith("/java");
            boolean isSupervisor = !isScript && program.endsWith("sh");
            return switch (this) {
                case SCRIPT -> isScript;
                case RECORDER -> isRecorder;
                case SUPERVISOR -> isSupervisor;
                case ALL_BUT_SCRIPT -> isRecorder || isSupervisor;
            };
        }
    }

    private static List<Arguments> moments() {
        return Extent.moments(3, 30, 250).stream()
                .flatMap(moment -> List.of(Victim.values()).stream().map(victim -> Arguments.of(victim, moment)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void nobodyWaitsInVain(Victim victim, long afterMillis) throws Exception {
        Launcher.Running running =
                stage.start(stage.recorded(stage.launch("sh", "-c", "echo ran >ran; exit 3"), stage.beside("out.trc")));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        if (victim == Victim.SCRIPT) {
            // Killed between making its directory and starting the supervisor it leaves that to a later launch.
            Await.until("the recorder, or the end", () -> {
                boolean isThere = directoryOf(running.processes()).isPresent();
                return (isThere || !running.isAlive()) ? Boolean.TRUE : null;
            });
        }
        // Any moment will do.
        Thread.sleep(afterMillis);
        List<ProcessHandle> processes = running.processes();
        Optional<Path> directory = directoryOf(processes);
        processes.stream().filter(process -> victim.isMeant(process, pid)).forEach(ProcessHandle::destroyForcibly);
        Outcome outcome = running.outcome();

        assertThat(outcome.timedOut()).as(outcome.described()).isFalse();
        assertThat(outcome.strays()).as("left running").isEmpty();
        if (victim == Victim.ALL_BUT_SCRIPT && directory.isPresent()) {
            // Who is left has become the command; some later launch removes it.
            Files.deleteIfExists(directory.get().resolve("placement"));
            Files.deleteIfExists(directory.get().resolve("answer"));
            Files.deleteIfExists(directory.get());
        }
        boolean ran = Files.exists(stage.work().resolve("ran"));
        if (victim == Victim.SCRIPT) {
            assertThat(outcome.status())
                    .as(outcome.described())
                    .isIn(Set.of(WaitStatus.killedBy(KILLED), WaitStatus.exited(3)));
        } else {
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(ran ? 3 : 2));
            assertThat(ran || outcome.err().contains("tracecap: "))
                    .as(outcome.described())
                    .isTrue();
        }
    }

    /** What the recorder's command line names. */
    private static Optional<Path> directoryOf(List<ProcessHandle> processes) {
        return processes.stream()
                .flatMap(process -> Stream.of(process.info().arguments().orElse(new String[0])))
                .filter(argument -> argument.startsWith(DIRECTORY))
                .map(argument -> Path.of(argument.substring(DIRECTORY.length())))
                .findFirst();
    }

    @Test
    void whatNobodyIsLeftToRemoveALaterLaunchRemoves() throws Exception {
        Path old = Files.createTempDirectory(Path.of("/dev/shm"), "x");
        Path abandoned =
                Path.of("/dev/shm/tracecap." + old.getFileName().toString().substring(1, 7));
        Files.move(old, abandoned);
        Files.createFile(abandoned.resolve("placement"));
        stage.tracecap("run", "-o", stage.beside("first.trc").toString(), "true");
        assertThat(abandoned).as("may be a launch that begins just now").exists();

        Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        stage.tracecap("run", "-o", stage.beside("second.trc").toString(), "true");
        assertThat(abandoned).doesNotExist();
    }
}
