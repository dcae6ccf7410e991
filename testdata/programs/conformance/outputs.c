/* Calls that succeed, with what they hand out: files, limits, times, signals, credentials, memory, children. */
#include "conformance.h"
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <linux/capability.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>

static void nothing(int signal) {
    (void)signal;
}

int main(void) {
    struct stat info;
    struct statx more;
    struct statfs system;
    char buffer[256], first[4], second[8], *page;
    struct iovec space[2] = {{first, 4}, {second, 8}};
    struct rlimit limit;
    struct itimerval none = {{0, 0}, {0, 0}}, timer = {{1, 2}, {1000, 0}};
    struct itimerspec spec = {{1, 2}, {1000, 0}}, off = {{0, 0}, {0, 0}};
    struct timespec moment = {0, 1000}, got;
    struct sched_param parameters;
    struct { void (*handler)(int); unsigned long flags; void *restorer; unsigned long mask; } action = {nothing, SA_RESTART | SA_SIGINFO | 0x04000000, (void *)0x1234, 1 << 1 | 1UL << 40}, old;
    stack_t stack = {(void *)0x10000000, SS_ONSTACK * 0, 16384}, before;
    uint64_t mask = 1 << 14 | 1 << 9, was;
    uint32_t ids[3];
    gid_t groups[64];
    int pair[2], status;
    fd_set set, writable;
    cpu_set_t cpus;
    struct __user_cap_header_struct header = {0, 0};
    struct __user_cap_data_struct data[2];
    siginfo_t child;
    struct timeval wait = {0, 1000};
    timer_t id;
    pid_t self = getpid();
    page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    BEGIN();
    SHOWN(stat, "/dev/null", &info);
    SHOWN(lstat, "/dev/fd", &info);
    SHOWN(newfstatat, AT_FDCWD, "", &info, AT_EMPTY_PATH);
    SHOWN(statx, AT_FDCWD, "/dev/zero", AT_STATX_DONT_SYNC, STATX_TYPE | STATX_MODE, &more);
    SHOWN(statfs, "/proc", &system);
    SHOWN(readlink, "/proc/self/fd/99", buffer, sizeof buffer);
    SHOWN(chdir, "/proc");
    SHOWN(getcwd, buffer, sizeof buffer);
    SHOWN(getcwd, buffer, 2);
    SHOWN(access, "/", F_OK);
    int zero = SHOWN(openat, AT_FDCWD, "/dev/zero", O_RDWR | O_CLOEXEC);
    SHOWN(readv, zero, space, 2);
    SHOWN(preadv, zero, space, 2, 5L, 0L);
    SHOWN(fcntl, zero, F_GETFL);
    SHOWN(fcntl, zero, F_GETFD);
    SHOWN(lseek, zero, 5, SEEK_SET);
    int memory = SHOWN(memfd_create, "name", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    SHOWN(ftruncate, memory, 4096);
    SHOWN(fcntl, memory, F_ADD_SEALS, F_SEAL_GROW);
    SHOWN(fcntl, memory, F_GET_SEALS);
    struct flock lock = {F_WRLCK, SEEK_SET, 0, 10};
    SHOWN(fcntl, memory, F_GETLK, &lock);
    SHOWN(fsetxattr, memory, "user.no", "v", 1, 0);
    off_t place = 5;
    SHOWN(sendfile, zero, memory, &place, 10);
    SHOWN(prlimit64, 0, RLIMIT_CORE, NULL, &limit);
    SHOWN(getrlimit, RLIMIT_NICE, &limit);
    SHOWN(setrlimit, RLIMIT_MSGQUEUE, &(struct rlimit){0, 0});
    SHOWN(prlimit64, 0, RLIMIT_MSGQUEUE, NULL, &limit);
    SHOWN(setitimer, ITIMER_PROF, &timer, NULL);
    SHOWN(setitimer, ITIMER_REAL, &none, &timer);
    SHOWN(getitimer, ITIMER_REAL, &timer);
    SHOWN(clock_getres, CLOCK_MONOTONIC, &got);
    SHOWN(clock_getres, CLOCK_REALTIME_COARSE, NULL);
    SHOWN(nanosleep, &moment, &got);
    SHOWN(nanosleep, &moment, NULL);
    SHOWN(timer_create, CLOCK_MONOTONIC, NULL, &id);
    SHOWN(timer_settime, 0, 0, &off, &spec);
    SHOWN(timer_gettime, 0, &spec);
    SHOWN(timer_getoverrun, 0);
    SHOWN(timer_delete, 0);
    int timerfd = SHOWN(timerfd_create, CLOCK_BOOTTIME, TFD_NONBLOCK);
    SHOWN(timerfd_settime, timerfd, 0, &off, &spec);
    SHOWN(timerfd_gettime, timerfd, &spec);
    SHOWN(sched_getparam, 0, &parameters);
    SHOWN(sched_getscheduler, 0);
    SHOWN(sched_get_priority_max, SCHED_FIFO);
    SHOWN(getpriority, PRIO_PROCESS, 0);
    SHOWN(rt_sigaction, SIGUSR1, &action, NULL, 8);
    SHOWN(rt_sigaction, SIGUSR1, NULL, &old, 8);
    SHOWN(rt_sigaction, SIGCHLD, &(long[4]){0, 0, 0, 0}, &old, 8);
    SHOWN(rt_sigprocmask, SIG_BLOCK, &mask, &was, 8);
    SHOWN(rt_sigprocmask, SIG_SETMASK, NULL, &was, 8);
    SHOWN(rt_sigpending, &was, 8);
    SHOWN(sigaltstack, &stack, &before);
    SHOWN(sigaltstack, NULL, &before);
    SHOWN(kill, 0, 0);
    SHOWN(rt_sigtimedwait, &mask, NULL, &moment, 8);
    SHOWN(tkill, self, SIGTERM);
    SHOWN(rt_sigtimedwait, &mask, NULL, NULL, 8);
    SHOWN(getresuid, ids, ids + 1, ids + 2);
    SHOWN(getgroups, 0, NULL);
    SHOWN(getgroups, 64, groups);
    SHOWN(umask, 027);
    SHOWN(umask, 022);
    SHOWN(capget, &header, NULL);
    header.version = _LINUX_CAPABILITY_VERSION_3;
    SHOWN(capget, &header, data);
    SHOWN(prctl, PR_SET_NAME, "a name");
    SHOWN(prctl, PR_GET_NAME, buffer);
    SHOWN(prctl, PR_SET_PDEATHSIG, SIGHUP);
    SHOWN(prctl, PR_GET_PDEATHSIG, &status);
    SHOWN(prctl, PR_GET_DUMPABLE);
    SHOWN(prctl, PR_GET_SECUREBITS);
    SHOWN(prctl, PR_GET_CHILD_SUBREAPER, &status);
    SHOWN(prctl, PR_CAPBSET_READ, CAP_CHOWN);
    SHOWN(prctl, PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
    SHOWN(prctl, PR_GET_TIMERSLACK);
    SHOWN(sched_setaffinity, 0, 2, &(short){1});
    SHOWN(sched_getaffinity, 0, 8, &cpus);
    SHOWN(sched_getaffinity, 0, 1, &cpus);
    SHOWN(mincore, page, 8192, buffer);
    SHOWN(madvise, page, 4096, MADV_DONTNEED);
    SHOWN(mprotect, page, 4096, PROT_READ);
    SHOWN(munmap, page, 8192);
    SHOWN(brk, 0);
    SHOWN(personality, 0xffffffff);
    pair[0] = SHOWN(inotify_init1, IN_NONBLOCK);
    SHOWN(inotify_add_watch, pair[0], "/dev", IN_CREATE | IN_DELETE);
    SHOWN(read, pair[0], buffer, sizeof buffer);
    SHOWN(pipe2, pair, O_CLOEXEC | O_DIRECT);
    FD_ZERO(&set);
    FD_SET(pair[0], &set);
    FD_ZERO(&writable);
    FD_SET(pair[1], &writable);
    FD_SET(pair[0], &writable);
    SHOWN(select, pair[1] + 1, &set, NULL, NULL, &wait);
    FD_SET(pair[0], &set);
    SHOWN(select, pair[1] + 1, &set, &writable, NULL, &(struct timeval){5, 0});
    SHOWN(pselect6, 0, NULL, NULL, NULL, &moment, NULL);
    struct pollfd poll[2] = {{pair[0], POLLIN, 0}, {pair[1], POLLOUT, 0}};
    SHOWN(poll, poll, 1, 1);
    SHOWN(ppoll, poll, 2, &(struct timespec){5, 0}, &mask, 8);
    SHOWN(ppoll, poll, 1, &moment, NULL, 8);
    SHOWN(fcntl, pair[0], F_GETPIPE_SZ);
    SHOWN(wait4, -1, &status, 0, NULL);
    SHOWN(waitid, P_ALL, 0, &child, WEXITED | WNOWAIT, NULL);
    int directory = SHOWN(openat, AT_FDCWD, "/proc/self/fdinfo", O_RDONLY | O_DIRECTORY);
    SHOWN(getdents64, directory, buffer, sizeof buffer);
    SHOWN(getdents64, directory, buffer, 20);
    SHOWN(close, directory);
    return 0;
}
