/* A child sends argv[1] queued signals to its parent, numbered; the parent counts those that came in their order. */
#define _GNU_SOURCE
#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t came, in_order;

static void take(int signal, siginfo_t *info, void *context) {
    (void)signal;
    (void)context;
    if (info->si_value.sival_int == came) in_order++;
    came++;
}

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 1000;
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO};
    sigaction(SIGRTMIN, &action, NULL);
    pid_t parent = getpid();
    if (fork() == 0) {
        for (int i = 0; i < count; i++) {
            while (sigqueue(parent, SIGRTMIN, (union sigval){.sival_int = i}) && errno == EAGAIN) sched_yield();
        }
        _exit(0);
    }
    while (came < count) getppid();
    while (wait(NULL) < 0 && errno == EINTR) {}
    printf("%d signals, %d in order\n", (int)came, (int)in_order);
    return 0;
}
