/* 200 short children, at most 8 at a time, each with a thread of its own; the sum of their exit codes is printed. */
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void *nothing(void *argument) { return argument; }

int main(void) {
    int alive = 0, sum = 0, status;
    for (int i = 0; i < 200; i++) {
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
