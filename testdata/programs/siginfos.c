/* What the siginfo of each kind of signal says: who sent it and how, what value came with it, and where a fault was. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static sigjmp_buf back;
static siginfo_t last;
static volatile sig_atomic_t count;

static void take(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    last = *info;
    count++;
}

static void leap(int number, siginfo_t *info, void *context) {
    take(number, info, context);
    siglongjmp(back, 1);
}

static void handle(int number, void (*handler)(int, siginfo_t *, void *)) {
    struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_NODEFER};
    sigaction(number, &action, NULL);
}

static const char *sender(pid_t child) {
    return last.si_pid == getpid() ? "itself" : last.si_pid == child ? "its child" : last.si_pid == 0 ? "kernel" : "?";
}

static void sent(const char *what, pid_t child) {
    printf("%s: signal %d code %d from %s, uid as own %d, %d times\n", what, last.si_signo, last.si_code, sender(child),
           last.si_uid == getuid(), (int)count);
    count = 0;
}

static void value(const char *what) {
    printf("%s: signal %d code %d value %d, %d times\n", what, last.si_signo, last.si_code, last.si_value.sival_int,
           (int)count);
    count = 0;
}

static void fault(const char *what, void *where) {
    printf("%s: signal %d code %d address %s\n", what, last.si_signo, last.si_code,
           last.si_addr == where ? "as expected" : "?");
    count = 0;
}

int main(void) {
    handle(SIGUSR1, take);
    handle(SIGCHLD, take);
    handle(SIGALRM, take);
    handle(SIGRTMIN + 1, take);
    kill(getpid(), SIGUSR1);
    sent("kill", 0);
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGUSR1);
    sent("tgkill", 0);
    sigqueue(getpid(), SIGRTMIN + 1, (union sigval){.sival_int = 4711});
    value("sigqueue");
    pid_t parent = getpid(), child = fork();
    if (child == 0) {
        kill(parent, SIGUSR1);
        pause();
    }
    while (count == 0) usleep(1000);
    sent("kill by child", child);
    kill(child, SIGSTOP);
    while (count == 0) usleep(1000);
    printf("child stopped: code %d status %d\n", last.si_code, last.si_status);
    count = 0;
    kill(child, SIGCONT);
    while (count == 0) usleep(1000);
    printf("child continued: code %d status %d\n", last.si_code, last.si_status);
    count = 0;
    kill(child, SIGTERM);
    while (count == 0) usleep(1000);
    printf("child killed: code %d status %d\n", last.si_code, last.si_status);
    count = 0;
    waitpid(child, NULL, 0);
    struct itimerval once = {.it_value = {.tv_usec = 1000}};
    setitimer(ITIMER_REAL, &once, NULL);
    while (count == 0) usleep(1000);
    printf("setitimer: signal %d code %d\n", last.si_signo, last.si_code);
    count = 0;
    timer_t timer;
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 1, .sigev_value.sival_int = 42};
    struct itimerspec soon = {.it_value = {.tv_nsec = 1000000}};
    timer_create(CLOCK_MONOTONIC, &event, &timer);
    timer_settime(timer, 0, &soon, NULL);
    while (count == 0) usleep(1000);
    value("timer_create");
    int pipes[2];
    if (pipe(pipes)) return 1;
    fcntl(pipes[0], F_SETOWN, getpid());
    fcntl(pipes[0], F_SETSIG, SIGRTMIN + 1);
    fcntl(pipes[0], F_SETFL, O_ASYNC);
    if (write(pipes[1], "x", 1) != 1) return 1;
    printf("file: signal %d code %d fd as expected %d\n", last.si_signo, last.si_code, last.si_fd == pipes[0]);
    handle(SIGSEGV, leap);
    handle(SIGBUS, leap);
    handle(SIGFPE, leap);
    handle(SIGILL, leap);
    char *nowhere = (char *)0x10;
    if (!sigsetjmp(back, 1)) *(volatile char *)nowhere = 1;
    fault("not mapped", nowhere);
    char *readonly = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (!sigsetjmp(back, 1)) *(volatile char *)readonly = 1;
    fault("read-only", readonly);
    FILE *empty = tmpfile();
    char *behind = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fileno(empty), 0);
    if (!sigsetjmp(back, 1)) (void)*(volatile char *)behind;
    fault("behind the end of a file", behind);
    if (!sigsetjmp(back, 1)) __asm__ volatile("xor %%edx, %%edx; mov $1, %%eax; xor %%ecx, %%ecx; div %%ecx" ::: "eax", "ecx", "edx");
    printf("division by zero: signal %d code %d\n", last.si_signo, last.si_code);
    if (!sigsetjmp(back, 1)) __asm__ volatile("ud2");
    printf("no instruction: signal %d code %d\n", last.si_signo, last.si_code);
    return 0;
}
