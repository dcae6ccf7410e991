/* Works for about argv[1] milliseconds with a child and a thread, in many small calls, then prints a fixed answer. */
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long milliseconds;

static long work(void) {
    struct timespec start, now;
    long good = 0, bad = 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        if (syscall(SYS_getppid) > 0 && access("/", F_OK) == 0) good++; else bad++;
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < milliseconds);
    return good > 0 ? bad : -1;
}

static void *thread_work(void *unused) { (void)unused; return (void *)work(); }

int main(int argc, char **argv) {
    milliseconds = argc > 1 ? atol(argv[1]) : 1000;
    pthread_t thread;
    int status;
    pid_t child = fork();
    if (child == 0) _exit(work() == 0 ? 42 : 1);
    pthread_create(&thread, NULL, thread_work, NULL);
    long bad = work();
    void *threads_bad;
    pthread_join(thread, &threads_bad);
    waitpid(child, &status, 0);
    printf("answer %d, bad calls %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : -1, bad + (long)threads_bad);
    return 3;
}
