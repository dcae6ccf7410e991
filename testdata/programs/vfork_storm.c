/* Three threads, each of which runs /bin/true argv[1] times by vfork, and forks as many children, each with an exec of its
 * own; prints how many of them ended as they should. 0 stands for as many as it can until the file "go" is there. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int rounds;
static _Atomic int attempts;

static int ended_with(pid_t child, int code) {
    int status;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == code;
}

static pid_t vforked(void) {
    pid_t child = vfork();
    if (child == 0) {
        execl("/bin/true", "true", (char *)NULL);
        _exit(99);
    }
    return child;
}

static pid_t forked(void) {
    pid_t child = fork();
    if (child == 0) {
        execl("/bin/sh", "sh", "-c", "exit 7", (char *)NULL);
        _exit(99);
    }
    return child;
}

static void *run(void *argument) {
    long good = 0;
    (void)argument;
    for (int i = 0; rounds ? i < rounds : access("go", F_OK); i++) {
        attempts += 2;
        good += ended_with(vforked(), 0);
        good += ended_with(forked(), 7);
    }
    return (void *)good;
}

int main(int argc, char **argv) {
    pthread_t threads[3];
    long good = 0;
    rounds = argc > 1 ? atoi(argv[1]) : 20;
    for (int i = 0; i < 3; i++) pthread_create(&threads[i], NULL, run, NULL);
    for (int i = 0; i < 3; i++) {
        void *result;
        pthread_join(threads[i], &result);
        good += (long)result;
    }
    printf("%ld of %d\n", good, attempts);
    return 0;
}
