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
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the trace, or the ring, cannot be written: the program never notices, and what was written can be read. */
class OutputTroubleTest extends OnStage {
    private static final String WRITES_MUCH =
            "dd if=/dev/urandom of=/dev/null bs=64k count=600 status=none; echo end; exit 7";

    private static void assumeRoot() {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    }

    private static void assertUnharmed(Outcome outcome, String... words) {
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(7));
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("end\n");
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err()).startsWith("tracecap: ").contains(words).contains("the program goes on untraced");
    }

    private void assertCompleteButForTheEnd(Path trace) throws IOException {
        try (TraceFile file = TraceFile.open(trace)) {
            assertThat(file.isComplete()).isTrue();
            assertThat(file.eventCount()).isPositive();
            assertThat(file.losses()).extracting(loss -> loss.reason()).containsExactly(Gap.Reason.DISK);
            assertThat(file.lostEvents()).as("events that found no room").isPositive();
        }
        Outcome verify = stage.tracetool("verify", trace.toString());
        assertThat(verify.status()).as(verify.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(stage.tracetool("info", trace.toString()).text()).contains("could not be written");
    }

    /** Records a program that writes 39 MB, and the recorder with it, on a disk of its own. */
    private Outcome onDiskOf(String size, Path disk, String... options) throws IOException {
        assumeRoot();
        Files.createDirectories(disk);
        assertThat(stage.run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString())
                        .status())
                .isEqualTo(WaitStatus.exited(0));
        List<String> command = new ArrayList<>(List.of(Distribution.tracecap(), "run", "--data", "65536"));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", disk.resolve("out.trc").toString(), "--", "sh", "-c", WRITES_MUCH));
        return stage.run(stage.launch(command));
    }

    @Test
    void traceOnAFullDiskIsCompleteUpToThere() throws IOException {
        Path disk = stage.beside("disk");
        try {
            Outcome outcome = onDiskOf("20m", disk, "--max-size", "10G");
            assertUnharmed(outcome, disk.resolve("out.trc") + ": ", "No space left on device");
            assertCompleteButForTheEnd(disk.resolve("out.trc"));
        } finally {
            stage.run("umount", disk.toString());
        }
    }

    @Test
    void limitThatNobodyAskedForLeavesHalfOfTheDiskToOthers() throws IOException {
        Path disk = stage.beside("disk");
        try {
            Outcome outcome = onDiskOf("40m", disk);
            assertUnharmed(outcome, disk.resolve("out.trc") + ": has reached its limit of ", "(--max-size)");
            try (TraceFile file = TraceFile.open(disk.resolve("out.trc"))) {
                assertThat(file.isComplete()).isTrue();
                assertThat(file.losses()).extracting(loss -> loss.reason()).containsExactly(Gap.Reason.SIZE_LIMIT);
                assertThat(file.size()).isBetween(10L << 20, 30L << 20);
            }
        } finally {
            stage.run("umount", disk.toString());
        }
    }

    @Test
    void limitOfFileSizesEndsTheRecordingInTime() throws IOException {
        Path trace = stage.beside("out.trc");
        Outcome outcome = stage.run(
                "prlimit",
                "--fsize=9000000",
                Distribution.tracecap(),
                "run",
                "-o",
                trace.toString(),
                "--data",
                "65536",
                "--",
                "sh",
                "-c",
                WRITES_MUCH);

        assertUnharmed(outcome, trace + ": ", "ulimit -f");
        assertCompleteButForTheEnd(trace);
        assertThat(Files.size(trace)).isLessThan(9_000_000);
    }

    @Test
    void limitOfFileSizesThatLeavesNoRoomIsRefusedBeforeTheCommandStarts() throws IOException {
        Outcome outcome = stage.run(
                "prlimit", "--fsize=100000", Distribution.tracecap(), "run", "-o", "out.trc", "touch", "started");

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err()).contains("100000 bytes (ulimit -f)");
        assertThat(stage.work()).isEmptyDirectory();
    }

    @Test
    void ringThatFindsNoMemoryIsRefusedBeforeTheCommandStarts() throws IOException {
        assumeRoot();
        Outcome outcome = stage.run(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=2m none /dev/shm && exec \"$@\"",
                "sh",
                Distribution.tracecap(),
                "run",
                "-o",
                "out.trc",
                "touch",
                "started");

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err())
                .contains("no room for a ring of 8 MiB", "/dev/shm: No space left on device", "--ring-size");
        assertThat(stage.work()).isEmptyDirectory();
    }

    @Test
    void ringThatSomebodyCutsShortEndsTheRecordingOnly() throws Exception {
        Path trace = stage.beside("out.trc");
        Path part = stage.beside("out.trc.part");
        Launcher.Running running = stage.start(
                stage.recorded(stage.launch(CPrograms.compiled("numbered_calls").toString(), "1500"), trace));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        Await.tracerOf(pid, "numbered_calls");
        Path ring;
        try (TraceFile file = TraceFile.open(part)) {
            ring = Path.of("/dev/shm", "tracecap-" + Long.toHexString(file.traceId()) + ".ring");
        }
        try (FileChannel channel = FileChannel.open(ring, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
        Outcome outcome = running.outcome();

        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(outcome.out()).as(outcome.described()).isEqualTo("done\n");
        assertThat(outcome.err().lines()).as(outcome.described()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("tracecap: " + part + ": recording stopped")
                .contains("damaged");
        assertThat(outcome.strays()).isEmpty();
        Outcome show = stage.tracetool("show", part.toString());
        assertThat(show.err()).as(show.described()).doesNotContain("Exception");
        assertThat(ring).doesNotExist();
    }

    @Test
    void kernelIsToldToSpareTheRecorderWhenMemoryRunsOut() throws Exception {
        assumeTrue(
                stage.run("sh", "-c", "echo -900 >/proc/self/oom_score_adj")
                        .status()
                        .equals(WaitStatus.exited(0)),
                "needs the right to do so (CAP_SYS_RESOURCE)");
        Launcher.Running running = stage.start(stage.recorded(
                stage.launch(CPrograms.compiled("numbered_calls").toString(), "1000"), stage.beside("out.trc")));
        long pid = Await.until("the command", () -> running.processes().isEmpty() ? null : running.pid());
        long recorder = Await.tracerOf(pid, "numbered_calls");

        assertThat(Path.of("/proc/" + recorder + "/oom_score_adj")).hasContent("-900");
        assertThat(Path.of("/proc/" + pid + "/oom_score_adj"))
                .hasSameTextualContentAs(Path.of("/proc/self/oom_score_adj"));
        assertThat(running.outcome().status()).isEqualTo(WaitStatus.exited(0));
    }
}
