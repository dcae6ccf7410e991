/* Pointers that lead nowhere, to the end of a page, past what is shown; strings without an end; arrays that are cut. */
#include "conformance.h"
#include <poll.h>
#include <sys/prctl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/epoll.h>
#include <sys/un.h>
#include <time.h>
#include <linux/openat2.h>

int main(void) {
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    char *end = page + 4096;
    munmap(end, 4096);
    struct pollfd *fds = (struct pollfd *)end - 40;
    struct iovec *vectors = (struct iovec *)(end - 1024) - 40;
    for (int i = 0; i < 40; i++) {
        fds[i] = (struct pollfd){-1 - i, POLLIN, 0};
    }
    BEGIN();
    memcpy(end - 4, "/no/", 4);
    CASE("open(ADDR, O_RDONLY)", open, end - 4, O_RDONLY);
    CASE("open(ADDR, O_RDONLY)", open, end - 1, O_RDONLY);
    CASE("open(ADDR, O_RDONLY)", open, end, O_RDONLY);
    CASE("open(NULL, O_RDONLY)", open, NULL, O_RDONLY);
    CASE("open(\"\", O_RDONLY)", open, "", O_RDONLY);
    CASE("open(\"/no/\\377\\n\\t\\\"\\\\\\1\", O_RDONLY)", open, "/no/\377\n\t\"\\\1", O_RDONLY);
    CASE("open(\"/no/such/name/that/is/longer/than/thirty-two/characters/and/shown/whole\", O_RDONLY)", open, "/no/such/name/that/is/longer/than/thirty-two/characters/and/shown/whole", O_RDONLY);
    CASE("symlink(\"target of some length that is shown whole too\", ADDR)", symlink, "target of some length that is shown whole too", end - 4);
    CASE("rename(ADDR, NULL)", rename, end - 4, NULL);
    CASE("memfd_create(ADDR, 0)", memfd_create, end - 4, 0);
    CASE("memfd_create(\"a name that is longer than thirt\"..., MFD_CLOEXEC|MFD_ALLOW_SEALING|MFD_HUGETLB|0x3fffff8|63<<MFD_HUGE_SHIFT)", memfd_create, "a name that is longer than thirty-two characters", -1);
    CASE("setxattr(\"/\", ADDR, NULL, 0, 0)", setxattr, "/", end - 4, NULL, 0, 0);
    CASE("sethostname(ADDR, 99)", sethostname, end - 4, 99);
    CASE("prctl(PR_SET_NAME, ADDR)", prctl, PR_SET_NAME, end - 4);
    CASE("stat(\"/\", NULL)", stat, "/", NULL);
    CASE("fstat(0, 0x1000)", fstat, 0, NOWHERE);
    CASE("nanosleep(ADDR, NULL)", nanosleep, end - 8, NULL);
    CASE("nanosleep(NULL, NULL)", nanosleep, NULL, NULL);
    CASE("clock_nanosleep(CLOCK_REALTIME, 0, ADDR, NULL)", clock_nanosleep, CLOCK_REALTIME, 0, end - 15, NULL);
    CASE("setitimer(ITIMER_PROF, ADDR, NULL)", setitimer, ITIMER_PROF, end - 16, NULL);
    CASE("setrlimit(RLIMIT_CORE, ADDR)", setrlimit, RLIMIT_CORE, end - 8);
    CASE("rt_sigaction(SIGUSR1, ADDR, NULL, 8)", rt_sigaction, SIGUSR1, end - 16, NULL, 8);
    CASE("rt_sigprocmask(SIG_BLOCK, ADDR, NULL, 8)", rt_sigprocmask, SIG_BLOCK, end - 4, NULL, 8);
    CASE("rt_sigprocmask(0x4d /* SIG_??? */, ~[HUP INT QUIT ABRT RT_5 RT_7 RT_8 RT_9 RT_13 RT_16 RT_21 RT_24 RT_29 RT_31 RT_32], NULL, 8)", rt_sigprocmask, 77, end - 8, NULL, 8);
    CASE("sigaltstack(ADDR, NULL)", sigaltstack, end - 16, NULL);
    CASE("poll([{fd=-1}, {fd=-2}, {fd=-3}, {fd=-4}, {fd=-5}, {fd=-6}, {fd=-7}, {fd=-8}, {fd=-9}, {fd=-10}, {fd=-11}, {fd=-12}, {fd=-13}, {fd=-14}, {fd=-15}, {fd=-16}, {fd=-17}, {fd=-18}, {fd=-19}, {fd=-20}, {fd=-21}, {fd=-22}, {fd=-23}, {fd=-24}, {fd=-25}, {fd=-26}, {fd=-27}, {fd=-28}, {fd=-29}, {fd=-30}, {fd=-31}, {fd=-32}, ...], 41, 0)", poll, fds, 41, 0);
    CASE("poll(NULL, 5, 0)", poll, NULL, 5, 0);
    CASE("writev(-1, [{iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, ...], 1025)", writev, -1, vectors, 1025);
    CASE("writev(-1, [{iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, ...], 40)", writev, -1, vectors, 40);
    CASE("writev(-1, NULL, 0)", writev, -1, NULL, 0);
    CASE("writev(-1, [], 0)", writev, -1, vectors, 0);
    CASE("writev(-1, [{iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, {iov_base=NULL, iov_len=0}, ...], 4294967295)", writev, -1, vectors, -1);
    CASE("preadv2(-1, [{iov_base=0x1ffffffd9, iov_len=3418071794634981336}, ... /* ADDR */], 2, 5, 0)", preadv2, -1, end - 16, 2, 5, 0, 0);
    CASE("utimensat(AT_FDCWD, \"/no/such\", ADDR, 0)", utimensat, AT_FDCWD, "/no/such", end - 16, 0);
    CASE("utimensat(AT_FDCWD, NULL, NULL, AT_SYMLINK_NOFOLLOW)", utimensat, AT_FDCWD, NULL, NULL, AT_SYMLINK_NOFOLLOW);
    CASE("futimesat(-1, \"/no/such\", ADDR)", futimesat, -1, "/no/such", end - 16);
    CASE("select(0, ADDR, NULL, NULL, ADDR)", select, 0, end - 8, NULL, NULL, end - 8);
    CASE("ppoll(NULL, 0, ADDR, NULL, 0)", ppoll, NULL, 0, end - 8, NULL, 0);
    CASE("ppoll(NULL, 0, NULL, ADDR, 16)", ppoll, NULL, 0, NULL, end - 8, 16);
    CASE("connect(-1, ADDR, 16)", connect, -1, end - 4, 16);
    CASE("connect(-1, {sa_family=0x6e2f /* AF_??? */, sa_data=\"o/\"}, 4)", connect, -1, end - 4, 4);
    CASE("connect(-1, ADDR, 1)", connect, -1, end - 4, 1);
    CASE("bind(-1, ADDR, 200)", bind, -1, end - 16, 200);
    CASE("getsockname(-1, NULL, ADDR)", getsockname, -1, NULL, end - 2);
    CASE("accept(-1, ADDR, [795831855])", accept, -1, end - 4, end - 4);
    CASE("sendmsg(-1, ADDR, 0)", sendmsg, -1, end - 8, 0);
    CASE("sendmmsg(-1, ADDR, 2, 0)", sendmmsg, -1, end - 32, 2, 0);
    CASE("setsockopt(-1, SOL_SOCKET, SO_LINGER, ADDR, 8)", setsockopt, -1, SOL_SOCKET, SO_LINGER, end - 4, 8);
    CASE("setsockopt(-1, SOL_SOCKET, SO_DEBUG, ADDR, 4)", setsockopt, -1, SOL_SOCKET, SO_DEBUG, end - 2, 4);
    CASE("epoll_ctl(-1, EPOLL_CTL_MOD, 5, ADDR)", epoll_ctl, -1, EPOLL_CTL_MOD, 5, end - 8);
    CASE("timer_create(CLOCK_REALTIME, ADDR, NULL)", timer_create, CLOCK_REALTIME, end - 8, NULL);
    CASE("openat2(-1, \"/x\", ADDR, 24)", openat2, -1, "/x", end - 8, 24);
    CASE("openat2(-1, \"/x\", ADDR, 23)", openat2, -1, "/x", end - 24, 23);
    CASE("openat2(-1, \"/x\", ADDR, 32)", openat2, -1, "/x", end - 16, 32);
    CASE("openat2(-1, \"/x\", NULL, 0)", openat2, -1, "/x", NULL, 0);
    CASE("clone3(ADDR, 88)", clone3, end - 32, 88);
    CASE("clone3(ADDR, 8)", clone3, end - 32, 8);
    CASE("clone3(NULL, 64)", clone3, NULL, 64);
    CASE("sched_setparam(0, ADDR)", sched_setparam, 0, end - 2);
    CASE("sched_setaffinity(0, 16, ADDR)", sched_setaffinity, 0, 16, end - 8);
    CASE("setgroups(5, [4294967257, 1, 4294967256, 795831855, ... /* ADDR */])", setgroups, 5, end - 16);
    CASE("setgroups(2, [1, 2])", setgroups, 2, (gid_t[]){1, 2});
    CASE("setgroups(-1, NULL)", setgroups, -1, NULL);
    CASE("capset(ADDR, NULL)", capset, end - 4, NULL);
    CASE("execve(ADDR, [0x20080522ffffffd8, ... /* ADDR */], ADDR /* 1 var, unterminated */)", execve, end - 4, end - 8, end - 8);
    CASE("execve(\"/no/such\", [\"a\", ADDR], ADDR /* 1 var */)", execve, "/no/such", ((char *[]){"a", end - 4, NULL}), ((char *[]){"A=b", NULL}));
    CASE("execve(\"/no/such\", [\"word\", \"second word that is much longer \"..., \"\"], NULL)", execve, "/no/such", ((char *[]){"word", "second word that is much longer than thirty-two", "", NULL}), NULL);
    CASE("execve(\"/no/such\", [], ADDR /* 0 vars */)", execve, "/no/such", ((char *[]){NULL}), ((char *[]){NULL}));
    CASE("execve(NULL, NULL, NULL)", execve, NULL, NULL, NULL);
    CASE("wait4(2147483647, ADDR, 0, ADDR)", wait4, 2147483647, end, 0, end);
    CASE("read(-1, NULL, 0)", read, -1, NULL, 0);
    CASE("read(-1, ADDR, 4096)", read, -1, end, 4096);
    CASE("write(-1, \"\", 0)", write, -1, "", 0);
    CASE("write(-1, ADDR, 4)", write, -1, end - 2, 4);
    CASE("write(-1, \"a text that is longer than thirt\"..., 43)", write, -1, "a text that is longer than thirty-two bytes", 43);
    CASE("write(-1, \"\\0\\1\\n\\t\\177\\200\\3779\", 8)", write, -1, "\0\1\n\t\177\200\3779", 8);
    CASE("pwrite64(-1, \"12345678901234567890123456789012\", 32, -1)", pwrite64, -1, "12345678901234567890123456789012", 32, -1L);
    CASE("mq_open(ADDR, O_RDONLY|O_CREAT, 0600, ADDR)", mq_open, end - 4, O_CREAT, 0600, end - 8);
    CASE("add_key(ADDR, NULL, ADDR, 4, KEY_SPEC_THREAD_KEYRING)", add_key, end - 4, NULL, end - 2, 4, -1);
    CASE("mount(ADDR, NULL, ADDR, 0, ADDR)", mount, end - 4, NULL, end - 1, 0, end);
    CASE("adjtimex(ADDR)", adjtimex, end - 8);
    CASE("stat(\"/\", ADDR)", stat, "/", end - 100);
    CASE("statfs(\"/\", ADDR)", statfs, "/", end - 8);
    CASE("uname(ADDR)", uname, end - 100);
    CASE("clock_gettime(CLOCK_REALTIME, ADDR)", clock_gettime, CLOCK_REALTIME, end - 8);
    CASE("pipe(ADDR)", pipe, end - 4);
    CASE("socketpair(AF_UNIX, SOCK_STREAM, 0, ADDR)", socketpair, AF_UNIX, SOCK_STREAM, 0, end - 4);
    
    CASE("sched_setattr(0, NULL, 5)", sched_setattr, 0, NULL, 5);
    CASE("getcwd(ADDR, 4096)", getcwd, end - 1, 4096);
    CASE("readlink(\"/proc/self/exe\", ADDR, 4096)", readlink, "/proc/self/exe", end - 1, 4096);
    CASE("sysinfo(ADDR)", sysinfo, end - 8);
    CASE("times(ADDR)", times, end - 8);
    CASE("getrusage(RUSAGE_CHILDREN, ADDR)", getrusage, RUSAGE_CHILDREN, end - 8);
    CASE("gettimeofday(ADDR, ADDR)", gettimeofday, end - 8, end - 4);
    return 0;
}
