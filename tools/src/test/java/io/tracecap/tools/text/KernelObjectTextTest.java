package io.tracecap.tools.text;

import static io.tracecap.tools.fixture.CallBuilder.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.tools.fixture.Bytes;
import io.tracecap.tools.fixture.CallBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each expected line is what strace 6.1 prints for the same call; it does not know the last ones. */
class KernelObjectTextTest {
    private static final long ADDRESS = 0x7ffd30b1560L;

    static Stream<Arguments> calls() {
        return Stream.of(
                line(
                        call("keyctl", 5, 7, 0x3f),
                        "keyctl(KEYCTL_SETPERM, 7, KEY_OTH_VIEW|KEY_OTH_READ|KEY_OTH_WRITE"
                                + "|KEY_OTH_SEARCH|KEY_OTH_LINK|KEY_OTH_SETATTR) = 0"),
                line(
                        call("keyctl", 10, 0xfffffffdL, ADDRESS, ADDRESS, 0)
                                .text(2, "user")
                                .text(3, "name")
                                .returns(99),
                        "keyctl(KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, \"user\", \"name\", 0) = 99"),
                line(call("keyctl", 999, 1, 2, 3, 4), "keyctl(0x3e7 /* KEYCTL_??? */, 0x1, 0x2, 0x3, 0x4) = 0"),
                line(
                        call("prctl", 47, 2, 99, 0, 0).returns(-22),
                        "prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 0x63 /* CAP_??? */, 0, 0)"
                                + " = -1 EINVAL (Invalid argument)"),
                line(call("prctl", 28, 0x10), "prctl(PR_SET_SECUREBITS, SECBIT_KEEP_CAPS) = 0"),
                line(
                        call("mbind", 4096, 4096, 0x8002, ADDRESS, 8, 3).in(3, new Bytes().i64(3)),
                        "mbind(0x1000, 4096, MPOL_BIND|MPOL_F_STATIC_NODES, [0x00000000000003], 8,"
                                + " MPOL_MF_STRICT|MPOL_MF_MOVE) = 0"),
                line(
                        call("timer_create", 1, ADDRESS, ADDRESS)
                                .in(1, new Bytes().i64(7).i32(10, 0, 0, 0).i64(0, 0, 0, 0, 0))
                                .out(2, new Bytes().i32(0)),
                        "timer_create(CLOCK_MONOTONIC, {sigev_value={sival_int=7, sival_ptr=0x7},"
                                + " sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL}, [0]) = 0"),
                line(
                        call("semop", 3, ADDRESS, 2).in(1, new Bytes().u16(0, 0xffff, 04000, 1, 1, 0x1000)),
                        "semop(3, [{sem_num=0, sem_op=-1, sem_flg=IPC_NOWAIT}, {sem_num=1, sem_op=1,"
                                + " sem_flg=SEM_UNDO}], 2) = 0"),
                line(
                        call("futex", ADDRESS, 0x85, 1, 2, ADDRESS, 0x1002),
                        "futex(0x7ffd30b1560, FUTEX_WAKE_OP_PRIVATE, 1, 2, 0x7ffd30b1560,"
                                + " FUTEX_OP_SET<<28|0x1<<12|FUTEX_OP_CMP_EQ<<24|0x2) = 0"),
                line(
                        call("quotactl", 0x80000700L, ADDRESS, 5, ADDRESS).text(1, "/dev/x"),
                        "quotactl(QCMD(Q_GETQUOTA, USRQUOTA), \"/dev/x\", 5, 0x7ffd30b1560) = 0"),
                line(
                        call("ioprio_set", 1, 5, 0x4004),
                        "ioprio_set(IOPRIO_WHO_PROCESS, 5, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4)) = 0"),
                line(call("socket", 17, 3, 0x300).returns(4), "socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 4"),
                line(
                        call("bpf", 0, ADDRESS, 16)
                                .in(1, new Bytes().i32(1, 4, 8, 16))
                                .returns(3),
                        "bpf(BPF_MAP_CREATE, {map_type=BPF_MAP_TYPE_HASH, key_size=4, value_size=8,"
                                + " max_entries=16}, 16) = 3"),
                line(
                        call("landlock_create_ruleset", ADDRESS, 8, 0)
                                .in(0, new Bytes().i64(9))
                                .returns(3),
                        "landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE"
                                + "|LANDLOCK_ACCESS_FS_READ_DIR}, 8, 0) = 3"),
                line(
                        call("setsockopt", 3, 0, 2, ADDRESS, 1).in(3, new Bytes().i32(0x41)),
                        "setsockopt(3, SOL_IP, IP_TTL, \"A\", 1) = 0"),
                line(call("ioctl", 3, 0x540b, 2), "ioctl(3, TCFLSH, TCIOFLUSH) = 0"),
                line(
                        call("ioctl", 3, 0xc123f799L, 0x55),
                        "ioctl(3, _IOC(_IOC_READ|_IOC_WRITE, 0xf7, 0x99, 0x123)," + " 0x55) = 0"),
                line(
                        call("perf_event_open", ADDRESS, 5, -1, -1, 8)
                                .in(0, new Bytes().i32(4, 64).i64(0x11, 0, 0, 0, 0x10023))
                                .returns(3),
                        "perf_event_open({type=PERF_TYPE_RAW, size=PERF_ATTR_SIZE_VER0, config=0x11, sample_period=0,"
                                + " sample_type=0, read_format=0, disabled=1, inherit=1, exclude_kernel=1,"
                                + " precise_ip=2 /* requested to have 0 skid */, ...}, 5, -1, -1, PERF_FLAG_FD_CLOEXEC) = 3"),
                line(
                        call("ioctl", 3, 0x8913, ADDRESS)
                                .in(2, new Bytes().i64(0x6f6c, 0, 0x49, 0, 0))
                                .returns(-19),
                        "ioctl(3, SIOCGIFFLAGS, {ifr_name=\"lo\"}) = -1 ENODEV (No such device)"),
                line(
                        call("ioctl", 3, 0x8913, ADDRESS)
                                .in(2, new Bytes().i64(0x6f6c, 0, 0, 0, 0))
                                .out(2, new Bytes().i64(0x6f6c, 0, 0x49, 0, 0)),
                        "ioctl(3, SIOCGIFFLAGS, {ifr_name=\"lo\", ifr_flags=IFF_UP|IFF_LOOPBACK|IFF_RUNNING}) = 0"),
                line(
                        call("io_submit", 7, 2, ADDRESS)
                                .in(2, new Bytes().i64(ADDRESS, ADDRESS + 64))
                                .part(
                                        2,
                                        1,
                                        0,
                                        new Bytes().i64(1, 0).i32(0x10000, 5).i64(ADDRESS, 3, 0, 0, 0))
                                .returns(-22),
                        "io_submit(0x7, 2, [{aio_data=0x1, aio_lio_opcode=IOCB_CMD_PREAD, aio_reqprio=1, aio_fildes=5,"
                                + " aio_buf=0x7ffd30b1560, aio_nbytes=3, aio_offset=0}, 0x7ffd30b15a0]) = -1 EINVAL (Invalid argument)"),
                line(
                        call("getdents64", 3, ADDRESS, 32768)
                                .out(1, new Bytes().i32(5))
                                .returns(120),
                        "getdents64(3, 0x7ffd30b1560 /* 5 entries */, 32768) = 120"),
                line(
                        call("fanotify_mark", 3, 0x80, 0, 0xffffffffL, 0),
                        "fanotify_mark(3, FAN_MARK_FLUSH, 0, FAN_NOFD, NULL) = 0"),
                line(
                        call("cachestat", 3, ADDRESS, ADDRESS, 0)
                                .in(1, new Bytes().i64(0, 4096))
                                .out(2, new Bytes().i64(1, 0, 0, 0, 0)),
                        "cachestat(3, {off=0, len=4096}, {nr_cache=1, nr_dirty=0, nr_writeback=0, nr_evicted=0,"
                                + " nr_recently_evicted=0}, 0) = 0"),
                line(
                        call("listns", ADDRESS, ADDRESS, 5, 0).returns(2),
                        "listns(0x7ffd30b1560, 0x7ffd30b1560, 5, 0) = 2"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void printsAsStraceDoes(Event event, String expected) {
        TextBuffer out = new TextBuffer();
        new CallText(TextOptions.DEFAULT, 0, FilesView.NONE).print(event, event, out);
        assertThat(out.toString()).isEqualTo(expected);
    }

    private static Arguments line(CallBuilder call, String expected) {
        return Arguments.of(call.event(), expected);
    }
}
