/* Signals to itself: plain, queued with a value, blocked and taken later, real-time in order, ignored, and to a thread. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile int taken, values; /* changed by the handler: kill(3) is declared a leaf */

static void take(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)context;
    taken++;
    values = values * 3 + info->si_value.sival_int;
}

int main(void) {
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigset_t set;
    sigaction(SIGUSR1, &action, NULL);
    sigaction(SIGRTMIN, &action, NULL);
    signal(SIGUSR2, SIG_IGN);
    for (int i = 0; i < 50; i++) kill(getpid(), SIGUSR1);
    int plain = taken;
    values = 0;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (int i = 0; i < 5; i++) sigqueue(getpid(), SIGRTMIN, (union sigval){.sival_int = i});
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    kill(getpid(), SIGUSR2);
    syscall(SYS_tgkill, getpid(), syscall(SYS_gettid), SIGUSR1);
    printf("%d %d %d\n", plain, taken, values);
    return 0;
}
