/* SIGTRAP belongs to the program: by int3, single-stepping, raise(3) and kill(2), handled, ignored and blocked. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t count, code;

static void take(int number, siginfo_t *info, void *context) {
    (void)number;
    (void)context;
    count++;
    code = info->si_code;
}

static void said(const char *what) {
    printf("%s: %d times, code %d\n", what, (int)count, (int)code);
    count = code = 0;
}

static void dies_by(const char *what, void (*act)(void)) {
    int status;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        act();
        _exit(0);
    }
    waitpid(child, &status, 0);
    printf("%s: %s %d\n", what, WIFSIGNALED(status) ? "killed by" : "exited with",
           WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

static void breakpoint(void) {
    signal(SIGTRAP, SIG_DFL);
    __asm__ volatile("int3");
}

static void send(void) {
    signal(SIGTRAP, SIG_DFL);
    kill(getpid(), SIGTRAP);
}

static void ignored(void) {
    signal(SIGTRAP, SIG_IGN);
    kill(getpid(), SIGTRAP);
}

static void ignored_breakpoint(void) {
    signal(SIGTRAP, SIG_IGN);
    __asm__ volatile("int3"); /* a fault cannot be ignored: the kernel makes it deadly */
}

int main(void) {
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigaction(SIGTRAP, &action, NULL);
    __asm__ volatile("int3");
    said("int3");
    raise(SIGTRAP);
    said("raise");
    kill(getpid(), SIGTRAP);
    said("kill");
    sigqueue(getpid(), SIGTRAP, (union sigval){.sival_int = 0x80});
    said("sigqueue");
    __asm__ volatile("sub $128, %%rsp; pushf; orl $0x100, (%%rsp); popf; nop; nop; nop;"
                     "pushf; andl $~0x100, (%%rsp); popf; add $128, %%rsp" ::: "memory", "cc");
    said("single steps");
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTRAP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGTRAP);
    said("blocked");
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    said("unblocked");
    dies_by("int3 by default", breakpoint);
    dies_by("kill by default", send);
    dies_by("kill when ignored", ignored);
    dies_by("int3 when ignored", ignored_breakpoint);
    return 0;
}
