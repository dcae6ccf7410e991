package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConstantSetTest {
    private final ConstantSets sets = ConstantSets.of(Abi.X86_64);

    @Test
    void flagsAreJoinedInTheOrderOfTheTable() {
        assertThat(name("open_flags", 02000000)).isEqualTo("O_RDONLY|O_CLOEXEC");
        assertThat(name("open_flags", 0101101)).isEqualTo("O_WRONLY|O_CREAT|O_TRUNC|O_LARGEFILE");
        assertThat(name("mmap_prot", 3)).isEqualTo("PROT_READ|PROT_WRITE");
        assertThat(name("mmap_flags", 0x22)).isEqualTo("MAP_PRIVATE|MAP_ANONYMOUS");
    }

    @Test
    void oneNameMayStandForSeveralBits() {
        assertThat(name("open_flags", 04010000)).isEqualTo("O_RDONLY|O_SYNC");
        assertThat(name("open_flags", 010000)).isEqualTo("O_RDONLY|O_DSYNC");
        assertThat(name("open_flags", 020200002)).isEqualTo("O_RDWR|O_TMPFILE");
        assertThat(name("open_flags", 0200000)).isEqualTo("O_RDONLY|O_DIRECTORY");
    }

    @Test
    void aFieldOfSeveralBitsIsNamedAsAWhole() {
        assertThat(name("open_flags", 2)).isEqualTo("O_RDWR");
        assertThat(name("open_flags", 3)).isEqualTo("O_ACCMODE");
        assertThat(name("clone_flags", 0x01200011)).isEqualTo("CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD");
        assertThat(name("socket_type", 0x80001)).isEqualTo("SOCK_STREAM|SOCK_CLOEXEC");
        assertThat(name("futex_op", 0x189)).isEqualTo("FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME");
    }

    @Test
    void noFlagsAtAllAreZeroUnlessThatHasAName() {
        assertThat(name("at_flags", 0)).isEqualTo("0");
        assertThat(name("mmap_prot", 0)).isEqualTo("PROT_NONE");
        assertThat(name("access_mode", 0)).isEqualTo("F_OK");
        assertThat(name("futex_op", 0)).isEqualTo("FUTEX_WAIT");
    }

    @Test
    void unknownFlagsAreHexadecimal() {
        assertThat(name("mmap_prot", 0x103)).isEqualTo("PROT_READ|PROT_WRITE|0x100");
        assertThat(name("mmap_prot", 0x100)).isEqualTo("0x100 /* PROT_??? */");
        assertThat(name("futex_bitset", 1)).isEqualTo("0x1");
    }

    @Test
    void enumerationsHaveOneNameOrNone() {
        assertThat(name("whence", 2)).isEqualTo("SEEK_END");
        assertThat(name("fcntl_cmd", 1030)).isEqualTo("F_DUPFD_CLOEXEC");
        assertThat(name("whence", 77)).isEqualTo("0x4d /* SEEK_??? */");
        assertThat(name("signal_handler", 0x55d0c0de)).isEqualTo("0x55d0c0de");
        assertThat(name("signal_handler", 1)).isEqualTo("SIG_IGN");
    }

    @Test
    void onlyAsManyBitsCountAsTheKernelLooksAt() {
        assertThat(name("whence", 0xDEAD_0000_0001L)).isEqualTo("SEEK_CUR");
        assertThat(name("dirfd", -100)).isEqualTo("AT_FDCWD");
        assertThat(name("dirfd", 0xFFFFFF9CL)).isEqualTo("AT_FDCWD");
        assertThat(name("clone3_flags", 0x100000000L)).isEqualTo("CLONE_CLEAR_SIGHAND");
        assertThat(name("si_code_kernel", -6)).isEqualTo("SI_TKILL");
    }

    @Test
    void synonymsAreUnderstoodButNotPrinted() {
        ConstantSet errno = sets.set("errno");

        assertThat(errno.valueOf("EWOULDBLOCK")).hasValue(11);
        assertThat(errno.exactName(11)).isEqualTo("EAGAIN");
        assertThat(sets.set("signal").valueOf("SIGPOLL")).hasValue(29);
        assertThat(sets.set("signal").exactName(29)).isEqualTo("SIGIO");
    }

    /** What strace 6.1 printed when a program passed these values. */
    @Test
    void namesAndTheirOrderAreThoseOfStrace() {
        assertThat(name("open_flags", 0x2000)).isEqualTo("O_RDONLY|FASYNC");
        assertThat(name("wait_options", 0xB)).isEqualTo("WNOHANG|WSTOPPED|WCONTINUED");
        assertThat(name("poll_events", 0x203F)).isEqualTo("POLLIN|POLLPRI|POLLOUT|POLLERR|POLLHUP|POLLNVAL|POLLRDHUP");
        assertThat(name("epoll_events", 0x80002001)).isEqualTo("EPOLLIN|EPOLLRDHUP|EPOLLET");
        assertThat(name("sa_flags", 0x14000004)).isEqualTo("SA_RESTORER|SA_RESTART|SA_SIGINFO");
        assertThat(name("memfd_flags", 0x54000005)).isEqualTo("MFD_CLOEXEC|MFD_HUGETLB|21<<MFD_HUGE_SHIFT");
        assertThat(name("mmap_flags", 0x4022)).isEqualTo("MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE");
        assertThat(name("statx_mask", 0x7FF)).isEqualTo("STATX_BASIC_STATS");
        assertThat(name("statx_flags", 0x100)).isEqualTo("AT_STATX_SYNC_AS_STAT|AT_SYMLINK_NOFOLLOW");
        assertThat(name("inotify_mask", 0xC0)).isEqualTo("IN_MOVED_FROM|IN_MOVED_TO");
        assertThat(name("mount_flags", 0x1000)).isEqualTo("MS_BIND");
        assertThat(name("personality", 0xFFFFFFFFL)).isEqualTo("0xffffffff");
        assertThat(name("rlimit_resource", 7)).isEqualTo("RLIMIT_NOFILE");
        assertThat(name("clock_id", 1)).isEqualTo("CLOCK_MONOTONIC");
        assertThat(name("arch_prctl_code", 0x3001)).isEqualTo("0x3001 /* ARCH_??? */");
        assertThat(name("ioctl_request", 0x541b)).isEqualTo("FIONREAD");
    }

    /** As strace 6.1 does: any size of page, after bits that have no name. */
    @Test
    void numberOfFieldIsShownLast() {
        assertThat(name("memfd_flags", 0x80000000L)).isEqualTo("32<<MFD_HUGE_SHIFT");
        assertThat(name("memfd_flags", 0xFFFFFFE0L)).isEqualTo("0x3ffffe0 /* MFD_??? */|63<<MFD_HUGE_SHIFT");
        assertThat(name("shmget_flags", 0xFFFF1000L)).isEqualTo("SHM_NORESERVE|0x3ff0000|63<<SHM_HUGE_SHIFT");
        assertThat(name("mmap_flags", 0x1_4C040002L))
                .isEqualTo("MAP_PRIVATE|MAP_HUGETLB|0x100000000|19<<MAP_HUGE_SHIFT");
        assertThat(sets.set("memfd_flags").decompose(0x4C000001).names())
                .containsExactly("MFD_CLOEXEC", "19<<MFD_HUGE_SHIFT");
    }

    @Test
    void numberOfFieldIsUnderstood() {
        ConstantSet flags = sets.set("memfd_flags");

        assertThat(flags.valueOf("63<<MFD_HUGE_SHIFT")).hasValue(0xFC000000L);
        assertThat(flags.valueOf("64<<MFD_HUGE_SHIFT")).isEmpty();
        assertThat(flags.valueOf("x<<MFD_HUGE_SHIFT")).isEmpty();
        assertThat(flags.valueOf("<<MFD_HUGE_SHIFT")).isEmpty();
        assertThat(flags.exactName(0xFC000000L)).isEqualTo("63<<MFD_HUGE_SHIFT");
    }

    @Test
    void exactNamesAreOfOneValueOnly() {
        assertThat(sets.set("mmap_prot").exactName(2)).isEqualTo("PROT_WRITE");
        assertThat(sets.set("mmap_prot").exactName(3)).isNull();
        assertThat(sets.set("mmap_prot").exactName(0x40)).isNull();
        assertThat(sets.set("whence").exactName(9)).isNull();
    }

    @Test
    void saysWhatASetIs() {
        ConstantSet set = sets.set("open_flags");

        assertThat(set.name()).isEqualTo("open_flags");
        assertThat(set.flags()).isTrue();
        assertThat(set.width()).isEqualTo(4);
        assertThat(set.placeholder()).isEqualTo("O_???");
        assertThat(sets.set("mmap_flags").width()).isEqualTo(8);
        assertThat(sets.set("errno").flags()).isFalse();
        assertThat(set.valueOf("O_NOPE")).isEmpty();
    }

    @Test
    void anUnknownSetIsRefusedByName() {
        assertThatThrownBy(() -> sets.set("nope")).hasMessage("no set of constants is named 'nope'");
    }

    @Property
    void theNamesAndTheRestGiveTheValueAgain(@ForAll("setNames") String name, @ForAll long value) {
        ConstantSet set = sets.set(name);
        long counted = set.width() == 8 ? value : value & 0xFFFFFFFFL;

        ConstantSet.Parts parts = set.decompose(value);

        long sum = parts.rest();
        for (String part : parts.names()) {
            sum |= set.valueOf(part).orElseThrow();
        }
        assertThat(sum).isEqualTo(counted);
        assertThat(set.nameOf(value)).isNotEmpty();
    }

    @Provide
    Arbitrary<String> setNames() {
        return Arbitraries.of(sets.names());
    }

    @Test
    void malformedSetsSayWhereAndWhat() {
        assertProblem("bits a\n  A 1", "constants.tbl:1: a set is flags, flags64, enum or enum64, not 'bits'");
        assertProblem("flags65 a\n  A 1", "not 'flags65'");
        assertProblem("# nothing\nenum a", "constants.tbl:2: the set has no values");
        assertProblem("enum a\n  A", "constants.tbl:2: expected a word, found the end of the line");
        assertProblem("enum a\n  A B", "constants.tbl:2: 'B' is no number");
        assertProblem("enum a\n  A 0x", "'0x' is no number");
        assertProblem("enum a\n  A 1 / 3", "only flags have a mask, and the value lies within it");
        assertProblem("flags a\n  A 4 / 3", "only flags have a mask, and the value lies within it");
        String oneField = "one field of a set of flags is a number, and its bits lie together";
        assertProblem("enum a\n  A 1\n  <<B 6", "constants.tbl:3: " + oneField);
        assertProblem("flags a\n  A 1\n  <<B 10", oneField);
        assertProblem("flags a\n  A 1\n  <<B 0", oneField);
        assertProblem("flags a\n  A 1\n  <<B 6\n  <<C 8", "constants.tbl:4: " + oneField);
        assertThatThrownBy(() -> new ConstantSets(TableText.of("constants.tbl", "enum")).names())
                .isInstanceOf(TableException.class)
                .hasMessage("constants.tbl:1: expected a word, found the end of the line");
    }

    private static void assertProblem(String lines, String problem) {
        assertThatThrownBy(() -> new ConstantSets(TableText.of("constants.tbl", lines)).set("a"))
                .as(lines)
                .isInstanceOf(TableException.class)
                .hasMessageContaining(problem);
    }

    private String name(String set, long value) {
        return sets.set(set).nameOf(value);
    }
}
