package io.tracecap.tools.text;

import static io.tracecap.tools.fixture.CallBuilder.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.syscall.Abi;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.CallBuilder;
import org.junit.jupiter.api.Test;

/** Calls of other architectures than 64-bit x86, and calls that no table knows. */
class OtherAbiTextTest {
    private static final long AT_FDCWD = -100 & 0xFFFFFFFFL;
    private static final long ADDRESS = 0xffd30b15L;

    @Test
    void flagsAreThoseOfTheArchitecture() {
        assertText(
                call(Abi.AARCH64, "openat", AT_FDCWD, ADDRESS, 040000)
                        .text(1, "/")
                        .returns(3),
                "openat(AT_FDCWD, \"/\", O_RDONLY|O_DIRECTORY) = 3");
        assertText(
                call(Abi.X86_64, "openat", AT_FDCWD, ADDRESS, 040000)
                        .text(1, "/")
                        .returns(3),
                "openat(AT_FDCWD, \"/\", O_RDONLY|O_DIRECT) = 3");
    }

    @Test
    void structuresAreThoseOfTheArchitecture() {
        assertText(
                call(Abi.I386, "nanosleep", ADDRESS, 0).in(0, new Bytes().i32(1, 500)),
                "nanosleep({tv_sec=1, tv_nsec=500}, NULL) = 0");
        assertText(
                call(Abi.I386, "clock_gettime64", 1, ADDRESS).out(1, new Bytes().i64(1, 500)),
                "clock_gettime64(CLOCK_MONOTONIC, {tv_sec=1, tv_nsec=500}) = 0");
        assertText(
                call(Abi.AARCH64, "epoll_ctl", 3, 1, 4, ADDRESS)
                        .in(3, new Bytes().i32(1, 0).i64(7)),
                "epoll_ctl(3, EPOLL_CTL_ADD, 4, {events=EPOLLIN, data={u32=7, u64=7}}) = 0");
    }

    @Test
    void structuresOfUnknownLayoutAreAddresses() {
        assertText(
                call(Abi.I386, "adjtimex", ADDRESS)
                        .in(0, new Bytes().i64(1, 2, 3))
                        .returns(5),
                "adjtimex(0xffd30b15) = 5 (TIME_ERROR)");
    }

    @Test
    void halvesOfALongNumberAreJoined() {
        assertText(
                call(Abi.I386, "pread64", 3, ADDRESS, 5, 0xFFFFFFFFL, 0xFFFFFFFFL)
                        .returns(-22),
                "pread64(3, 0xffd30b15, 5, -1) = -1 EINVAL (Invalid argument)");
        assertText(call(Abi.I386, "ftruncate64", 3, 1, 2), "ftruncate64(3, 8589934593) = 0");
        assertText(call(Abi.ARM, "ftruncate64", 3, 99, 1, 2), "ftruncate64(3, 8589934593) = 0");
    }

    @Test
    void negativeNumbersOf32BitsAreNegative() {
        assertText(
                call(Abi.I386, "lseek", 3, 0xFFFFFFFFL, 1).returns(-22),
                "lseek(3, -1, SEEK_CUR) = -1 EINVAL (Invalid argument)");
    }

    @Test
    void theOrderOfTheArgumentsOfCloneIsThatOfTheArchitecture() {
        long flags = 0x01200000L | 17;
        String text = "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD,"
                + " child_tidptr=0xffd30b15) = 9";

        assertText(call(Abi.X86_64, "clone", flags, 0, 0, ADDRESS, 1).returns(9), text);
        assertText(call(Abi.AARCH64, "clone", flags, 0, 0, 1, ADDRESS).returns(9), text);
    }

    @Test
    void aCallThatIsNewerThanTheTableHasANumberForAName() {
        assertText(
                call(0x1d7, 1, 2, 0, ADDRESS, 5, 6).returns(-38),
                "syscall_0x1d7(0x1, 0x2, 0, 0xffd30b15, 0x5, 0x6) = -1 ENOSYS (Function not implemented)");
        assertText(call(100_000, 1).returns(7), "syscall_0x186a0(0x1, 0, 0, 0, 0, 0) = 7");
    }

    private static void assertText(CallBuilder call, String expected) {
        TextBuffer out = new TextBuffer();
        Event event = call.event();
        new CallText(TextOptions.DEFAULT, 0, FilesView.NONE).print(event, event, out);
        assertThat(out.toString()).isEqualTo(expected);
    }
}
