package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructuresTest {
    private final Structures structures = Structures.of(Abi.X86_64);

    @Test
    void fieldsLieWhereTheCompilerPutsThem() {
        StructLayout stat = structures.structure("stat");

        assertThat(stat.size()).isEqualTo(144);
        assertThat(field(stat, "st_mode").offset()).isEqualTo(24);
        assertThat(field(stat, "st_size").offset()).isEqualTo(48);
        assertThat(field(stat, "st_ctime_nsec").offset()).isEqualTo(112);
        assertThat(field(stat, "st_size").brief()).isTrue();
        assertThat(field(stat, "st_uid").brief()).isFalse();
    }

    /** As gcc 12 says for the headers of glibc 2.36 and Linux 6.1, with sizeof and offsetof. */
    @Test
    void sizesAndOffsetsAreThoseOfTheCompiler() {
        String sizes = """
                stat 144, statx_timestamp 16, statx 256, statfs 120, flock 32, f_owner_ex 8, open_how 24,
                mount_attr 32, file_clone_range 32, utimbuf 16, iovec 16, timespec 16, timeval 16, timezone 8,
                itimerval 32, itimerspec 32, tms 32, timex 208, rlimit 16, rusage 144, utsname 390,
                sysinfo 112, clone_args 88, robust_list_head 24, futex_waitv 24, sched_param 4, sched_attr 56,
                user_cap_header 8, sock_fprog 16, sigaction 32, stack_t 24, siginfo 128, siginfo_kill 128,
                siginfo_queue 128, siginfo_timer 128, siginfo_child 128, siginfo_fault 128, siginfo_poll 128,
                siginfo_sys 128, pollfd 8, epoll_event 12, linger 8, ucred 12, msghdr 56, mmsghdr 64,
                termios 36, winsize 8, fd_set 128, fsid 8""";
        for (String entry : sizes.split(",", -1)) {
            String[] words = entry.strip().split(" ", -1);
            assertThat(structures.structure(words[0]).size()).as(words[0]).isEqualTo(Integer.parseInt(words[1]));
        }
        String offsets = """
                stat.st_mode 24, stat.st_rdev 40, stat.st_size 48, stat.st_mtime 88, statx.stx_mode 28,
                statx.stx_size 40, statx.stx_mtime 112, statx.stx_mnt_id 144, statfs.f_namelen 64,
                flock.l_pid 24, timex.tai 160, rusage.ru_maxrss 32, utsname.machine 260, sysinfo.mem_unit 104,
                clone_args.exit_signal 32, clone_args.cgroup 80, sched_attr.sched_util_max 52,
                sigaction.sa_restorer 16, sigaction.sa_mask 24, stack_t.ss_size 16,
                siginfo_timer.si_overrun 20, siginfo_child.si_status 24, siginfo_child.si_stime 40,
                siginfo_sys.si_arch 28, epoll_event.data 4, msghdr.msg_control 32, msghdr.msg_flags 48,
                mmsghdr.msg_len 56, termios.c_cc 17""";
        for (String entry : offsets.split(",", -1)) {
            String[] words = entry.strip().split("[. ]", -1);
            assertThat(field(structures.structure(words[0]), words[1]).offset())
                    .as(entry)
                    .isEqualTo(Integer.parseInt(words[2]));
        }
    }

    @Test
    void aPackedStructureHasNoGaps() {
        StructLayout event = structures.structure("epoll_event");

        assertThat(event.size()).isEqualTo(12);
        assertThat(field(event, "data").offset()).isEqualTo(4);
        assertThat(field(event, "data").type()).isEqualTo(new ArgumentType.Struct(structures.structure("epoll_data")));
    }

    @Test
    void pointersSayWhatTheyPointToAndHowMuchOfIt() {
        StructLayout msghdr = structures.structure("msghdr");
        StructLayout.Field iov = field(msghdr, "msg_iov");

        assertThat(iov.offset()).isEqualTo(16);
        assertThat(iov.width()).isEqualTo(8);
        assertThat(iov.pointee())
                .isEqualTo(new StructLayout.Pointee(
                        new ArgumentType.Struct(structures.structure("iovec")), new Length.Argument(3)));
        assertThat(field(msghdr, "msg_namelen").pointee()).isNull();
    }

    @Test
    void lengthsCountElementsBytesOrBits() {
        assertThat(structures.structure("pollfd").unit()).isEqualTo(StructLayout.Unit.ELEMENTS);
        assertThat(structures.structure("sockaddr").unit()).isEqualTo(StructLayout.Unit.BYTES);
        assertThat(structures.structure("fd_set").unit()).isEqualTo(StructLayout.Unit.BITS);
    }

    @Test
    void textIsOneValueAsLongAsItsArray() {
        StructLayout.Field sysname = field(structures.structure("utsname"), "sysname");

        assertThat(sysname.type()).isEqualTo(new ArgumentType.Text());
        assertThat(sysname.width()).isEqualTo(65);
        assertThat(sysname.count()).isEqualTo(1);
    }

    @Test
    void aBareNumberIsAStructureOfOneUnnamedField() {
        SyscallTable table = SyscallTable.of(Abi.X86_64);
        Parameter pipefd =
                table.signature(table.number("pipe").orElseThrow()).parameters().get(0);

        assertThat(pipefd.type())
                .isEqualTo(new ArgumentType.Struct(new StructLayout(
                        "fd",
                        4,
                        List.of(new StructLayout.Field(
                                "", 0, 4, 1, new ArgumentType.Scalar(ScalarKind.FD), true, null)))));
    }

    @Test
    void anUnknownStructureIsRefusedByName() {
        assertThatThrownBy(() -> structures.structure("nope")).hasMessage("no structure is named 'nope'");
    }

    @Test
    void malformedStructuresSayWhereAndWhat() {
        assertProblem("structure a 4", "structures.tbl:1: expected 'struct'");
        assertProblem("struct a 8\n  int x", "structures.tbl:1: the fields fill 4 bytes, not 8");
        assertProblem("struct a 12\n  int x\n  long y", "the fields fill 16 bytes, not 12");
        assertProblem("struct a 4 crumbs\n  int x", "expected the end of the line, found 'crumbs'");
        assertProblem("struct a 4\n  nothing x", "structures.tbl:2: no structure is named 'nothing'");
        assertProblem("struct a 8\n  int*[n] x", "the length refers to 'n', which is not there");
        assertProblem("struct a 8\n  int[n] x", "an array inside a structure has a constant length");
        assertProblem("struct a 4\n  int x y", "structures.tbl:2: expected the end of the line, found 'y'");
        assertProblem("struct a 4\n  int", "structures.tbl:2: expected a word, found the end of the line");
        assertProblem(
                "struct a 8\n  a* next", "structures.tbl:1: structures are nested over 8 deep, or contain themselves");
        assertProblem("struct a -4\n  int x", "-4 is not between 0 and 65536");
    }

    private static void assertProblem(String lines, String problem) {
        assertThatThrownBy(() -> new Structures(TableText.of("structures.tbl", lines)).structure("a"))
                .as(lines)
                .isInstanceOf(TableException.class)
                .hasMessageContaining(problem);
    }

    private static StructLayout.Field field(StructLayout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
