/* Processes, their limits, scheduling, credentials and what prctl(2) sets. */
#include "conformance.h"
#include <asm/prctl.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/mempolicy.h>
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/sched/types.h>
#include <linux/seccomp.h>
#include <linux/filter.h>
#include <linux/kcmp.h>
#include <linux/membarrier.h>
#include <linux/ioprio.h>
#include <linux/wait.h>
#include <sys/resource.h>
#include <sys/ptrace.h>
#include <signal.h>

int main(void) {
    struct rlimit limit = {1024, RLIM_INFINITY};
    struct __user_cap_header_struct header = {0x12345678, 0};
    struct __user_cap_header_struct right = {_LINUX_CAPABILITY_VERSION_3, 0x7fffffff};
    struct __user_cap_data_struct data[2] = {{1, 1 << 21, 0}, {0x100, 0, 0}};
    struct sched_attr attribute = {sizeof attribute, SCHED_FIFO, SCHED_FLAG_RESET_ON_FORK, 0, 5, 0, 0, 0, 0, 0};
    struct sched_attr deadline = {sizeof deadline, SCHED_DEADLINE, 0, 0, 0, 10, 20, 30, 0, 0};
    int priority = 5;
    unsigned long mask = 5;
    struct timespec timeout = {1, 2000000000};
    struct sock_filter code[3] = {{0x20, 0, 0, 4}, {0x15, 0, 1, 0xc000003e}, {0x06, 0, 0, 0x7fff0000}};
    struct sock_fprog filter = {3, code};
    struct clone_args clone = {.flags = CLONE_VM | CLONE_PARENT_SETTID, .exit_signal = 77};
    uint64_t signals = 1 << 1 | 1 << 14 | 1UL << 40;
    siginfo_t info = {.si_signo = 10, .si_code = -1};
    stack_t stack = {(void *)NOWHERE, SS_DISABLE | 5, 10};
    struct { void *handler; unsigned long flags; void *restorer; uint64_t mask; } action = {
        SIG_IGN, SA_RESTART | SA_NODEFER, NULL, 4};
    unsigned futex = 0;
    BEGIN();
    CASE("kill(2147483647, SIGTERM)", kill, 0x7fffffff, SIGTERM);
    CASE("kill(2147483647, 99)", kill, 0x7fffffff, 99);
    CASE("tgkill(2147483647, 5, 0)", tgkill, 0x7fffffff, 5, 0);
    CASE("tkill(2147483647, SIGRT_2)", tkill, 0x7fffffff, SIGRTMIN);
    CASE("wait4(2147483647, 0x1000, WNOHANG|WSTOPPED|__WALL, 0x1000)", wait4, 0x7fffffff, NOWHERE, WNOHANG | WUNTRACED | __WALL, NOWHERE);
    CASE("wait4(2147483647, NULL, 0, NULL)", wait4, 0x7fffffff, NULL, 0, NULL);
    CASE("waitid(P_PID, 2147483647, 0x1000, WEXITED|WNOWAIT, NULL)", waitid, P_PID, 0x7fffffff, NOWHERE, WEXITED | WNOWAIT, NULL);
    CASE("waitid(0x9 /* P_??? */, 5, NULL, WSTOPPED, NULL)", waitid, 9, 5, NULL, WSTOPPED, NULL);
    CASE("getrlimit(RLIMIT_NOFILE, 0x1000)", getrlimit, RLIMIT_NOFILE, NOWHERE);
    CASE("getrlimit(0x4d /* RLIMIT_??? */, NULL)", getrlimit, 77, NULL);
    CASE("setrlimit(0x4d /* RLIMIT_??? */, {rlim_cur=1024, rlim_max=RLIM64_INFINITY})", setrlimit, 77, &limit);
    CASE("prlimit64(2147483647, RLIMIT_STACK, {rlim_cur=1024, rlim_max=RLIM64_INFINITY}, 0x1000)", prlimit64, 0x7fffffff, RLIMIT_STACK, &limit, NOWHERE);
    CASE("getrusage(RUSAGE_THREAD, 0x1000)", getrusage, RUSAGE_THREAD, NOWHERE);
    CASE("getrusage(0x4d /* RUSAGE_??? */, 0x1000)", getrusage, 77, NOWHERE);
    CASE("getpriority(PRIO_PGRP, 2147483647)", getpriority, PRIO_PGRP, 0x7fffffff);
    CASE("setpriority(0x4d /* PRIO_??? */, 5, -3)", setpriority, 77, 5, -3);
    CASE("sched_setparam(2147483647, [5])", sched_setparam, 0x7fffffff, &priority);
    CASE("sched_getparam(2147483647, 0x1000)", sched_getparam, 0x7fffffff, NOWHERE);
    CASE("sched_setscheduler(2147483647, 0x40000001 /* SCHED_??? */, [5])", sched_setscheduler, 0x7fffffff, SCHED_FIFO | SCHED_RESET_ON_FORK, &priority);
    CASE("sched_getscheduler(2147483647)", sched_getscheduler, 0x7fffffff);
    CASE("sched_get_priority_max(0x4d /* SCHED_??? */)", sched_get_priority_max, 77);
    CASE("sched_rr_get_interval(2147483647, 0x1000)", sched_rr_get_interval, 0x7fffffff, NOWHERE);
    CASE("sched_setaffinity(2147483647, 8, [0 2])", sched_setaffinity, 0x7fffffff, 8, &mask);
    CASE("sched_getaffinity(2147483647, 8, 0x1000)", sched_getaffinity, 0x7fffffff, 8, NOWHERE);
    CASE("sched_setattr(2147483647, {size=56, sched_policy=SCHED_FIFO, sched_flags=SCHED_FLAG_RESET_ON_FORK, sched_nice=0, sched_priority=5, sched_runtime=0, sched_deadline=0, sched_period=0, sched_util_min=0, sched_util_max=0}, 0)", sched_setattr, 0x7fffffff, &attribute, 0);
    CASE("sched_setattr(2147483647, {size=56, sched_policy=SCHED_DEADLINE, sched_flags=0, sched_nice=0, sched_priority=0, sched_runtime=10, sched_deadline=20, sched_period=30, sched_util_min=0, sched_util_max=0}, 1)", sched_setattr, 0x7fffffff, &deadline, 1);
    CASE("sched_setattr(2147483647, NULL, 0)", sched_setattr, 0x7fffffff, NULL, 0);
    CASE("sched_getattr(2147483647, 0x1000, 48, 0)", sched_getattr, 0x7fffffff, NOWHERE, 48, 0);
    CASE("setpgid(2147483647, -1)", setpgid, 0x7fffffff, -1);
    CASE("getpgid(2147483647)", getpgid, 0x7fffffff);
    CASE("getsid(2147483647)", getsid, 0x7fffffff);
    CASE("setuid(-1)", setuid, -1);
    CASE("setresuid(4294967294, 0, 0)", setresuid, -2, 0, 0);
    CASE("getresuid(0x1000, 0x1000, NULL)", getresuid, NOWHERE, NOWHERE, NULL);
    CASE("getgroups(-1, 0x1000)", getgroups, -1, NOWHERE);
    CASE("setgroups(100000, 0x1000)", setgroups, 100000, NOWHERE);
    CASE("capget({version=0x12345678 /* _LINUX_CAPABILITY_VERSION_??? */, pid=0}, NULL)", capget, &header, NULL);
    CASE("capget({version=_LINUX_CAPABILITY_VERSION_3, pid=2147483647}, 0x1000)", capget, &right, NOWHERE);
    CASE("capset({version=_LINUX_CAPABILITY_VERSION_3, pid=0}, {effective=1<<CAP_CHOWN|1<<CAP_CHECKPOINT_RESTORE, permitted=1<<CAP_SYS_ADMIN, inheritable=0})", capset, &header, data);
    CASE("capset({version=_LINUX_CAPABILITY_VERSION_3, pid=2147483647}, {effective=1<<CAP_CHOWN|1<<CAP_CHECKPOINT_RESTORE, permitted=1<<CAP_SYS_ADMIN, inheritable=0})", capset, &right, data);
    CASE("prctl(PR_SET_PDEATHSIG, 99)", prctl, PR_SET_PDEATHSIG, 99);
    CASE("prctl(PR_GET_PDEATHSIG, 0x1000)", prctl, PR_GET_PDEATHSIG, NOWHERE);
    CASE("prctl(PR_SET_DUMPABLE, 0x4d /* SUID_DUMP_??? */)", prctl, PR_SET_DUMPABLE, 77);
    CASE("prctl(PR_SET_NAME, 0x1000)", prctl, PR_SET_NAME, NOWHERE);
    CASE("prctl(PR_GET_NAME, 0x1000)", prctl, PR_GET_NAME, NOWHERE);
    CASE("prctl(PR_SET_KEEPCAPS, 77)", prctl, PR_SET_KEEPCAPS, 77);
    CASE("prctl(PR_SET_SECUREBITS, 0x10000000 /* SECBIT_??? */)", prctl, PR_SET_SECUREBITS, 0x10000000);
    CASE("prctl(PR_CAPBSET_READ, 0x63 /* CAP_??? */)", prctl, PR_CAPBSET_READ, 99);
    CASE("prctl(PR_CAPBSET_DROP, 0x63 /* CAP_??? */)", prctl, PR_CAPBSET_DROP, 99);
    CASE("prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 0x63 /* CAP_??? */, 0, 0)", prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, 99, 0, 0);
    CASE("prctl(PR_CAP_AMBIENT, 0x4d /* PR_CAP_AMBIENT_??? */, 0, 0, 0)", prctl, PR_CAP_AMBIENT, 77, 0, 0, 0);
    CASE("prctl(PR_SET_SECCOMP, 0x4d /* SECCOMP_MODE_??? */, 0x1000, ADDR, 0x73)", prctl, PR_SET_SECCOMP, 77, NOWHERE);
    CASE("prctl(PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0)", prctl, PR_SET_NO_NEW_PRIVS, 0, 0, 0, 0);
    CASE("prctl(PR_GET_NO_NEW_PRIVS, 0x1, 0, 0, 0)", prctl, PR_GET_NO_NEW_PRIVS, 1, 0, 0, 0);
    CASE("prctl(PR_SET_MM, PR_SET_MM_BRK, 0x1000, 0, 0)", prctl, PR_SET_MM, PR_SET_MM_BRK, NOWHERE, 0, 0);
    CASE("prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY)", prctl, PR_SET_PTRACER, -1, 5, 6, 7);
    CASE("prctl(PR_GET_TSC, 0x1000)", prctl, PR_GET_TSC, NOWHERE);
    CASE("prctl(PR_SET_TSC, 0x4d /* PR_TSC_??? */)", prctl, PR_SET_TSC, 77);
    CASE("prctl(PR_MCE_KILL, PR_MCE_KILL_SET, 0x4d /* PR_MCE_KILL_??? */, 0, 0)", prctl, PR_MCE_KILL, PR_MCE_KILL_SET, 77, 0, 0);
    CASE("prctl(PR_GET_CHILD_SUBREAPER, 0x1000)", prctl, PR_GET_CHILD_SUBREAPER, NOWHERE);
    CASE("prctl(PR_GET_TID_ADDRESS, 0x1000)", prctl, PR_GET_TID_ADDRESS, NOWHERE);
    CASE("prctl(PR_SET_FPEMU, 1)", prctl, PR_SET_FPEMU, 1);
    CASE("prctl(PR_GET_UNALIGN, 0x1000)", prctl, PR_GET_UNALIGN, NOWHERE);
    CASE("prctl(PR_SET_THP_DISABLE, 1, 0x1, 0, 0)", prctl, PR_SET_THP_DISABLE, 1, 1, 0, 0);
    CASE("prctl(PR_SET_VMA, PR_SET_VMA_ANON_NAME, 0x1000, 4096, \"name\")", prctl, PR_SET_VMA, PR_SET_VMA_ANON_NAME, NOWHERE, 4096, "name");
    CASE("prctl(PR_GET_SPECULATION_CTRL, 0x4d /* PR_SPEC_??? */)", prctl, PR_GET_SPECULATION_CTRL, 77, 0, 0, 0);
    CASE("prctl(PR_SET_SPECULATION_CTRL, PR_SPEC_STORE_BYPASS, 0x100 /* PR_SPEC_??? */)", prctl, PR_SET_SPECULATION_CTRL, PR_SPEC_STORE_BYPASS, 0x100, 0, 0);
    CASE("prctl(PR_SCHED_CORE, PR_SCHED_CORE_GET, 2147483647, 0 /* PIDTYPE_PID */, 0x1000)", prctl, PR_SCHED_CORE, PR_SCHED_CORE_GET, 0x7fffffff, 0, NOWHERE);
    CASE("prctl(0x3039 /* PR_??? */, 0x1, 0x2, 0x3, 0x4)", prctl, 12345, 1, 2, 3, 4);
    CASE("arch_prctl(ARCH_GET_FS, 0x1000)", arch_prctl, ARCH_GET_FS, NOWHERE);
    CASE("arch_prctl(0x7777 /* ARCH_??? */, 0x5)", arch_prctl, 0x7777, 5);
    CASE("seccomp(0x4d /* SECCOMP_SET_MODE_??? */, 0x1, 0x1000)", seccomp, 77, 1, NOWHERE);
    CASE("seccomp(SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_LOG|0x1000, {len=3, filter=ADDR})", seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_LOG | 0x1000, &filter);
    CASE("seccomp(SECCOMP_GET_ACTION_AVAIL, 0x1, 0x1000)", seccomp, SECCOMP_GET_ACTION_AVAIL, 1, NOWHERE);
    CASE("seccomp(SECCOMP_SET_MODE_STRICT, 0x5, NULL)", seccomp, SECCOMP_SET_MODE_STRICT, 5, NULL);
    CASE("clone3({flags=CLONE_VM|CLONE_PARENT_SETTID, parent_tid=NULL, exit_signal=77, stack=NULL, stack_size=0}, 88)", clone3, &clone, sizeof clone);
    CASE("clone3(ADDR, 8)", clone3, &clone, 8);
    CASE("clone3(NULL, 64)", clone3, NULL, 64);
    CASE("unshare(CLONE_THREAD|CLONE_NEWNS|0x1000)", unshare, CLONE_NEWNS | CLONE_THREAD | 0x1000);
    CASE("setns(-1, CLONE_NEWNET)", setns, -1, CLONE_NEWNET);
    CASE("execve(\"/no/such/program\", [\"a\", \"b c\"], ADDR /* 0 vars */)", execve, "/no/such/program", (char *[]){"a", "b c", NULL}, (char *[]){NULL});
    CASE("execve(\"/no/such/program\", NULL, NULL)", execve, "/no/such/program", NULL, NULL);
    CASE("execve(\"/no/such/program\", 0x1000, 0x1000)", execve, "/no/such/program", NOWHERE, NOWHERE);
    CASE("execveat(-1, \"x\", [], ADDR /* 1 var */, AT_EMPTY_PATH)", execveat, -1, "x", (char *[]){NULL}, (char *[]){"A=1", NULL}, AT_EMPTY_PATH);
    CASE("ptrace(PTRACE_PEEKUSER, 2147483647, 8*R14, 0x1000)", ptrace, PTRACE_PEEKUSER, 0x7fffffff, 8, NOWHERE);
    CASE("ptrace(PTRACE_CONT, 2147483647, NULL, SIGTERM)", ptrace, PTRACE_CONT, 0x7fffffff, NULL, SIGTERM);
    CASE("ptrace(0x4d /* PTRACE_??? */, 2147483647, 0x1, 0x2)", ptrace, 77, 0x7fffffff, 1, 2);
    CASE("kcmp(2147483647, 2147483647, KCMP_FILE, 5, 6)", kcmp, 0x7fffffff, 0x7fffffff, KCMP_FILE, 5, 6);
    CASE("kcmp(2147483647, 2147483647, KCMP_VM)", kcmp, 0x7fffffff, 0x7fffffff, KCMP_VM, 5, 6);
    CASE("membarrier(0x7fff /* MEMBARRIER_CMD_??? */, MEMBARRIER_CMD_FLAG_CPU, 0)", membarrier, 0x7fff, 1);
    CASE("ioprio_get(IOPRIO_WHO_PROCESS, 2147483647)", ioprio_get, 1, 0x7fffffff);
    CASE("ioprio_set(IOPRIO_WHO_PROCESS, 2147483647, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4))", ioprio_set, 1, 0x7fffffff, 2 << 13 | 4);
    CASE("pidfd_open(-1, 0)", pidfd_open, -1, 0);
    CASE("pidfd_send_signal(-1, SIGTERM, NULL, 0)", pidfd_send_signal, -1, SIGTERM, NULL, 0);
    CASE("pidfd_getfd(-1, 5, 0)", pidfd_getfd, -1, 5, 0);
    CASE("process_madvise(-1, 0x1000, 1, MADV_DONTNEED, 0)", process_madvise, -1, NOWHERE, 1, 4, 0);
    CASE("process_mrelease(-1, 0x5)", process_mrelease, -1, 5);
    CASE("process_vm_readv(2147483647, 0x1000, 1, 0x1000, 1, 5)", process_vm_readv, 0x7fffffff, NOWHERE, 1, NOWHERE, 1, 5);
    CASE("get_robust_list(2147483647, 0x1000, 0x1000)", get_robust_list, 0x7fffffff, NOWHERE, NOWHERE);
    CASE("set_robust_list(0x1000, 5)", set_robust_list, NOWHERE, 5);
    CASE("futex(ADDR, FUTEX_WAIT_PRIVATE, 1, NULL)", futex, &futex, FUTEX_WAIT_PRIVATE, 1, NULL);
    CASE("futex(0x1000, FUTEX_WAIT|FUTEX_CLOCK_REALTIME, 1, {tv_sec=1, tv_nsec=2000000000})", futex, NOWHERE, FUTEX_WAIT | FUTEX_CLOCK_REALTIME, 1, &timeout);
    CASE("futex(0x1000, FUTEX_WAKE, 1)", futex, NOWHERE, FUTEX_WAKE, 1);
    CASE("futex(0x1000, FUTEX_WAIT_BITSET_PRIVATE, 1, {tv_sec=1, tv_nsec=2000000000}, FUTEX_BITSET_MATCH_ANY)", futex, NOWHERE, FUTEX_WAIT_BITSET_PRIVATE, 1, &timeout, NULL, 0xffffffff);
    CASE("futex(0x1000, FUTEX_WAKE_BITSET, 1, 0x5)", futex, NOWHERE, FUTEX_WAKE_BITSET, 1, NULL, NULL, 5);
    CASE("futex(0x1000, FUTEX_REQUEUE_PRIVATE, 1, 2, 0x1004)", futex, NOWHERE, FUTEX_REQUEUE_PRIVATE, 1, 2, NOWHERE + 4);
    CASE("futex(0x1000, FUTEX_CMP_REQUEUE, 1, 2, 0x1004, 7)", futex, NOWHERE, FUTEX_CMP_REQUEUE, 1, 2, NOWHERE + 4, 7);
    CASE("futex(0x1000, FUTEX_WAKE_OP_PRIVATE, 1, 2, 0x1004, FUTEX_OP_SET<<28|0x1<<12|FUTEX_OP_CMP_EQ<<24|0x2)", futex, NOWHERE, FUTEX_WAKE_OP_PRIVATE, 1, 2, NOWHERE + 4, FUTEX_OP(FUTEX_OP_SET, 1, FUTEX_OP_CMP_EQ, 2));
    CASE("futex(0x1000, FUTEX_WAKE_OP, 1, 2, 0x1004, FUTEX_OP_OPARG_SHIFT<<28|FUTEX_OP_XOR<<28|0xabc<<12|FUTEX_OP_CMP_GE<<24|0xdef)", futex, NOWHERE, FUTEX_WAKE_OP, 1, 2, NOWHERE + 4, 0xc5abcdef);
    CASE("futex(0x1000, FUTEX_LOCK_PI, {tv_sec=1, tv_nsec=2000000000})", futex, NOWHERE, FUTEX_LOCK_PI, 0, &timeout);
    CASE("futex(0x1000, FUTEX_UNLOCK_PI_PRIVATE)", futex, NOWHERE, FUTEX_UNLOCK_PI_PRIVATE);
    CASE("futex(0x1000, FUTEX_TRYLOCK_PI)", futex, NOWHERE, FUTEX_TRYLOCK_PI);
    CASE("futex(0x1000, FUTEX_WAIT_REQUEUE_PI, 5, {tv_sec=1, tv_nsec=2000000000}, 0x1004)", futex, NOWHERE, FUTEX_WAIT_REQUEUE_PI, 5, &timeout, NOWHERE + 4);
    CASE("futex(0x1000, FUTEX_CMP_REQUEUE_PI_PRIVATE, 1, 2, 0x1004, 7)", futex, NOWHERE, FUTEX_CMP_REQUEUE_PI_PRIVATE, 1, 2, NOWHERE + 4, 7);
    CASE("futex(0x1000, 0x63 /* FUTEX_??? */, 1, 0x2, 0x1004, 0x7)", futex, NOWHERE, 99, 1, 2, NOWHERE + 4, 7);
    CASE("rt_sigaction(99, {sa_handler=SIG_IGN, sa_mask=[QUIT], sa_flags=SA_RESTART|SA_NODEFER}, 0x1000, 8)", rt_sigaction, 99, &action, NOWHERE, 8);
    CASE("rt_sigaction(SIGKILL, {sa_handler=SIG_IGN, sa_mask=[QUIT], sa_flags=SA_RESTART|SA_NODEFER}, NULL, 8)", rt_sigaction, SIGKILL, &action, NULL, 8);
    CASE("rt_sigprocmask(0x4d /* SIG_??? */, [INT TERM RT_9], NULL, 8)", rt_sigprocmask, 77, &signals, NULL, 8);
    CASE("rt_sigprocmask(SIG_BLOCK, 0x1000, NULL, 8)", rt_sigprocmask, SIG_BLOCK, NOWHERE, NULL, 8);
    CASE("rt_sigpending(0x1000, 8)", rt_sigpending, NOWHERE, 8);
    CASE("rt_sigsuspend(ADDR, 4)", rt_sigsuspend, &signals, 4);
    CASE("rt_sigtimedwait([INT TERM RT_9], 0x1000, {tv_sec=1, tv_nsec=2000000000}, 8)", rt_sigtimedwait, &signals, NOWHERE, &timeout, 8);
    CASE("rt_sigqueueinfo(2147483647, SIGUSR1, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=0, si_uid=0})", rt_sigqueueinfo, 0x7fffffff, SIGUSR1, &info);
    CASE("rt_tgsigqueueinfo(2147483647, 5, SIGUSR1, {si_signo=SIGUSR1, si_code=SI_QUEUE, si_pid=0, si_uid=0})", rt_tgsigqueueinfo, 0x7fffffff, 5, SIGUSR1, &info);
    CASE("sigaltstack({ss_sp=0x1000, ss_flags=SS_ONSTACK|SS_DISABLE|0x4, ss_size=10}, NULL)", sigaltstack, &stack, NULL);
    CASE("sigaltstack(NULL, 0x1000)", sigaltstack, NULL, NOWHERE);
    return 0;
}
