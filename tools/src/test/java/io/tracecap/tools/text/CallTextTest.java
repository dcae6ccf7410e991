package io.tracecap.tools.text;

import static io.tracecap.tools.fixture.CallBuilder.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.CallBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each expected line is what strace 6.1 prints for the same call. */
class CallTextTest {
    private static final long AT_FDCWD = -100 & 0xFFFFFFFFL;
    private static final long ADDRESS = 0x7ffd30b1560L;
    private static final int PATH = EventView.PIECE_TEXT;
    private static final int AT_EXIT = EventView.PIECE_AT_EXIT;

    static Stream<Arguments> files() {
        return Stream.of(
                line(call("close", 3), "close(3) = 0"),
                line(
                        call("openat", AT_FDCWD, ADDRESS, 02000000)
                                .text(1, "/etc/ld.so.cache")
                                .returns(3),
                        "openat(AT_FDCWD, \"/etc/ld.so.cache\", O_RDONLY|O_CLOEXEC) = 3"),
                line(
                        call("openat", AT_FDCWD, ADDRESS, 0101, 0644)
                                .text(1, "x")
                                .returns(3),
                        "openat(AT_FDCWD, \"x\", O_WRONLY|O_CREAT, 0644) = 3"),
                line(
                        call("openat", 99, ADDRESS, 0101, 0).text(1, "x").returns(-9),
                        "openat(99, \"x\", O_WRONLY|O_CREAT, 000) = -1 EBADF (Bad file descriptor)"),
                line(
                        call("openat", AT_FDCWD, ADDRESS, 0)
                                .text(1, "a\nb\t\"\\\033x\0331\377\177")
                                .returns(-2),
                        "openat(AT_FDCWD, \"a\\nb\\t\\\"\\\\\\33x\\0331\\377\\177\", O_RDONLY)"
                                + " = -1 ENOENT (No such file or directory)"),
                line(
                        call("openat", AT_FDCWD, ADDRESS, 0).text(1, "/long", PATH | EventView.PIECE_TRUNCATED),
                        "openat(AT_FDCWD, \"/long\"..., O_RDONLY) = 0"),
                line(
                        call("openat", AT_FDCWD, 0, 0)
                                .text(1, "/address/left/out")
                                .returns(-2),
                        "openat(AT_FDCWD, \"/address/left/out\", O_RDONLY) = -1 ENOENT (No such file or directory)"),
                line(call("pipe2", 0, 0).out(0, new Bytes().i32(3, 4)), "pipe2([3, 4], 0) = 0"),
                line(call("stat", 1, 1).returns(-14), "stat(0x1, 0x1) = -1 EFAULT (Bad address)"),
                line(call("access", ADDRESS, 4).text(0, "/").returns(0), "access(\"/\", R_OK) = 0"),
                line(call("access", ADDRESS, 0).text(0, "/").returns(0), "access(\"/\", F_OK) = 0"),
                line(
                        call("mknodat", AT_FDCWD, ADDRESS, 010644, 0).text(1, "f"),
                        "mknodat(AT_FDCWD, \"f\", S_IFIFO|0644) = 0"),
                line(
                        call("mknodat", AT_FDCWD, ADDRESS, 020600, 0x103).text(1, "n"),
                        "mknodat(AT_FDCWD, \"n\", S_IFCHR|0600, makedev(0x1, 0x3)) = 0"),
                line(call("chown", ADDRESS, -1, 5).text(0, "n"), "chown(\"n\", -1, 5) = 0"),
                line(call("umask", 022).returns(022), "umask(022) = 022"),
                line(call("umask", 0).returns(022), "umask(000) = 022"),
                line(call("lseek", 3, -1, 2).returns(-22), "lseek(3, -1, SEEK_END) = -1 EINVAL (Invalid argument)"),
                line(
                        call("lseek", 3, 1, 9).returns(-22),
                        "lseek(3, 1, 0x9 /* SEEK_??? */) = -1 EINVAL (Invalid argument)"),
                line(call("pipe2", ADDRESS, 02000000).out(0, new Bytes().i32(3, 4)), "pipe2([3, 4], O_CLOEXEC) = 0"),
                line(
                        call("readlink", ADDRESS, ADDRESS, 5000)
                                .text(0, "/a/name/of/more/than/thirty-two/bytes")
                                .text(1, "/tmp/tt/averyveryverylongdirectoryname", PATH | AT_EXIT)
                                .returns(38),
                        "readlink(\"/a/name/of/more/than/thirty-two/bytes\","
                                + " \"/tmp/tt/averyveryverylongdirecto\"..., 5000) = 38"),
                line(
                        call("getcwd", ADDRESS, 5000)
                                .text(0, "/tmp/tt/averyveryverylongdirectoryname\0", PATH | AT_EXIT)
                                .returns(39),
                        "getcwd(\"/tmp/tt/averyveryverylongdirectoryname\", 5000) = 39"),
                line(
                        call("getcwd", ADDRESS, 1).returns(-34),
                        "getcwd(0x7ffd30b1560, 1) = -1 ERANGE (Numerical result out of range)"),
                line(call("read", 0, ADDRESS, 100).returns(5), "read(0, 0x7ffd30b1560, 100) = 5"),
                line(call("read", 0, ADDRESS, 100).returns(0), "read(0, \"\", 100) = 0"),
                line(
                        call("read", 0, ADDRESS, 100)
                                .text(1, "hello\0", AT_EXIT)
                                .returns(6),
                        "read(0, \"hello\\0\", 100) = 6"),
                line(call("fcntl", 1, 3).returns(0x8001), "fcntl(1, F_GETFL) = 0x8001 (flags O_WRONLY|O_LARGEFILE)"),
                line(call("fcntl", 8, 1).returns(1), "fcntl(8, F_GETFD) = 0x1 (flags FD_CLOEXEC)"),
                line(call("fcntl", 1, 1).returns(0), "fcntl(1, F_GETFD) = 0"),
                line(call("fcntl", 1, 4, 0), "fcntl(1, F_SETFL, O_RDONLY) = 0"),
                line(call("fcntl", 1, 1030, 10).returns(20), "fcntl(1, F_DUPFD_CLOEXEC, 10) = 20"),
                line(
                        call("fcntl", 3, 6, ADDRESS)
                                .in(2, new Bytes().u16(1, 0).i32(0).i64(0, 10).i32(0, 0)),
                        "fcntl(3, F_SETLK, {l_type=F_WRLCK, l_whence=SEEK_SET, l_start=0, l_len=10}) = 0"),
                line(
                        call("sendfile", 6, 5, ADDRESS, 100)
                                .in(2, new Bytes().i64(0))
                                .out(2, new Bytes().i64(100))
                                .returns(100),
                        "sendfile(6, 5, [0] => [100], 100) = 100"),
                line(
                        call("copy_file_range", 5, ADDRESS, 7, ADDRESS, 10, 0)
                                .in(1, new Bytes().i64(1))
                                .out(1, new Bytes().i64(11))
                                .in(3, new Bytes().i64(2))
                                .out(3, new Bytes().i64(12))
                                .returns(10),
                        "copy_file_range(5, [1], 7, [2], 10, 0) = 10"),
                line(
                        call("utimensat", AT_FDCWD, ADDRESS, ADDRESS, 0)
                                .text(1, "x")
                                .in(2, new Bytes().i64(5, (1 << 30) - 1, 0, (1 << 30) - 2)),
                        "utimensat(AT_FDCWD, \"x\", [UTIME_NOW, UTIME_OMIT], 0) = 0"),
                line(
                        call("writev", 1, ADDRESS, 1)
                                .in(1, new Bytes().i64(ADDRESS, 3))
                                .returns(3),
                        "writev(1, [{iov_base=0x7ffd30b1560, iov_len=3}], 1) = 3"),
                line(
                        call("writev", 1, ADDRESS, 3)
                                .in(1, new Bytes().i64(ADDRESS, 4, ADDRESS, 4, ADDRESS, 9))
                                .part(1, 1, 0, new Bytes().i32(0x64636261))
                                .part(1, 3, EventView.PIECE_TRUNCATED, new Bytes().i32(0x34333231))
                                .returns(17),
                        "writev(1, [{iov_base=\"abcd\", iov_len=4}, {iov_base=0x7ffd30b1560, iov_len=4},"
                                + " {iov_base=\"1234\"..., iov_len=9}], 3) = 17"));
    }

    static Stream<Arguments> structures() {
        return Stream.of(
                line(
                        call("fstat", 3, ADDRESS).out(1, stat(0100644, 0, 27002)),
                        "fstat(3, {st_mode=S_IFREG|0644, st_size=27002, ...}) = 0"),
                line(
                        call("fstat", 3, ADDRESS).out(1, stat(020666, 0x103, 0)),
                        "fstat(3, {st_mode=S_IFCHR|0666, st_rdev=makedev(0x1, 0x3), ...}) = 0"),
                line(
                        call("fstat", 3, ADDRESS).out(1, stat(041777, 0, 4096)),
                        "fstat(3, {st_mode=S_IFDIR|S_ISVTX|0777, st_size=4096, ...}) = 0"),
                line(
                        call("newfstatat", 3, ADDRESS, ADDRESS, 0x1000)
                                .text(1, "")
                                .out(2, stat(0100755, 0, 1926232)),
                        "newfstatat(3, \"\", {st_mode=S_IFREG|0755, st_size=1926232, ...}, AT_EMPTY_PATH) = 0"),
                line(
                        call("prlimit64", 0, 3, 0, ADDRESS).out(3, new Bytes().i64(8192 * 1024, -1)),
                        "prlimit64(0, RLIMIT_STACK, NULL, {rlim_cur=8192*1024, rlim_max=RLIM64_INFINITY}) = 0"),
                line(
                        call("uname", ADDRESS)
                                .out(
                                        0,
                                        new Bytes()
                                                .text("Linux")
                                                .upTo(65)
                                                .text("vm")
                                                .upTo(390)),
                        "uname({sysname=\"Linux\", nodename=\"vm\", ...}) = 0"),
                line(
                        call("clock_gettime", 1, ADDRESS).out(1, new Bytes().i64(1747, 414366619)),
                        "clock_gettime(CLOCK_MONOTONIC, {tv_sec=1747, tv_nsec=414366619}) = 0"),
                line(
                        call("sched_getaffinity", 0, 128, ADDRESS)
                                .out(2, new Bytes().i64(3).upTo(32))
                                .returns(32),
                        "sched_getaffinity(0, 128, [0 1]) = 32"),
                line(
                        call("ioctl", 1, 0x5413, ADDRESS).out(2, new Bytes().u16(24, 80, 0, 0)),
                        "ioctl(1, TIOCGWINSZ, {ws_row=24, ws_col=80, ws_xpixel=0, ws_ypixel=0}) = 0"),
                line(
                        call("ioctl", 25, 0x5401, ADDRESS)
                                .out(
                                        2,
                                        new Bytes()
                                                .i32(02400, 05, 0277, 0105073)
                                                .upTo(36)),
                        "ioctl(25, TCGETS, {c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR,"
                                + " c_cflag=B38400|CS8|CREAD, c_lflag=ISIG|ICANON|ECHO|ECHOE|ECHOK|IEXTEN|ECHOCTL|ECHOKE, ...})"
                                + " = 0"),
                line(
                        call("ioctl", 1, 0x5401, ADDRESS).returns(-25),
                        "ioctl(1, TCGETS, 0x7ffd30b1560) = -1 ENOTTY (Inappropriate ioctl for device)"),
                line(
                        call("ioctl", 3, 12345, ADDRESS).returns(-25),
                        "ioctl(3, _IOC(_IOC_NONE, 0x30, 0x39, 0), 0x7ffd30b1560)"
                                + " = -1 ENOTTY (Inappropriate ioctl for device)"),
                line(
                        call("getrusage", 0, ADDRESS)
                                .out(1, new Bytes().i64(0, 7, 1, 3161).upTo(144)),
                        "getrusage(RUSAGE_SELF, {ru_utime={tv_sec=0, tv_usec=7}, ru_stime={tv_sec=1, tv_usec=3161}, ...})"
                                + " = 0"),
                line(
                        call("epoll_ctl", 11, 1, 9, ADDRESS).in(3, new Bytes().i32(0x80000004, 7, 1)),
                        "epoll_ctl(11, EPOLL_CTL_ADD, 9, {events=EPOLLOUT|EPOLLET, data={u32=7, u64=4294967303}}) = 0"),
                line(call("epoll_wait", 11, ADDRESS, 4, 0), "epoll_wait(11, [], 4, 0) = 0"),
                line(
                        call("capget", ADDRESS, ADDRESS)
                                .in(0, new Bytes().i32(0x20080522, 0))
                                .out(1, new Bytes().i32(3, 1, 0, 0, 0x100, 0)),
                        "capget({version=_LINUX_CAPABILITY_VERSION_3, pid=0}, {effective=1<<CAP_CHOWN|1<<CAP_DAC_OVERRIDE,"
                                + " permitted=1<<CAP_CHOWN|1<<CAP_CHECKPOINT_RESTORE, inheritable=0}) = 0"));
    }

    static Stream<Arguments> sockets() {
        Bytes unix = new Bytes().u16(1).text("/run/nope").upTo(110);
        Bytes inet = new Bytes().u16(2).u8(0, 53, 127, 0, 0, 1).upTo(16);
        Bytes inet6 = new Bytes()
                .u16(10)
                .u8(0, 80, 0, 0, 0, 5, 0xfe, 0x80)
                .upTo(23)
                .u8(1)
                .i32(3);
        return Stream.of(
                line(
                        call("connect", 12, ADDRESS, 110).in(1, unix).returns(-2),
                        "connect(12, {sa_family=AF_UNIX, sun_path=\"/run/nope\"}, 110)"
                                + " = -1 ENOENT (No such file or directory)"),
                line(
                        call("bind", 12, ADDRESS, 11)
                                .in(1, new Bytes().u16(1).u8(0).text("abstract")),
                        "bind(12, {sa_family=AF_UNIX, sun_path=@\"abstract\"}, 11) = 0"),
                line(
                        call("connect", 3, ADDRESS, 2).in(1, new Bytes().u16(1)),
                        "connect(3, {sa_family=AF_UNIX}, 2) = 0"),
                line(
                        call("connect", 3, ADDRESS, 16).in(1, inet),
                        "connect(3, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0"),
                line(
                        call("connect", 3, ADDRESS, 28).in(1, inet6),
                        "connect(3, {sa_family=AF_INET6, sin6_port=htons(80), sin6_flowinfo=htonl(5),"
                                + " inet_pton(AF_INET6, \"fe80::1\", &sin6_addr), sin6_scope_id=3}, 28) = 0"),
                line(
                        call("bind", 17, ADDRESS, 12)
                                .in(1, new Bytes().u16(16, 0).i32(77, 3)),
                        "bind(17, {sa_family=AF_NETLINK, nl_pid=77, nl_groups=0x000003}, 12) = 0"),
                line(
                        call("connect", 16, ADDRESS, 16)
                                .in(1, new Bytes().u16(200).text("abcdef").upTo(16)),
                        "connect(16, {sa_family=0xc8 /* AF_??? */, sa_data=\"abcdef\\0\\0\\0\\0\\0\\0\\0\\0\"}, 16) = 0"),
                line(
                        call("getsockname", 12, ADDRESS, ADDRESS)
                                .in(2, new Bytes().i32(110))
                                .out(2, new Bytes().i32(11))
                                .out(1, new Bytes().u16(1).u8(0).text("abstract")),
                        "getsockname(12, {sa_family=AF_UNIX, sun_path=@\"abstract\"}, [110 => 11]) = 0"),
                line(
                        call("getpeername", 12, ADDRESS, ADDRESS)
                                .in(2, new Bytes().i32(128))
                                .returns(-107),
                        "getpeername(12, 0x7ffd30b1560, [128])"
                                + " = -1 ENOTCONN (Transport endpoint is not connected)"),
                line(call("accept", 12, 0, 0).returns(13), "accept(12, NULL, NULL) = 13"),
                line(
                        call("setsockopt", 13, 1, 2, ADDRESS, 4).in(3, new Bytes().i32(1)),
                        "setsockopt(13, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0"),
                line(
                        call("getsockopt", 13, 1, 4, ADDRESS, ADDRESS)
                                .in(4, new Bytes().i32(4))
                                .out(3, new Bytes().i32(0))
                                .out(4, new Bytes().i32(4)),
                        "getsockopt(13, SOL_SOCKET, SO_ERROR, [0], [4]) = 0"),
                line(call("socket", 1, 02000001, 0).returns(3), "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3"),
                line(
                        call("socket", 16, 02000003, 0).returns(17),
                        "socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE) = 17"),
                line(
                        call("sendmsg", 7, ADDRESS, 0)
                                .in(1, new Bytes().i64(0, 0, ADDRESS, 1, ADDRESS, 24, 0))
                                .part(1, 2, 0, new Bytes().i64(ADDRESS, 2))
                                .part(1, 3, 0, new Bytes().i64(24).i32(1, 1, 3, 4))
                                .returns(2),
                        "sendmsg(7, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=0x7ffd30b1560, iov_len=2}],"
                                + " msg_iovlen=1, msg_control=[{cmsg_len=24, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS,"
                                + " cmsg_data=[3, 4]}], msg_controllen=24, msg_flags=0}, 0) = 2"),
                line(
                        call("sendmsg", 7, ADDRESS, 0)
                                .in(1, new Bytes().i64(ADDRESS, 4, ADDRESS, 2, 0, 0, 0))
                                .part(1, 2, 0, new Bytes().i64(ADDRESS, 4, ADDRESS, 8))
                                .part(1, 5, EventView.PIECE_TRUNCATED, new Bytes().i32(0x64636261))
                                .returns(12),
                        "sendmsg(7, {msg_name=0x7ffd30b1560, msg_namelen=4, msg_iov=[{iov_base=0x7ffd30b1560, iov_len=4},"
                                + " {iov_base=\"abcd\"..., iov_len=8}], msg_iovlen=2, msg_controllen=0, msg_flags=0}, 0) ="
                                + " 12"));
    }

    static Stream<Arguments> waiting() {
        return Stream.of(
                line(
                        call("poll", ADDRESS, 2, 100)
                                .in(0, new Bytes().i32(8).u16(1, 0).i32(-1).u16(1, 0))
                                .out(0, new Bytes().i32(8).u16(1, 1).i32(-1).u16(1, 0))
                                .returns(1),
                        "poll([{fd=8, events=POLLIN}, {fd=-1}], 2, 100) = 1 ([{fd=8, revents=POLLIN}])"),
                line(
                        call("poll", ADDRESS, 1, 1).in(0, new Bytes().i32(8).u16(1, 0)),
                        "poll([{fd=8, events=POLLIN}], 1, 1) = 0 (Timeout)"),
                line(
                        call("poll", 0, 0, 1000).returns(-516),
                        "poll(NULL, 0, 1000) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)"),
                line(
                        call("ppoll", ADDRESS, 1, ADDRESS, ADDRESS, 8)
                                .in(0, new Bytes().i32(9).u16(4, 0))
                                .in(2, new Bytes().i64(0, 5000000))
                                .in(3, new Bytes().i64(0x10002))
                                .out(0, new Bytes().i32(9).u16(4, 4))
                                .out(2, new Bytes().i64(0, 4998538))
                                .returns(1),
                        "ppoll([{fd=9, events=POLLOUT}], 1, {tv_sec=0, tv_nsec=5000000}, [INT CHLD], 8)"
                                + " = 1 ([{fd=9, revents=POLLOUT}], left {tv_sec=0, tv_nsec=4998538})"),
                line(
                        call("pselect6", 10, ADDRESS, ADDRESS, 0, ADDRESS, ADDRESS)
                                .in(1, new Bytes().i64(0x100))
                                .in(2, new Bytes().i64(0x200))
                                .in(4, new Bytes().i64(1, 5000))
                                .in(5, new Bytes().i64(ADDRESS, 8))
                                .part(5, 1, 0, new Bytes().i64(0x10002))
                                .out(1, new Bytes().i64(0))
                                .out(2, new Bytes().i64(0x200))
                                .out(4, new Bytes().i64(1, 3087))
                                .returns(1),
                        "pselect6(10, [8], [9], NULL, {tv_sec=1, tv_nsec=5000}, {sigmask=[INT CHLD], sigsetsize=8})"
                                + " = 1 (out [9], left {tv_sec=1, tv_nsec=3087})"),
                line(
                        call("select", 10, ADDRESS, 0, 0, 0).in(1, new Bytes().i64(0x100)),
                        "select(10, [8], NULL, NULL, NULL) = 0 (Timeout)"),
                line(
                        call("wait4", -1, ADDRESS, 1, 0)
                                .out(1, new Bytes().i32(0x300))
                                .returns(4712),
                        "wait4(-1, [{WIFEXITED(s) && WEXITSTATUS(s) == 3}], WNOHANG, NULL) = 4712"),
                line(
                        call("wait4", 4712, ADDRESS, 0, 0)
                                .out(1, new Bytes().i32(0x8b))
                                .returns(4712),
                        "wait4(4712, [{WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV && WCOREDUMP(s)}], 0, NULL) = 4712"),
                line(
                        call("wait4", -1, ADDRESS, 1, 0).out(1, new Bytes().i32(0)),
                        "wait4(-1, 0x7ffd30b1560, WNOHANG, NULL) = 0"),
                line(
                        call("futex", ADDRESS, 128, 99, 0).returns(-11),
                        "futex(0x7ffd30b1560, FUTEX_WAIT_PRIVATE, 99, NULL) = -1 EAGAIN (Resource temporarily unavailable)"),
                line(call("futex", ADDRESS, 129, 1, 7, 7, 7), "futex(0x7ffd30b1560, FUTEX_WAKE_PRIVATE, 1) = 0"),
                line(
                        call("futex", ADDRESS, 265, 13773, 0, 0, -1),
                        "futex(0x7ffd30b1560, FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME, 13773, NULL,"
                                + " FUTEX_BITSET_MATCH_ANY) = 0"),
                line(
                        call("nanosleep", ADDRESS, 0).in(0, new Bytes().i64(0, 5000000)),
                        "nanosleep({tv_sec=0, tv_nsec=5000000}, NULL) = 0"));
    }

    static Stream<Arguments> processes() {
        return Stream.of(
                line(
                        call("execve", ADDRESS, ADDRESS, ADDRESS)
                                .text(0, "/bin/sh")
                                .text(1, "sh\0-c\0exit \n7\0")
                                .in(2, new Bytes().i32(24)),
                        "execve(\"/bin/sh\", [\"sh\", \"-c\", \"exit \\n7\"], 0x7ffd30b1560 /* 24 vars */) = 0"),
                line(
                        call("execve", ADDRESS, ADDRESS, ADDRESS)
                                .text(0, "/nope")
                                .text(1, "")
                                .in(2, new Bytes().i32(1))
                                .returns(-2),
                        "execve(\"/nope\", [], 0x7ffd30b1560 /* 1 var */) = -1 ENOENT (No such file or directory)"),
                line(
                        call("execve", ADDRESS, 0, 0).text(0, "/nope").returns(-2),
                        "execve(\"/nope\", NULL, NULL) = -1 ENOENT (No such file or directory)"),
                line(
                        call("clone", 0x01200011, 0, 0, 0x7faa10, 0).returns(4712),
                        "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD,"
                                + " child_tidptr=0x7faa10) = 4712"),
                line(
                        call("clone", 0x111, 0x56516200d1b0L).returns(4712),
                        "clone(child_stack=0x56516200d1b0, flags=CLONE_VM|SIGCHLD) = 4712"),
                line(
                        call("clone", 0x100211, 0, ADDRESS).returns(4712),
                        "clone(child_stack=NULL, flags=CLONE_FS|CLONE_PARENT_SETTID|SIGCHLD, parent_tid=[4712]) = 4712"),
                line(
                        call("clone3", ADDRESS, 88)
                                .in(
                                        0,
                                        new Bytes()
                                                .i64(
                                                        0x3d0f00, 0, 0x7f990L, 0x7f990L, 0, 0x7fa000L, 0x7fff80,
                                                        0x7f6c0L, 0, 0, 0))
                                .returns(13773),
                        "clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD|CLONE_SYSVSEM|CLONE_SETTLS"
                                + "|CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID, child_tid=0x7f990, parent_tid=0x7f990,"
                                + " exit_signal=0, stack=0x7fa000, stack_size=0x7fff80, tls=0x7f6c0}"
                                + " => {parent_tid=[13773]}, 88) = 13773"),
                line(call("kill", 4711, 15), "kill(4711, SIGTERM) = 0"),
                line(call("kill", 4711, 0), "kill(4711, 0) = 0"),
                line(
                        call("rt_sigaction", 2, ADDRESS, 0, 8)
                                .in(1, new Bytes().i64(0x55694954ca39L, 0x14000000, 0x7fb1f6584050L, 0x200)),
                        "rt_sigaction(SIGINT, {sa_handler=0x55694954ca39, sa_mask=[USR1],"
                                + " sa_flags=SA_RESTORER|SA_RESTART, sa_restorer=0x7fb1f6584050}, NULL, 8) = 0"),
                line(
                        call("rt_sigaction", 13, 0, ADDRESS, 8).out(2, new Bytes().i64(1, 0, 0, 0)),
                        "rt_sigaction(SIGPIPE, NULL, {sa_handler=SIG_IGN, sa_mask=[], sa_flags=0}, 8) = 0"),
                line(
                        call("rt_sigprocmask", 0, ADDRESS, ADDRESS, 8)
                                .in(1, new Bytes().i64(~0x180000000L))
                                .out(2, new Bytes().i64(0x1000000000L)),
                        "rt_sigprocmask(SIG_BLOCK, ~[RTMIN RT_1], [RT_5], 8) = 0"),
                line(
                        call("rt_sigtimedwait", ADDRESS, ADDRESS, 0, 8)
                                .in(0, new Bytes().i64(0x2000))
                                .out(1, new Bytes().i32(14, 0, 128).upTo(128))
                                .returns(14),
                        "rt_sigtimedwait([ALRM], {si_signo=SIGALRM, si_code=SI_KERNEL}, NULL, 8) = 14 (SIGALRM)"),
                line(
                        call("mmap", 0, 8192, 3, 0x22, -1, 0).returns(0x7faaf925f000L),
                        "mmap(NULL, 8192, PROT_READ|PROT_WRITE, MAP_PRIVATE|MAP_ANONYMOUS, -1, 0) = 0x7faaf925f000"),
                line(
                        call("mmap", 0x7faa000, 4096, 1, 0x812, 3, 0x26000).returns(0x7faa000),
                        "mmap(0x7faa000, 4096, PROT_READ, MAP_PRIVATE|MAP_FIXED|MAP_DENYWRITE, 3, 0x26000) = 0x7faa000"),
                line(call("brk", 0).returns(0x561e7a304000L), "brk(NULL) = 0x561e7a304000"),
                line(call("exit_group", 3).neverReturns(), "exit_group(3) = ?"),
                line(call("read", 3, ADDRESS, 5).neverReturns(), "read(3,  <unfinished ...>) = ?"),
                line(call("pause").returns(-514), "pause() = ? ERESTARTNOHAND (To be restarted if no handler)"),
                line(call("getpid").returns(4711), "getpid() = 4711"),
                line(call("setresuid", -1, 0, -1), "setresuid(-1, 0, -1) = 0"),
                line(call("personality", 0xffffffffL).returns(0), "personality(0xffffffff) = 0 (PER_LINUX)"),
                line(call("prctl", 15, ADDRESS).text(1, "ab\ncd"), "prctl(PR_SET_NAME, \"ab\\ncd\") = 0"),
                line(
                        call(999, 1, 2, 3, 4, 5, 6).returns(-38),
                        "syscall_0x3e7(0x1, 0x2, 0x3, 0x4, 0x5, 0x6) = -1 ENOSYS (Function not implemented)"),
                line(call("getpid").returns(-1234), "getpid() = -1 (errno 1234)"));
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                line(
                        call("getsockname", 12, ADDRESS, ADDRESS)
                                .in(2, new Bytes().i32(4))
                                .out(2, new Bytes().i32(11))
                                .out(1, new Bytes().u16(1).u8(0).text("abstract")),
                        "getsockname(12, {sa_family=AF_UNIX, sun_path=@\"a\"}, [4 => 11]) = 0"),
                line(
                        call("getsockopt", 13, 1, 7, ADDRESS, ADDRESS)
                                .in(4, new Bytes().i32(8))
                                .out(3, new Bytes().i32(16384))
                                .out(4, new Bytes().i32(4)),
                        "getsockopt(13, SOL_SOCKET, SO_SNDBUF, [16384], [8 => 4]) = 0"),
                line(
                        call("pselect6", 1000, 1, 0, 0, 0, 0)
                                .part(1, 0, EventView.PIECE_FAULT, new Bytes())
                                .returns(-14),
                        "pselect6(1000, 0x1, NULL, NULL, NULL, NULL) = -1 EFAULT (Bad address)"),
                line(
                        call("execve", ADDRESS, 1, 1)
                                .text(0, "/nope")
                                .text(1, "", EventView.PIECE_TEXT | EventView.PIECE_FAULT)
                                .part(2, 0, EventView.PIECE_FAULT, new Bytes().i32(0))
                                .returns(-2),
                        "execve(\"/nope\", 0x1, 0x1) = -1 ENOENT (No such file or directory)"),
                line(
                        call("sched_getattr", 0, ADDRESS, 48, 0)
                                .out(1, new Bytes().i32(48, 3).i64(1).i32(0, 0).i64(5, 0, 0)),
                        "sched_getattr(0, {size=48, sched_policy=SCHED_BATCH, sched_flags=SCHED_FLAG_RESET_ON_FORK,"
                                + " sched_nice=0, sched_priority=0, sched_runtime=5, sched_deadline=0, sched_period=0}, 48, 0)"
                                + " = 0"),
                line(call("shmget", 0, 4096, 01600).returns(3), "shmget(IPC_PRIVATE, 4096, IPC_CREAT|0600) = 3"),
                line(
                        call("fstatfs", 3, ADDRESS)
                                .out(
                                        1,
                                        new Bytes()
                                                .i64(0x58465342, 4096, 9, 8, 7, 6, 5)
                                                .i32(0xda63749f, 1)
                                                .i64(255, 4096, 0x1020)
                                                .upTo(120)),
                        "fstatfs(3, {f_type=XFS_SUPER_MAGIC, f_bsize=4096, f_blocks=9, f_bfree=8, f_bavail=7, f_files=6,"
                                + " f_ffree=5, f_fsid={val=[0xda63749f, 0x1]}, f_namelen=255, f_frsize=4096,"
                                + " f_flags=ST_VALID|ST_RELATIME}) = 0"),
                line(
                        call("prctl", 15, ADDRESS).text(1, "C1 CompilerThread"),
                        "prctl(PR_SET_NAME, \"C1 CompilerThre\"...) = 0"),
                line(call("getdents64", 3, ADDRESS, 32768), "getdents64(3, 0x7ffd30b1560 /* 0 entries */, 32768) = 0"),
                line(call("write", 1, ADDRESS, 0), "write(1, \"\", 0) = 0"),
                line(call("fstat", 3, ADDRESS).out(1, new Bytes().i64(1)), "fstat(3, 0x7ffd30b1560) = 0"));
    }

    private static Arguments line(CallBuilder call, String expected) {
        return Arguments.of(expected, call.event());
    }

    @ParameterizedTest
    @MethodSource({"files", "structures", "sockets", "waiting", "processes", "oddities"})
    void printsAsStraceDoes(String expected, Event call) {
        assertThat(text(TextOptions.DEFAULT, 0, call)).isEqualTo(expected);
    }

    @Test
    void alignsTheResult() {
        assertThat(text(TextOptions.DEFAULT, 20, call("close", 3).event())).isEqualTo("close(3)            = 0");
    }

    @Test
    void showsAllFieldsOnRequest() {
        String text = text(
                new TextOptions(32, true),
                0,
                call("fstat", 3, ADDRESS).out(1, stat(0100644, 0, 10)).event());

        assertThat(text)
                .startsWith("fstat(3, {st_dev=makedev(0xfe, 0), st_ino=673, st_mode=S_IFREG|0644, st_nlink=1, st_uid=0,"
                        + " st_gid=0, st_blksize=4096, st_blocks=72, st_size=10, st_atime=1792191844 /* 2026-10-1")
                .endsWith(" */, st_ctime_nsec=0}) = 0");
    }

    @Test
    void cutsStringsAtTheLimit() {
        Event write =
                call("write", 1, ADDRESS, 5).text(1, "hello", 0).returns(5).event();

        assertThat(text(new TextOptions(3, false), 0, write)).isEqualTo("write(1, \"hel\"..., 5) = 5");
        assertThat(text(new TextOptions(5, false), 0, write)).isEqualTo("write(1, \"hello\", 5) = 5");
    }

    @Test
    void showsTheHalvesOfACall() {
        Event enter = call("read", 3, ADDRESS, 5).neverReturns().event();
        Event exit = call("read").text(1, "ab", AT_EXIT).returns(2).event();
        TextBuffer out = new TextBuffer();
        CallText calls = new CallText(TextOptions.DEFAULT, 0, FilesView.NONE);

        calls.printEnter(enter, out);
        out.ascii('/');
        calls.printExit(enter, exit, exit, out);

        assertThat(out).hasToString("read(3,  <unfinished ...>/<... read resumed>\"ab\", 5) = 2");
    }

    @Test
    void saysThatACallWasInterruptedByDeath() {
        Event enter = call("read", 3, ADDRESS, 5).neverReturns().event();
        TextBuffer out = new TextBuffer();

        new CallText(TextOptions.DEFAULT, 0, FilesView.NONE).printExit(enter, null, enter, out);

        assertThat(out).hasToString("<... read resumed> <unfinished ...>) = ?");
    }

    private static String text(TextOptions options, int column, Event event) {
        TextBuffer out = new TextBuffer();
        new CallText(options, column, FilesView.NONE).print(event, event.kind() == EventKind.ENTER ? null : event, out);
        return out.toString();
    }

    private static Bytes stat(int mode, long device, long size) {
        return new Bytes()
                .i64(0xfe00, 673, 1)
                .i32(mode, 0, 0, 0)
                .i64(device, size, 4096, 72)
                .i64(1792191844, 5, 1792191844, 0, 1792191844, 0)
                .upTo(144);
    }
}
