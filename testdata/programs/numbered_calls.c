/* Two threads make calls with ascending numbers for about argv[1] milliseconds: close(1000000 + n), close(2000000 + n).
 * None may end otherwise than it does alone: with EBADF. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static long milliseconds;

static void *work(void *first) {
    struct timespec start, now;
    long number = (long)first;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        if (close((int)number++) == 0 || errno != EBADF) perror("close");
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < milliseconds);
    return (void *)number;
}

int main(int argc, char **argv) {
    milliseconds = argc > 1 ? atol(argv[1]) : 1000;
    pthread_t thread;
    void *end;
    pthread_create(&thread, NULL, work, (void *)2000000);
    work((void *)1000000);
    pthread_join(thread, &end);
    puts("done");
    return 0;
}
