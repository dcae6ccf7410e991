/*
 * Makes calls that always succeed, in a thread, in a child and in short-lived children of that, for about argv[1]
 * milliseconds, and says so at once if one fails. Exits with 3.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long milliseconds;

static void check(const char *call, long result) {
    char line[100];
    if (result >= 0) return;
    int length = snprintf(line, sizeof line, "%s failed: %s\n", call, strerror(errno));
    if (write(1, line, length) != length) _exit(9);
}

static long elapsed(const struct timespec *start) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - start->tv_sec) * 1000 + (now.tv_nsec - start->tv_nsec) / 1000000;
}

static void *work(void *with_children) {
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    while (elapsed(&start) < milliseconds) {
        for (int i = 0; i < 20; i++) {
            check("access", access("/", F_OK));
            check("getppid", syscall(SYS_getppid));
        }
        if (with_children) {
            pid_t child = fork();
            check("fork", child);
            if (child == 0) {
                check("access", access("/", F_OK));
                _exit(0);
            }
            check("wait4", waitpid(child, NULL, 0));
        }
    }
    return NULL;
}

int main(int argc, char **argv) {
    milliseconds = argc > 1 ? atol(argv[1]) : 1000;
    pthread_t thread;
    pid_t child = fork();
    check("fork", child);
    if (child == 0) {
        work(&milliseconds);
        _exit(0);
    }
    check("clone", -pthread_create(&thread, NULL, work, NULL));
    work(NULL);
    pthread_join(thread, NULL);
    check("wait4", waitpid(child, NULL, 0));
    return 3;
}
