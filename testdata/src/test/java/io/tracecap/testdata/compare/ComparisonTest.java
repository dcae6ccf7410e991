package io.tracecap.testdata.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison compare(String strace, String tracecap) {
        return Comparison.of(TraceText.parse(strace), TraceText.parse(tracecap));
    }

    @Test
    void pidsAddressesBuffersAndTimesAreNoDifference() {
        Comparison comparison = compare("""
                100 getpid() = 100
                100 read(3, "abc"..., 8) = 8
                100 brk(NULL) = 0x55d0c0ffe000
                100 clone(child_stack=NULL, flags=SIGCHLD) = 101
                100 --- SIGCHLD {si_signo=SIGCHLD, si_pid=101, si_utime=3 /* 0.03 s */, si_stime=0} ---
                100 wait4(101, NULL, 0, NULL) = 101
                """, """
                2000 getpid() = 2000
                2000 read(3, 0x7ffd12345678, 8) = 8
                2000 brk(NULL) = 0x560000001000
                2000 clone(child_stack=NULL, flags=SIGCHLD) = 2007
                2000 --- SIGCHLD {si_signo=SIGCHLD, si_pid=2007, si_utime=0, si_stime=1 /* 0.01 s */} ---
                2000 wait4(2007, NULL, 0, NULL) = 2007
                """);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.agreeing()).isEqualTo(comparison.lines()).isEqualTo(6);
    }

    @Test
    void anotherPidIsADifference() {
        Comparison comparison = compare("""
                100 fork() = 101
                100 fork() = 102
                100 kill(101, SIGTERM) = 0
                """, """
                200 fork() = 201
                200 fork() = 202
                200 kill(202, SIGTERM) = 0
                """);
        assertThat(comparison.agreeing()).isEqualTo(2);
        assertThat(comparison.differences())
                .singleElement()
                .extracting(Difference::strace, Difference::tracecap)
                .containsExactly("PID:0.0", "PID:0.1");
    }

    @Test
    void argumentResultAndMissingLineAreDifferences() {
        Comparison comparison = compare("""
                1 open("a", O_RDONLY) = 3
                1 close(3) = 0
                1 close(4) = -1 EBADF (Bad file descriptor)
                """, """
                1 open("b", O_RDONLY) = 3
                1 close(4) = -1 EBADF (Bad file descriptor)
                1 sync() = 0
                """);
        assertThat(comparison.agreeing()).isEqualTo(1);
        assertThat(comparison.differences())
                .extracting(Difference::name, Difference::position)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("open", 0),
                        org.assertj.core.groups.Tuple.tuple("close", Difference.WHOLE_LINE),
                        org.assertj.core.groups.Tuple.tuple("sync", Difference.WHOLE_LINE));
    }

    @Test
    void threadsAreComparedEachForItselfHoweverTheyInterleave() {
        Comparison comparison = compare("""
                1 fork() = 2
                2 getpid() = 2
                1 sync() = 0
                2 +++ exited with 0 +++
                1 +++ exited with 0 +++
                """, """
                7 fork() = 9
                7 sync() = 0
                7 +++ exited with 0 +++
                9 getpid() = 9
                9 +++ exited with 0 +++
                """);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.agreeing()).isEqualTo(5);
    }

    @Test
    void lostThreadIsADifferenceForEachOfItsLines() {
        Comparison comparison = compare("1 fork() = 2\n2 sync() = 0\n2 +++ exited with 0 +++\n", "1 fork() = 2\n");
        assertThat(comparison.agreeing()).isEqualTo(1);
        assertThat(comparison.differences()).extracting(Difference::slot).containsExactly("0.0", "0.0");
    }

    @Test
    void lineThatIsElsewhereInTheThreadHasMoved() {
        Comparison comparison =
                compare("1 sync() = 0\n1 getpid() = 1\n1 open(\"a\") = 3\n", "1 getpid() = 1\n1 sync() = 0\n");
        assertThat(comparison.agreeing()).isEqualTo(1);
        assertThat(comparison.differences())
                .filteredOn(Difference::moved)
                .extracting(Difference::name)
                .containsOnly("sync")
                .hasSize(2);
    }

    @Test
    void threadThatOneSideFollowsFurtherHasMoreLinesAtItsEnd() {
        Comparison comparison = compare(
                "1 sync() = 0\n1 getpid() = 1\n1 exit(0) = ?\n1 +++ exited with 0 +++\n",
                "1 sync() = 0\n1 +++ exited with 0 +++\n");
        assertThat(comparison.differences()).hasSize(2).allMatch(Difference::last);
    }
}
