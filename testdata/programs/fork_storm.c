/* 200 short children (times argv[1]), at most 8 at once, each with a thread of its own; prints the sum of exit codes. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *nothing(void *argument) { return argument; }

int main(int argc, char **argv) {
    int alive = 0, sum = 0, status, count = 200 * (argc > 1 ? atoi(argv[1]) : 1);
    for (int i = 0; i < count; i++) {
        if (alive == 8 && wait(&status) > 0) { sum += WEXITSTATUS(status); alive--; }
        if (fork() == 0) {
            pthread_t thread;
            pthread_create(&thread, NULL, nothing, NULL);
            pthread_join(thread, NULL);
            _exit(i % 7);
        }
        alive++;
    }
    while (wait(&status) > 0) sum += WEXITSTATUS(status);
    printf("%d\n", sum);
    return 0;
}
