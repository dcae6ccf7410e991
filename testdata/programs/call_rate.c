/*
 * Counts how many calls of getppid(2) it makes in each 50 ms, until there is a file called "stop", and prints the most of
 * the last ten times: what a call costs when nothing stops it any more. A child does the same all the while.
 */
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long count(void) {
    struct timespec start, now;
    long calls = 0;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        for (int i = 0; i < 10; i++) syscall(SYS_getppid);
        calls += 10;
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < 50);
    return calls;
}

static long most(void) {
    long last[10] = {0}, most = 0;
    for (int i = 0; access("stop", F_OK) != 0; i++) last[i % 10] = count();
    for (int i = 0; i < 10; i++) if (last[i] > most) most = last[i];
    return most;
}

int main(void) {
    int pipe_ends[2];
    long child_most = 0;
    if (pipe(pipe_ends) != 0) return 1;
    pid_t child = fork();
    if (child == 0) {
        child_most = most();
        _exit(write(pipe_ends[1], &child_most, sizeof child_most) != sizeof child_most);
    }
    long own_most = most();
    if (read(pipe_ends[0], &child_most, sizeof child_most) != sizeof child_most || waitpid(child, NULL, 0) != child) return 1;
    printf("%ld %ld\n", own_most, child_most);
    return 0;
}
