package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracecap.format.event.Gap;
import io.tracecap.format.file.TraceFile;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launcher;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The trace is on a disk that answers no more: a file system in a file, frozen by fsfreeze(8), on which every write waits
 * until it thaws.
 */
class FrozenDiskTest extends OnStage {
    private static final int CALLS = 60_000;

    private Path disk;
    private Path trace;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectories(stage.beside("disk"));
        trace = disk.resolve("out.trc");
        Path image = stage.beside("image");
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        Outcome made = stage.run(
                "sh",
                "-c",
                "truncate -s 64M \"$1\" && mkfs.ext4 -q \"$1\" && mount -o loop \"$1\" \"$2\"",
                "sh",
                image.toString(),
                disk.toString());
        mounted = made.status().equals(WaitStatus.exited(0));
        assumeTrue(mounted, "no file system can be mounted from a file here: " + made.err());
        boolean freezes = freeze().equals(WaitStatus.exited(0));
        thaw();
        assumeTrue(freezes, "no file system can be frozen here");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            thaw();
            Await.until(
                    "unmounted",
                    () -> stage.run("umount", disk.toString()).status().equals(WaitStatus.exited(0)) ? disk : null);
        }
    }

    private WaitStatus freeze() {
        return stage.run("fsfreeze", "-f", disk.toString()).status();
    }

    private WaitStatus thaw() {
        return stage.run("fsfreeze", "-u", disk.toString()).status();
    }

    /** Starts a program that makes so many calls that the ring cannot hold them, and freezes the disk. */
    private Launcher.Running startAndFreeze(String onFull) throws Exception {
        String program = CPrograms.compiled("long_names").toString();
        Launcher.Running running = stage.start(stage.launch(
                Distribution.tracecap(),
                "run",
                "--ring-size=1M",
                "--on-full=" + onFull,
                "-o",
                trace.toString(),
                "--",
                program,
                Integer.toString(CALLS)));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        Await.tracerOf(pid, "long_names");
        assertThat(freeze()).isEqualTo(WaitStatus.exited(0));
        return running;
    }

    private static void awaitEnd(long pid) throws Exception {
        Await.until("the end of the program", () -> Files.exists(Path.of("/proc/" + pid)) ? null : pid);
    }

    private void assertEnded(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("done\n");
        assertThat(outcome.strays()).as("left running").isEmpty();
        Outcome verify = stage.tracetool("verify", trace.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
    }

    @Test
    void programThatIsNotToWaitEndsWhileTheDiskIsFrozen() throws Exception {
        Launcher.Running running = startAndFreeze("drop");
        awaitEnd(running.pid());
        assertThat(trace).doesNotExist();
        assertThat(thaw()).isEqualTo(WaitStatus.exited(0));
        Outcome outcome = running.outcome();

        assertEnded(outcome);
        try (TraceFile file = TraceFile.open(trace)) {
            assertThat(file.losses()).extracting(loss -> loss.reason()).containsExactly(Gap.Reason.RING_FULL);
            assertThat(outcome.err())
                    .isEqualTo("tracecap: " + trace + ": " + file.lostEvents()
                            + " events were left out, because they came faster than they could be written\n");
        }
    }

    @Test
    void programThatIsToBeRecordedWholeWaitsUntilTheDiskAnswers() throws Exception {
        Launcher.Running running = startAndFreeze("block");
        long pid = running.pid();
        Await.until("the program's waiting", () -> {
            String before = cpuTime(pid);
            Thread.sleep(300);
            return cpuTime(pid).equals(before) ? pid : null;
        });
        assertThat(running.soFar()).isEmpty();
        assertThat(thaw()).isEqualTo(WaitStatus.exited(0));
        Outcome outcome = running.outcome();

        assertEnded(outcome);
        assertThat(outcome.err()).isEmpty();
        try (TraceFile file = TraceFile.open(trace)) {
            assertThat(file.losses()).isEmpty();
            assertThat(file.eventCount()).isGreaterThan(CALLS);
        }
    }

    @Test
    void recorderThatIsToldToEndLetsGoAlthoughTheDiskIsFrozen() throws Exception {
        Launcher.Running running = startAndFreeze("block");
        long pid = running.pid();
        // The tracer is a thread of the recorder, and ends before it.
        String process = Await.status(Await.tracerOf(pid, "long_names"), "Tgid:");
        ProcessHandle recorder = ProcessHandle.of(Long.parseLong(process)).orElseThrow();
        recorder.destroy();
        awaitEnd(pid);
        assertThat(recorder.isAlive())
                .as("the recorder, which waits for the disk")
                .isTrue();
        assertThat(thaw()).isEqualTo(WaitStatus.exited(0));
        recorder.onExit().get(20, TimeUnit.SECONDS);
        Outcome outcome = running.outcome();

        assertEnded(outcome);
        assertThat(outcome.err()).contains("the program goes on untraced").hasLineCount(1);
        try (TraceFile file = TraceFile.open(trace)) {
            assertThat(file.losses()).extracting(loss -> loss.reason()).containsExactly(Gap.Reason.DETACHED);
        }
    }

    /** User and system time of a process, as /proc/PID/stat has them. */
    private static String cpuTime(long pid) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ", -1);
        return fields[13] + " " + fields[14];
    }
}
