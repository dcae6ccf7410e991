/* A read that a signal ends with EINTR, one that the kernel restarts (SA_RESTART), and an interrupted clock_nanosleep. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int pipe_fds[2];
static int feed;

static void alarmed(int signal) {
    (void)signal;
    if (feed && write(pipe_fds[1], "x", 1) != 1) _exit(9);
}

static void alarm_in_50_ms(int flags) {
    struct sigaction action = {.sa_handler = alarmed, .sa_flags = flags};
    struct itimerval once = {.it_value = {.tv_usec = 50000}};
    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &once, NULL);
}

int main(void) {
    char byte;
    if (pipe(pipe_fds)) return 1;
    alarm_in_50_ms(0);
    ssize_t got = read(pipe_fds[0], &byte, 1);
    printf("plain read: %zd %s\n", got, got < 0 ? strerror(errno) : "");
    feed = 1;
    alarm_in_50_ms(SA_RESTART);
    got = read(pipe_fds[0], &byte, 1);
    printf("restarted read: %zd\n", got);
    feed = 0;
    alarm_in_50_ms(SA_RESTART);
    struct timespec long_time = {.tv_sec = 30};
    int error = clock_nanosleep(CLOCK_MONOTONIC, 0, &long_time, &long_time);
    printf("sleep: %s\n", strerror(error));
    return 0;
}
