package io.tracecap.testdata.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.testdata.compare.TraceLine.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTextTest {
    private static TraceLine only(String text) {
        List<TraceLine> lines = TraceText.parse(text);
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void readsCall() {
        TraceLine line = only("12    openat(AT_FDCWD, \"a, (b\\\"\", O_RDONLY|O_CLOEXEC) = 3\n");
        assertThat(line.tid()).isEqualTo(12);
        assertThat(line.kind()).isEqualTo(Kind.CALL);
        assertThat(line.name()).isEqualTo("openat");
        assertThat(line.arguments()).containsExactly("AT_FDCWD", "\"a, (b\\\"\"", "O_RDONLY|O_CLOEXEC");
        assertThat(line.result()).isEqualTo("3");
    }

    @Test
    void readsTimeAndDurationAsNoPartOfTheCall() {
        TraceLine line = only("1234  1700000000.123456 close(3) = -1 EBADF (Bad file descriptor) <0.000012>\n");
        assertThat(line.arguments()).containsExactly("3");
        assertThat(line.error()).isEqualTo("EBADF");
        assertThat(line.remark()).isEmpty();
    }

    @Test
    void readsRemarkBehindResult() {
        TraceLine line = only("7 poll([{fd=3, events=POLLIN}], 1, 5) = 1 ([{fd=3, revents=POLLIN}])");
        assertThat(line.arguments()).containsExactly("[{fd=3, events=POLLIN}]", "1", "5");
        assertThat(line.remark()).isEqualTo("([{fd=3, revents=POLLIN}])");
    }

    @Test
    void readsCallWithoutArgumentsAndCallThatNeverReturned() {
        assertThat(only("7 getpid() = 7").arguments()).isEmpty();
        assertThat(only("7 exit_group(3)  = ?").result()).isEqualTo("?");
        assertThat(only("7 pause( <unfinished ...>) = ?").result()).isEqualTo("?");
    }

    @Test
    void joinsHalvesAtThePlaceOfTheFirst() {
        List<TraceLine> lines = TraceText.parse("""
                7 wait4(-1,  <unfinished ...>
                8 getpid() = 8
                7 <... wait4 resumed>[{WIFEXITED(s) && WEXITSTATUS(s) == 0}], 0, NULL) = 8
                """);
        assertThat(lines).extracting(TraceLine::name).containsExactly("wait4", "getpid");
        assertThat(lines.get(0).arguments())
                .containsExactly("-1", "[{WIFEXITED(s) && WEXITSTATUS(s) == 0}]", "0", "NULL");
    }

    @Test
    void joinsExecOfThreadWithItsEndUnderTheLeader() {
        List<TraceLine> lines = TraceText.parse("""
                7 pause( <unfinished ...>
                8 execve("/x", ["x"], 0x7ffd00000000 /* 0 vars */ <unfinished ...>
                7 <... pause resumed>) = ?
                7 +++ superseded by execve in pid 8 +++
                7 <... execve resumed>) = 0
                """);
        assertThat(lines).extracting(TraceLine::name).contains("pause", "execve");
        assertThat(lines.get(1).result()).isEqualTo("0");
        assertThat(lines.get(1).tid()).isEqualTo(8);
    }

    @Test
    void readsSignalsStopsAndExits() {
        List<TraceLine> lines = TraceText.parse("""
                7 --- SIGCHLD {si_signo=SIGCHLD, si_pid=9} ---
                7 --- stopped by SIGSTOP ---
                7 +++ killed by SIGSEGV +++
                """);
        assertThat(lines).extracting(TraceLine::kind).containsExactly(Kind.SIGNAL, Kind.SIGNAL, Kind.EXIT);
        assertThat(lines.get(0).name()).isEqualTo("SIGCHLD");
        assertThat(lines.get(0).arguments()).containsExactly("{si_signo=SIGCHLD, si_pid=9}");
    }

    @Test
    void refusesWhatIsNoTrace() {
        assertThatThrownBy(() -> TraceText.parse("strace: exec failed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("strace: exec failed");
    }
}
