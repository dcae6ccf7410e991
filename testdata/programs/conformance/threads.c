/* Clones, futexes, scheduling, tracing, limits of processes: what threads are made of. */
#include "conformance.h"
#include <linux/futex.h>
#include <linux/sched.h>
#include <linux/kcmp.h>
#include <linux/membarrier.h>
#include <linux/rseq.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <linux/elf.h>
#include <linux/prctl.h>
#include <asm/ldt.h>
#include <asm/prctl.h>
#include <time.h>
#define PEOPLE 2147483647

struct clone_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

int main(void) {
    uint32_t word = 7;
    struct timespec bad = {1, 2000000000}, soon = {0, 1000};
    struct clone_arguments arguments = {CLONE_PIDFD | CLONE_VM | CLONE_CLEAR_SIGHAND, NOWHERE, 0, 0, SIGUSR1, 5, 6, 7, 0, 0, 0};
    struct clone_arguments many = {CLONE_NEWUSER | CLONE_INTO_CGROUP | 1UL << 40, 0, 0, 0, 0, 0, 0, 0, NOWHERE, 2, 9};
    struct futex_waitv_ { uint64_t val, uaddr; uint32_t flags, reserved; } waiters[2] = {{7, NOWHERE, 2, 0}, {8, NOWHERE, 0x82, 0}};
    siginfo_t info = {.si_signo = SIGUSR1, .si_code = SI_QUEUE};
    struct iovec local = {(void *)NOWHERE, 5}, remote = {(void *)NOWHERE, 6};
    struct user_desc segment = {.entry_number = -1, .base_addr = 0x1000, .limit = 5, .seg_32bit = 1};
    struct { uint32_t size, policy; uint64_t flags; int32_t nice; uint32_t priority; uint64_t runtime, deadline, period; uint32_t low, high; } attributes = {56, SCHED_DEADLINE, 0x9, 5, 0, 1, 2, 3, 4, 5};
    void *pages[2] = {(void *)NOWHERE, NULL};
    int nodes[2] = {0, -1};
    uint64_t sets[2] = {5, 6};
    info.si_value.sival_int = 5;
    info.si_pid = 6;
    BEGIN();
    CASE("clone(child_stack=NULL, flags=CLONE_THREAD|SIGCHLD)", clone, CLONE_THREAD | SIGCHLD, NULL, NULL, NULL, 0);
    CASE("clone(child_stack=0x10, flags=CLONE_FS|CLONE_NEWUSER)", clone, CLONE_NEWUSER | CLONE_FS, 0x10, NOWHERE, NOWHERE, NOWHERE);
    CASE("clone(child_stack=NULL, flags=CLONE_SIGHAND|CLONE_SETTLS|CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID|77, parent_tid=0x1000, tls=0x3000, child_tidptr=0x2000)", clone, CLONE_SIGHAND | CLONE_PARENT_SETTID | CLONE_CHILD_CLEARTID | CLONE_SETTLS | 77, NULL, NOWHERE, 0x2000, 0x3000);
    CASE("clone3({flags=CLONE_VM|CLONE_PIDFD|CLONE_CLEAR_SIGHAND, pidfd=0x1000, exit_signal=SIGUSR1, stack=0x5, stack_size=0x6}, 64)", clone3, &arguments, 64);
    CASE("clone3({flags=CLONE_NEWUSER|CLONE_INTO_CGROUP|0x10000000000, exit_signal=0, stack=NULL, stack_size=0, set_tid=0x1000, set_tid_size=2, cgroup=9}, 88)", clone3, &many, 88);
    CASE("clone3(0x1000, 88)", clone3, NOWHERE, 88);
    CASE("unshare(CLONE_NEWTIME|CLONE_THREAD|0x1)", unshare, CLONE_THREAD | CLONE_NEWTIME | 0x1);
    CASE("setns(-1, CLONE_NEWCGROUP|CLONE_NEWNET)", setns, -1, CLONE_NEWNET | CLONE_NEWCGROUP);
    CASE("setns(-1, 0)", setns, -1, 0);
    CASE("set_robust_list(0x1000, 5)", set_robust_list, NOWHERE, 5);
    CASE("get_robust_list(2147483647, 0x1000, 0x1000)", get_robust_list, PEOPLE, NOWHERE, NOWHERE);
    CASE("rseq(0, 0x5, 0x1, 0x53053053)", rseq, NULL, 5, 1, 0x53053053);
    CASE("rseq(0x1000, 0x20, 0x5, 0x7)", rseq, NOWHERE, 32, 5, 7);
    CASE("futex(ADDR, FUTEX_WAIT_PRIVATE, 8, {tv_sec=0, tv_nsec=1000})", futex, &word, FUTEX_WAIT_PRIVATE, 8, &soon);
    CASE("futex(0x1000, FUTEX_WAIT, 8, NULL)", futex, NOWHERE, FUTEX_WAIT, 8, NULL);
    CASE("futex(0x1000, FUTEX_WAIT, 8, 0x1000)", futex, NOWHERE, FUTEX_WAIT, 8, NOWHERE);
    CASE("futex(0x1000, FUTEX_WAKE_PRIVATE, 2147483647)", futex, NOWHERE, FUTEX_WAKE_PRIVATE, PEOPLE);
    CASE("futex(0x1000, FUTEX_WAIT_BITSET|FUTEX_CLOCK_REALTIME, 8, {tv_sec=1, tv_nsec=2000000000}, FUTEX_BITSET_MATCH_ANY)", futex, NOWHERE, FUTEX_WAIT_BITSET | FUTEX_CLOCK_REALTIME, 8, &bad, NULL, FUTEX_BITSET_MATCH_ANY);
    CASE("futex(0x1000, FUTEX_WAKE_BITSET_PRIVATE, 8, 0x5)", futex, NOWHERE, FUTEX_WAKE_BITSET_PRIVATE, 8, NULL, NULL, 0x5);
    CASE("futex(0x1000, FUTEX_REQUEUE, 1, 2, 0x2000)", futex, NOWHERE, FUTEX_REQUEUE, 1, 2, 0x2000);
    CASE("futex(0x1000, FUTEX_CMP_REQUEUE_PRIVATE, 1, 2, 0x2000, 7)", futex, NOWHERE, FUTEX_CMP_REQUEUE_PRIVATE, 1, 2, 0x2000, 7);
    CASE("futex(0x1000, FUTEX_WAKE_OP_PRIVATE, 1, 2, 0x2000, FUTEX_OP_SET<<28|0x5<<12|FUTEX_OP_CMP_GT<<24|0x6)", futex, NOWHERE, FUTEX_WAKE_OP_PRIVATE, 1, 2, 0x2000, FUTEX_OP(FUTEX_OP_SET, 5, FUTEX_OP_CMP_GT, 6));
    CASE("futex(0x1000, FUTEX_LOCK_PI_PRIVATE, {tv_sec=1, tv_nsec=2000000000})", futex, NOWHERE, FUTEX_LOCK_PI_PRIVATE, 0, &bad);
    CASE("futex(0x1000, FUTEX_UNLOCK_PI_PRIVATE)", futex, NOWHERE, FUTEX_UNLOCK_PI_PRIVATE);
    CASE("futex(0x1000, FUTEX_TRYLOCK_PI)", futex, NOWHERE, FUTEX_TRYLOCK_PI);
    CASE("futex(0x1000, FUTEX_WAIT_REQUEUE_PI_PRIVATE, 1, NULL, 0x2000)", futex, NOWHERE, FUTEX_WAIT_REQUEUE_PI_PRIVATE, 1, NULL, 0x2000);
    CASE("futex(0x1000, FUTEX_CMP_REQUEUE_PI_PRIVATE, 1, 2, 0x2000, 3)", futex, NOWHERE, FUTEX_CMP_REQUEUE_PI_PRIVATE, 1, 2, 0x2000, 3);
    CASE("futex(0x1000, FUTEX_LOCK_PI2, {tv_sec=1, tv_nsec=2000000000})", futex, NOWHERE, FUTEX_LOCK_PI2, 1, &bad);
    CASE("futex(0x1000, FUTEX_FD, 5)", futex, NOWHERE, FUTEX_FD, 5);
    CASE("futex(0x1000, 0x4d /* FUTEX_??? */, 1, 0x2, 0x3000, 0x4)", futex, NOWHERE, 77, 1, 2, 0x3000, 4L);
    RESULT("futex(ADDR, FUTEX_WAIT_PRIVATE, 7, {tv_sec=0, tv_nsec=1000}) = -1 ETIMEDOUT (Connection timed out)", futex, &word, FUTEX_WAIT_PRIVATE, 7, &soon);
    CASE("futex_waitv([{val=0x7, uaddr=0x1000, flags=FUTEX_32}, {val=0x8, uaddr=0x1000, flags=FUTEX_32|FUTEX_PRIVATE_FLAG}], 2, 0x5, {tv_sec=1, tv_nsec=2000000000}, CLOCK_MONOTONIC)", futex_waitv, waiters, 2, 5, &bad, CLOCK_MONOTONIC);
    CASE("futex_waitv(0x1000, 2, 0, NULL, CLOCK_REALTIME)", futex_waitv, NOWHERE, 2, 0, NULL, 0);
    CASE("membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, MEMBARRIER_CMD_FLAG_CPU, 5)", membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED_RSEQ, 1, 5);
    CASE("membarrier(MEMBARRIER_CMD_GLOBAL, MEMBARRIER_CMD_FLAG_CPU|0x4, 0)", membarrier, MEMBARRIER_CMD_GLOBAL, 5, 0);
    CASE("kcmp(2147483647, 2147483647, KCMP_FILE, 5, 6)", kcmp, PEOPLE, PEOPLE, KCMP_FILE, 5, 6);
    CASE("kcmp(2147483647, 2147483647, KCMP_VM)", kcmp, PEOPLE, PEOPLE, KCMP_VM, 5, 6);
    CASE("kcmp(2147483647, 2147483647, KCMP_EPOLL_TFD, 5, 0x1000)", kcmp, PEOPLE, PEOPLE, KCMP_EPOLL_TFD, 5, NOWHERE);
    CASE("kcmp(2147483647, 2147483647, 0x4d /* KCMP_??? */, 0x5, 0x6)", kcmp, PEOPLE, PEOPLE, 77, 5, 6);
    CASE("pidfd_open(2147483647, 0x5 /* PIDFD_??? */)", pidfd_open, PEOPLE, 5);
    CASE("pidfd_open(2147483647, PIDFD_NONBLOCK)", pidfd_open, PEOPLE, O_NONBLOCK);
    CASE("pidfd_send_signal(-1, SIGTERM, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=6, si_uid=0, si_int=5, si_ptr=0x5}, 0x5)", pidfd_send_signal, -1, SIGTERM, &info, 5);
    CASE("pidfd_getfd(-1, 5, 0x6)", pidfd_getfd, -1, 5, 6);
    CASE("process_madvise(-1, [{iov_base=0x1000, iov_len=5}], 1, MADV_COLD, 0x5)", process_madvise, -1, &local, 1, MADV_COLD, 5);
    CASE("process_mrelease(-1, 0x5)", process_mrelease, -1, 5);
    CASE("process_vm_readv(2147483647, [{iov_base=0x1000, iov_len=5}], 1, [{iov_base=0x1000, iov_len=6}], 1, 0)", process_vm_readv, PEOPLE, &local, 1, &remote, 1, 0);
    CASE("process_vm_writev(2147483647, [{iov_base=0x1000, iov_len=5}], 1, [{iov_base=0x1000, iov_len=6}], 1, 5)", process_vm_writev, PEOPLE, &local, 1, &remote, 1, 5);
    CASE("rt_sigqueueinfo(2147483647, SIGUSR1, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=6, si_uid=0, si_int=5, si_ptr=0x5})", rt_sigqueueinfo, PEOPLE, SIGUSR1, &info);
    CASE("rt_tgsigqueueinfo(2147483647, 2147483647, SIGUSR2, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=6, si_uid=0, si_int=5, si_ptr=0x5})", rt_tgsigqueueinfo, PEOPLE, PEOPLE, SIGUSR2, &info);
    CASE("sched_setattr(2147483647, {size=56, sched_flags=SCHED_FLAG_RESET_ON_FORK|SCHED_FLAG_KEEP_POLICY, sched_nice=5, sched_priority=0, sched_runtime=1, sched_deadline=2, sched_period=3, sched_util_min=4, sched_util_max=5}, 5)", sched_setattr, PEOPLE, &attributes, 5);
    CASE("sched_getattr(2147483647, 0x1000, 56, 5)", sched_getattr, PEOPLE, NOWHERE, 56, 5);
    CASE("sched_setscheduler(2147483647, 0x40000001 /* SCHED_??? */, [7])", sched_setscheduler, PEOPLE, SCHED_FIFO | SCHED_RESET_ON_FORK, &word);
    CASE("sched_rr_get_interval(2147483647, 0x1000)", sched_rr_get_interval, PEOPLE, NOWHERE);
    CASE("ioprio_set(IOPRIO_WHO_PROCESS, 2147483647, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4))", ioprio_set, 1, PEOPLE, 2 << 13 | 4);
    CASE("ioprio_get(0x4d /* IOPRIO_WHO_??? */, 2147483647)", ioprio_get, 77, PEOPLE);
    CASE("move_pages(2147483647, 2, [0x1000, NULL], [0, -1], 0x1000, MPOL_MF_MOVE)", move_pages, PEOPLE, 2, pages, nodes, NOWHERE, 2);
    CASE("move_pages(2147483647, 2, [0x1000, NULL], NULL, 0x1000, 0)", move_pages, PEOPLE, 2, pages, NULL, NOWHERE, 0);
    CASE("migrate_pages(2147483647, 128, [0x00000000000005, 0x00000000000006], [0x00000000000005, 0x00000000000006])", migrate_pages, PEOPLE, 128, sets, sets);
    CASE("mbind(0x1000, 5, MPOL_BIND|MPOL_F_STATIC_NODES, [0x00000000000005], 64, MPOL_MF_STRICT)", mbind, NOWHERE, 5, 2 | 0x8000, sets, 64, 1);
    CASE("set_mempolicy(0x4d /* MPOL_??? */, NULL, 5)", set_mempolicy, 77, NULL, 5);
    CASE("set_mempolicy_home_node(0x1000, 5, 6, 0x7)", set_mempolicy_home_node, NOWHERE, 5, 6, 7);
    CASE("get_mempolicy(0x1000, NULL, 0, NULL, 0)", get_mempolicy, NOWHERE, NULL, 0, NULL, 0);
    CASE("get_mempolicy(NULL, NULL, 5, 0x1000, MPOL_F_NODE|MPOL_F_MEMS_ALLOWED|0x48)", get_mempolicy, NULL, NULL, 5, NOWHERE, 77);
    CASE("mremap(0x1000, 5, 6, MREMAP_MAYMOVE|MREMAP_FIXED, 0x2000)", mremap, NOWHERE, 5, 6, MREMAP_MAYMOVE | MREMAP_FIXED, 0x2000);
    CASE("mincore(0x1000, 5, 0x2000)", mincore, NOWHERE, 5, 0x2000);
    CASE("remap_file_pages(0x1000, 5, PROT_WRITE|PROT_EXEC, 7, 0x8 /* MAP_??? */)", remap_file_pages, NOWHERE, 5, 6, 7, 8);
    CASE("arch_prctl(ARCH_GET_FS, 0x1000)", arch_prctl, ARCH_GET_FS, NOWHERE);
    CASE("arch_prctl(0x7777 /* ARCH_??? */, 0x5)", arch_prctl, 0x7777, 5);
    CASE("set_thread_area({entry_number=-1, base_addr=0x001000, limit=0x000005, seg_32bit=1, contents=0, read_exec_only=0, limit_in_pages=0, seg_not_present=0, useable=0, lm=0})", set_thread_area, &segment);
    CASE("get_thread_area({entry_number=-1, ...})", get_thread_area, &segment);
    SHOWN(modify_ldt, 1, &segment, 5);
    SHOWN(modify_ldt, 17, &segment, 16);
    CASE("modify_ldt(0, 0x1000, 5)", modify_ldt, 0, NOWHERE, 5);
    CASE("ptrace(PTRACE_PEEKDATA, 2147483647, 0x10, 0x1000)", ptrace, PTRACE_PEEKDATA, PEOPLE, 0x10, NOWHERE);
    CASE("ptrace(PTRACE_POKETEXT, 2147483647, 0x10, 0x20)", ptrace, PTRACE_POKETEXT, PEOPLE, 0x10, 0x20);
    CASE("ptrace(PTRACE_CONT, 2147483647, NULL, SIGUSR1)", ptrace, PTRACE_CONT, PEOPLE, 0, SIGUSR1);
    CASE("ptrace(PTRACE_GETREGS, 2147483647, 0x1000)", ptrace, PTRACE_GETREGS, PEOPLE, 0, NOWHERE);
    CASE("ptrace(PTRACE_SETOPTIONS, 2147483647, NULL, PTRACE_O_TRACESYSGOOD|PTRACE_O_TRACECLONE|0x1000000)", ptrace, PTRACE_SETOPTIONS, PEOPLE, 0, PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACECLONE | 0x1000000);
    CASE("ptrace(PTRACE_SEIZE, 2147483647, NULL, PTRACE_O_TRACEEXEC)", ptrace, PTRACE_SEIZE, PEOPLE, 0, PTRACE_O_TRACEEXEC);
    CASE("ptrace(PTRACE_GETEVENTMSG, 2147483647, 0x5, 0x1000)", ptrace, PTRACE_GETEVENTMSG, PEOPLE, 5, NOWHERE);
    CASE("ptrace(PTRACE_GETSIGINFO, 2147483647, 0x5, 0x1000)", ptrace, PTRACE_GETSIGINFO, PEOPLE, 5, NOWHERE);
    CASE("ptrace(PTRACE_SETSIGINFO, 2147483647, 0x5, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=6, si_uid=0, si_int=5, si_ptr=0x5})", ptrace, PTRACE_SETSIGINFO, PEOPLE, 5, &info);
    CASE("ptrace(PTRACE_GETREGSET, 2147483647, NT_PRSTATUS, {iov_base=0x1000, iov_len=5})", ptrace, PTRACE_GETREGSET, PEOPLE, NT_PRSTATUS, &local);
    CASE("ptrace(PTRACE_INTERRUPT, 2147483647)", ptrace, PTRACE_INTERRUPT, PEOPLE, 5, 6);
    CASE("ptrace(PTRACE_LISTEN, 2147483647)", ptrace, PTRACE_LISTEN, PEOPLE, 5, 6);
    CASE("ptrace(PTRACE_PEEKSIGINFO, 2147483647, 0x1000, 0x1000)", ptrace, PTRACE_PEEKSIGINFO, PEOPLE, NOWHERE, NOWHERE);
    CASE("ptrace(PTRACE_GETSIGMASK, 2147483647, 8, 0x1000)", ptrace, PTRACE_GETSIGMASK, PEOPLE, 8, NOWHERE);
    CASE("ptrace(PTRACE_GET_SYSCALL_INFO, 2147483647, 8, 0x1000)", ptrace, PTRACE_GET_SYSCALL_INFO, PEOPLE, 8, NOWHERE);
    CASE("ptrace(PTRACE_ATTACH, 2147483647)", ptrace, PTRACE_ATTACH, PEOPLE, 5, 6);
    CASE("ptrace(PTRACE_KILL, 2147483647)", ptrace, PTRACE_KILL, PEOPLE, 5, 6);
    CASE("ptrace(PTRACE_SECCOMP_GET_FILTER, 2147483647, 5, 0x1000)", ptrace, PTRACE_SECCOMP_GET_FILTER, PEOPLE, 5, NOWHERE);
    CASE("ptrace(0x4d /* PTRACE_??? */, 2147483647, 0x5, 0x6)", ptrace, 77, PEOPLE, 5, 6);
    CASE("waitid(P_PIDFD, -1, 0x1000, WEXITED|WNOWAIT|__WALL, 0x1000)", waitid, P_PIDFD, -1, NOWHERE, WEXITED | WNOWAIT | __WALL, NOWHERE);
    CASE("setpriority(0x4d /* PRIO_??? */, 5, 6)", setpriority, 77, 5, 6);
    CASE("getrusage(0x4d /* RUSAGE_??? */, 0x1000)", getrusage, 77, NOWHERE);
    CASE("uname(0x1000)", uname, NOWHERE);
    CASE("getcpu(0x1000, NULL, NULL)", getcpu, NOWHERE, NULL, NULL);
    CASE("ioperm(0x1, 0x2, 3)", ioperm, 1, 2, 3);
    CASE("iopl(77)", iopl, 77);
    return 0;
}
