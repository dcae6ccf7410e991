/* What programs have the kernel run or forbid: BPF, seccomp, perf, landlock, io_uring, asynchronous I/O, userfaultfd. */
#include "conformance.h"
#include <linux/aio_abi.h>
#include <linux/audit.h>
#include <linux/bpf.h>
#include <linux/filter.h>
#include <linux/io_uring.h>
#include <linux/landlock.h>
#include <linux/perf_event.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <time.h>

int main(void) {
    struct sock_filter code[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AUDIT_ARCH_X86_64, 0, 2),
        BPF_STMT(BPF_ALU | BPF_AND | BPF_K, 0xff),
        BPF_JUMP(BPF_JMP | BPF_JA, 1, 0, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 5),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {7, code};
    struct sock_fprog nowhere = {3, (void *)NOWHERE};
    struct sock_fprog empty = {0, NULL};
    struct bpf_insn instructions[2] = {{BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, 1}, {BPF_JMP | BPF_EXIT}};
    union bpf_attr map = {.map_type = BPF_MAP_TYPE_HASH, .key_size = 4, .value_size = 8, .max_entries = 0, .map_flags = BPF_F_NO_PREALLOC};
    union bpf_attr load = {.prog_type = BPF_PROG_TYPE_SOCKET_FILTER, .insn_cnt = 2, .insns = (uint64_t)instructions, .license = (uint64_t)"none such", .prog_name = "name", .log_level = 77};
    union bpf_attr attach = {.target_fd = -1, .attach_bpf_fd = -2, .attach_type = BPF_CGROUP_INET_INGRESS, .attach_flags = BPF_F_ALLOW_MULTI};
    union bpf_attr test = {.test = {.prog_fd = -1, .repeat = 3}};
    union bpf_attr id = {.start_id = 5, .next_id = 6, .open_flags = BPF_F_RDONLY};
    union bpf_attr info = {.info = {-1, 4, NOWHERE}};
    union bpf_attr query = {.query = {-1, BPF_CGROUP_DEVICE, BPF_F_QUERY_EFFECTIVE, 0, NOWHERE, 5}};
    union bpf_attr raw = {.raw_tracepoint = {(uint64_t)"tracepoint", -1}};
    union bpf_attr btf = {.btf = NOWHERE, .btf_log_buf = NOWHERE, .btf_size = 5, .btf_log_size = 6, .btf_log_level = 7};
    union bpf_attr task = {.task_fd_query = {5, 6, 0, 7, NOWHERE}};
    union bpf_attr batch = {.batch = {.in_batch = NOWHERE, .map_fd = -1, .count = 5}};
    union bpf_attr link = {.link_create = {.prog_fd = -1, .target_fd = -2, .attach_type = BPF_XDP}};
    struct perf_event_attr perf = {.type = PERF_TYPE_SOFTWARE, .size = sizeof perf, .config = PERF_COUNT_SW_CPU_CLOCK, .sample_period = 1000, .sample_type = PERF_SAMPLE_IP | PERF_SAMPLE_TID, .read_format = PERF_FORMAT_ID, .disabled = 1, .inherit = 1, .exclude_kernel = 1, .precise_ip = 2, .wakeup_events = 1};
    struct perf_event_attr hardware = {.type = PERF_TYPE_HARDWARE, .size = PERF_ATTR_SIZE_VER0, .config = PERF_COUNT_HW_INSTRUCTIONS};
    struct landlock_ruleset_attr rules = {.handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_REG};
    struct landlock_path_beneath_attr beneath = {LANDLOCK_ACCESS_FS_READ_FILE, -1};
    struct io_uring_params setup = {.flags = IORING_SETUP_SQPOLL | IORING_SETUP_CQSIZE, .sq_thread_cpu = 3, .sq_thread_idle = 4};
    struct iovec vectors[2] = {{(void *)NOWHERE, 5}, {NULL, 0}};
    int fds[3] = {5, -1, 7};
    struct io_uring_rsrc_update update = {.offset = 1, .data = (uint64_t)fds};
    struct io_uring_restriction restriction = {.opcode = IORING_RESTRICTION_SQE_OP, .sqe_op = IORING_OP_READ};
    struct iocb read = {.aio_data = 7, .aio_lio_opcode = IOCB_CMD_PREAD, .aio_fildes = 5, .aio_buf = NOWHERE, .aio_nbytes = 10, .aio_offset = 20};
    struct iocb write = {.aio_lio_opcode = IOCB_CMD_PWRITEV, .aio_fildes = 6, .aio_buf = (uint64_t)vectors, .aio_nbytes = 2, .aio_reqprio = 3, .aio_flags = IOCB_FLAG_RESFD, .aio_resfd = 8};
    struct iocb sync = {.aio_lio_opcode = IOCB_CMD_FSYNC, .aio_fildes = 9};
    struct iocb *blocks[3] = {&read, &write, &sync};
    struct timespec bad = {1, 2000000000};
    uint64_t mask = 1 << 1;
    struct { const void *set; size_t size; } pack = {&mask, 8};
    unsigned action = SECCOMP_RET_TRAP;
    aio_context_t context = 0;
    BEGIN();
    CASE("seccomp(SECCOMP_SET_MODE_STRICT, 0x1, NULL)", seccomp, SECCOMP_SET_MODE_STRICT, 1, NULL);
    CASE("seccomp(SECCOMP_SET_MODE_FILTER, 0x8000 /* SECCOMP_FILTER_FLAG_??? */, {len=7, filter=ADDR})", seccomp, SECCOMP_SET_MODE_FILTER, 0x8000, &program);
    CASE("seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC|SECCOMP_FILTER_FLAG_LOG, {len=3, filter=0x1000})", seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC | SECCOMP_FILTER_FLAG_LOG, &nowhere);
    CASE("seccomp(SECCOMP_SET_MODE_FILTER, 0, {len=0, filter=NULL})", seccomp, SECCOMP_SET_MODE_FILTER, 0, &empty);
    CASE("seccomp(SECCOMP_SET_MODE_FILTER, 0, 0x1000)", seccomp, SECCOMP_SET_MODE_FILTER, 0, NOWHERE);
    CASE("seccomp(SECCOMP_GET_ACTION_AVAIL, 0x1, [SECCOMP_RET_TRAP])", seccomp, SECCOMP_GET_ACTION_AVAIL, 1, &action);
    CASE("seccomp(SECCOMP_GET_NOTIF_SIZES, 0x1, 0x1000)", seccomp, SECCOMP_GET_NOTIF_SIZES, 1, NOWHERE);
    CASE("seccomp(0x4d /* SECCOMP_SET_MODE_??? */, 0x1, 0x2)", seccomp, 77, 1, 2);
    CASE("prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, {len=3, filter=0x1000})", prctl, PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &nowhere);
    CASE("setsockopt(-1, SOL_SOCKET, SO_ATTACH_FILTER, {len=7, filter=ADDR}, 16)", setsockopt, -1, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
    CASE("setsockopt(-1, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, {len=7, filter=ADDR}, 16)", setsockopt, -1, SOL_SOCKET, SO_ATTACH_REUSEPORT_CBPF, &program, sizeof program);
    CASE("bpf(BPF_MAP_CREATE, {map_type=BPF_MAP_TYPE_HASH, key_size=4, value_size=8, max_entries=0, map_flags=BPF_F_NO_PREALLOC}, 20)", bpf, BPF_MAP_CREATE, &map, 20);
    CASE("bpf(BPF_MAP_CREATE, 0x1000, 72)", bpf, BPF_MAP_CREATE, NOWHERE, 72);
    CASE("bpf(BPF_PROG_LOAD, {prog_type=BPF_PROG_TYPE_SOCKET_FILTER, insn_cnt=2, insns=ADDR, license=\"none such\", log_level=77, log_size=0, log_buf=NULL, kern_version=KERNEL_VERSION(0, 0, 0), prog_flags=0, prog_name=\"name\", prog_ifindex=0, expected_attach_type=BPF_CGROUP_INET_INGRESS}, 72)", bpf, BPF_PROG_LOAD, &load, 72);
    CASE("bpf(BPF_PROG_ATTACH, {target_fd=-1, attach_bpf_fd=-2, attach_type=BPF_CGROUP_INET_INGRESS, attach_flags=BPF_F_ALLOW_MULTI}, 16)", bpf, BPF_PROG_ATTACH, &attach, 16);
    CASE("bpf(BPF_PROG_DETACH, {target_fd=-1, attach_type=BPF_CGROUP_INET_INGRESS}, 12)", bpf, BPF_PROG_DETACH, &attach, 12);
    CASE("bpf(BPF_PROG_TEST_RUN, {test={prog_fd=-1, retval=0, data_size_in=0, data_size_out=0, data_in=NULL, data_out=NULL, repeat=3, duration=0}}, 40)", bpf, BPF_PROG_TEST_RUN, &test, 40);
    CASE("bpf(BPF_PROG_GET_NEXT_ID, {start_id=5, next_id=6}, 8)", bpf, BPF_PROG_GET_NEXT_ID, &id, 8);
    CASE("bpf(BPF_PROG_GET_FD_BY_ID, {prog_id=5, next_id=6, open_flags=BPF_F_RDONLY}, 12)", bpf, BPF_PROG_GET_FD_BY_ID, &id, 12);
    CASE("bpf(BPF_MAP_GET_NEXT_ID, {start_id=5, next_id=6}, 8)", bpf, BPF_MAP_GET_NEXT_ID, &id, 8);
    CASE("bpf(BPF_MAP_GET_FD_BY_ID, {map_id=5, next_id=6, open_flags=BPF_F_RDONLY}, 12)", bpf, BPF_MAP_GET_FD_BY_ID, &id, 12);
    CASE("bpf(BPF_OBJ_GET_INFO_BY_FD, {info={bpf_fd=-1, info_len=4, info=0x1000}}, 16)", bpf, BPF_OBJ_GET_INFO_BY_FD, &info, 16);
    CASE("bpf(BPF_PROG_QUERY, {query={target_fd=-1, attach_type=BPF_CGROUP_DEVICE, query_flags=BPF_F_QUERY_EFFECTIVE, attach_flags=0, prog_ids=0x1000, prog_cnt=5}}, 32)", bpf, BPF_PROG_QUERY, &query, 32);
    CASE("bpf(BPF_RAW_TRACEPOINT_OPEN, {raw_tracepoint={name=\"tracepoint\", prog_fd=-1}}, 12)", bpf, BPF_RAW_TRACEPOINT_OPEN, &raw, 12);
    CASE("bpf(BPF_BTF_LOAD, {btf=0x1000, btf_log_buf=0x1000, btf_size=5, btf_log_size=6, btf_log_level=7}, 28)", bpf, BPF_BTF_LOAD, &btf, 28);
    CASE("bpf(BPF_BTF_GET_FD_BY_ID, {btf_id=5}, 4)", bpf, BPF_BTF_GET_FD_BY_ID, &id, 4);
    CASE("bpf(BPF_TASK_FD_QUERY, {task_fd_query={pid=5, fd=6, flags=0, buf_len=7, buf=0x1000, prog_id=0, fd_type=BPF_FD_TYPE_RAW_TRACEPOINT, probe_offset=0, probe_addr=0}}, 48)", bpf, BPF_TASK_FD_QUERY, &task, 48);
    CASE("bpf(BPF_MAP_LOOKUP_BATCH, {batch={in_batch=0x1000, out_batch=NULL, keys=NULL, values=NULL, count=5, map_fd=-1, elem_flags=BPF_ANY, flags=0}}, 56)", bpf, BPF_MAP_LOOKUP_BATCH, &batch, 56);
    CASE("bpf(BPF_MAP_DELETE_BATCH, {batch={keys=NULL, count=5, map_fd=-1, elem_flags=BPF_ANY, flags=0}}, 56)", bpf, BPF_MAP_DELETE_BATCH, &batch, 56);
    CASE("bpf(BPF_LINK_CREATE, {link_create={prog_fd=-1, target_fd=-2, attach_type=BPF_XDP, flags=0}}, 16)", bpf, BPF_LINK_CREATE, &link, 16);
    CASE("bpf(BPF_LINK_GET_FD_BY_ID, {link_id=5}, 4)", bpf, BPF_LINK_GET_FD_BY_ID, &id, 4);
    CASE("bpf(BPF_ENABLE_STATS, ADDR, 4)", bpf, BPF_ENABLE_STATS, &id, 4);
    CASE("bpf(BPF_ITER_CREATE, ADDR, 8)", bpf, BPF_ITER_CREATE, &attach, 8);
    CASE("bpf(BPF_LINK_DETACH, ADDR, 4)", bpf, BPF_LINK_DETACH, &attach, 4);
    CASE("bpf(BPF_PROG_BIND_MAP, ADDR, 12)", bpf, BPF_PROG_BIND_MAP, &attach, 12);
    CASE("bpf(0x4d /* BPF_??? */, 0x1000, 5)", bpf, 77, NOWHERE, 5);
    CASE("perf_event_open({type=PERF_TYPE_SOFTWARE, size=PERF_ATTR_SIZE_VER7, config=PERF_COUNT_SW_CPU_CLOCK, sample_period=1000, sample_type=PERF_SAMPLE_IP|PERF_SAMPLE_TID, read_format=PERF_FORMAT_ID, disabled=1, inherit=1, exclude_kernel=1, precise_ip=2 /* requested to have 0 skid */, ...}, 2147483647, -1, -1, PERF_FLAG_FD_CLOEXEC)", perf_event_open, &perf, 2147483647, -1, -1, PERF_FLAG_FD_CLOEXEC);
    CASE("perf_event_open({type=PERF_TYPE_HARDWARE, size=PERF_ATTR_SIZE_VER0, config=PERF_COUNT_HW_INSTRUCTIONS, sample_period=0, sample_type=0, read_format=0, precise_ip=0 /* arbitrary skid */, ...}, 2147483647, 0, 5, PERF_FLAG_FD_NO_GROUP|0x10)", perf_event_open, &hardware, 2147483647, 0, 5, PERF_FLAG_FD_NO_GROUP | 0x10);
    CASE("perf_event_open(0x1000, 0, -1, -1, 0)", perf_event_open, NOWHERE, 0, -1, -1, 0);
    CASE("landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_MAKE_REG}, 8, LANDLOCK_CREATE_RULESET_VERSION|0x4c)", landlock_create_ruleset, &rules, 8, 77);
    CASE("landlock_create_ruleset(NULL, 0, 0x10 /* LANDLOCK_CREATE_RULESET_??? */)", landlock_create_ruleset, NULL, 0, 0x10);
    CASE("landlock_add_rule(-1, LANDLOCK_RULE_PATH_BENEATH, {allowed_access=LANDLOCK_ACCESS_FS_READ_FILE, parent_fd=-1}, 0x5)", landlock_add_rule, -1, LANDLOCK_RULE_PATH_BENEATH, &beneath, 5);
    CASE("landlock_restrict_self(-1, 0x5)", landlock_restrict_self, -1, 5);
    CASE("io_uring_setup(0, {flags=IORING_SETUP_SQPOLL|IORING_SETUP_CQSIZE, sq_thread_cpu=0x3, sq_thread_idle=4})", io_uring_setup, 0, &setup);
    CASE("io_uring_setup(5, 0x1000)", io_uring_setup, 5, NOWHERE);
    CASE("io_uring_enter(-1, 1, 2, IORING_ENTER_GETEVENTS|IORING_ENTER_SQ_WAIT, [INT], 8)", io_uring_enter, -1, 1, 2, IORING_ENTER_GETEVENTS | IORING_ENTER_SQ_WAIT, &mask, 8);
    CASE("io_uring_enter(-1, 1, 2, IORING_ENTER_EXT_ARG, NULL, 24)", io_uring_enter, -1, 1, 2, IORING_ENTER_EXT_ARG, NULL, 24);
    CASE("io_uring_register(-1, IORING_REGISTER_BUFFERS, [{iov_base=0x1000, iov_len=5}, {iov_base=NULL, iov_len=0}], 2)", io_uring_register, -1, IORING_REGISTER_BUFFERS, vectors, 2);
    CASE("io_uring_register(-1, IORING_UNREGISTER_BUFFERS, NULL, 0)", io_uring_register, -1, IORING_UNREGISTER_BUFFERS, NULL, 0);
    CASE("io_uring_register(-1, IORING_REGISTER_FILES, [5, -1, 7], 3)", io_uring_register, -1, IORING_REGISTER_FILES, fds, 3);
    CASE("io_uring_register(-1, IORING_REGISTER_FILES_UPDATE, {offset=1, fds=[5, -1, 7]}, 3)", io_uring_register, -1, IORING_REGISTER_FILES_UPDATE, &update, 3);
    CASE("io_uring_register(-1, IORING_REGISTER_EVENTFD, [7], 1)", io_uring_register, -1, IORING_REGISTER_EVENTFD, &fds[2], 1);
    CASE("io_uring_register(-1, IORING_REGISTER_PROBE, 0x1000, 2)", io_uring_register, -1, IORING_REGISTER_PROBE, NOWHERE, 2);
    CASE("io_uring_register(-1, IORING_REGISTER_PERSONALITY, NULL, 0)", io_uring_register, -1, IORING_REGISTER_PERSONALITY, NULL, 0);
    CASE("io_uring_register(-1, IORING_UNREGISTER_PERSONALITY, NULL, 5)", io_uring_register, -1, IORING_UNREGISTER_PERSONALITY, NULL, 5);
    CASE("io_uring_register(-1, IORING_REGISTER_RESTRICTIONS, [{opcode=IORING_RESTRICTION_SQE_OP, sqe_op=IORING_OP_READ}], 1)", io_uring_register, -1, IORING_REGISTER_RESTRICTIONS, &restriction, 1);
    CASE("io_uring_register(-1, IORING_REGISTER_ENABLE_RINGS, NULL, 0)", io_uring_register, -1, IORING_REGISTER_ENABLE_RINGS, NULL, 0);
    CASE("io_uring_register(-1, IORING_REGISTER_IOWQ_MAX_WORKERS, [[IO_WQ_BOUND]=5, [IO_WQ_UNBOUND]=4294967295] => ADDR, 2)", io_uring_register, -1, IORING_REGISTER_IOWQ_MAX_WORKERS, fds, 2);
    CASE("io_uring_register(-1, 0x4d /* IORING_REGISTER_??? */, 0x1000, 2)", io_uring_register, -1, 77, NOWHERE, 2);
    CASE("io_setup(0, 0x1000)", io_setup, 0, NOWHERE);
    CASE("io_setup(4294967295, ADDR)", io_setup, -1, &context);
    CASE("io_submit(0x5, 3, [{aio_data=0x7, aio_lio_opcode=IOCB_CMD_PREAD, aio_fildes=5, aio_buf=0x1000, aio_nbytes=10, aio_offset=20}, {aio_data=0, aio_lio_opcode=IOCB_CMD_PWRITEV, aio_reqprio=3, aio_fildes=6, aio_buf=[{iov_base=0x1000, iov_len=5}, {iov_base=NULL, iov_len=0}], aio_offset=0, aio_flags=IOCB_FLAG_RESFD, aio_resfd=8}, {aio_data=0, aio_lio_opcode=IOCB_CMD_FSYNC, aio_fildes=9}])", io_submit, 5, 3, blocks);
    CASE("io_submit(0x5, 2, 0x1000)", io_submit, 5, 2, NOWHERE);
    CASE("io_submit(0x5, 0, NULL)", io_submit, 5, 0, NULL);
    CASE("io_cancel(0x5, {aio_data=0x7, aio_lio_opcode=IOCB_CMD_PREAD, aio_fildes=5}, 0x1000)", io_cancel, 5, &read, NOWHERE);
    CASE("io_cancel(0x5, NULL, NULL)", io_cancel, 5, NULL, NULL);
    CASE("io_getevents(0x5, 1, 2, 0x1000, {tv_sec=1, tv_nsec=2000000000})", io_getevents, 5, 1, 2, NOWHERE, &bad);
    CASE("io_pgetevents(0x5, 1, 2, 0x1000, NULL, {sigmask=[INT], sigsetsize=8})", io_pgetevents, 5, 1, 2, NOWHERE, NULL, &pack);
    CASE("io_destroy(0x5)", io_destroy, 5);
    CASE("userfaultfd(O_NONBLOCK|O_CLOEXEC|0x100)", userfaultfd, O_CLOEXEC | O_NONBLOCK | 0x100);
    CASE("membarrier(0x100000 /* MEMBARRIER_CMD_??? */, 0)", membarrier, 1 << 20, 0, 0);
    return 0;
}
