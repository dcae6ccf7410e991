/* Sleeps to 100 moments 5 ms apart and prints, in microseconds, how late it was in the median. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

int main(void) {
    struct timespec next, now;
    int late[100];
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (int i = 0; i < 100; i++) {
        next.tv_nsec += 5000000;
        if (next.tv_nsec >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
        clock_gettime(CLOCK_MONOTONIC, &now);
        late[i] = (int)((now.tv_sec - next.tv_sec) * 1000000 + (now.tv_nsec - next.tv_nsec) / 1000);
    }
    qsort(late, 100, sizeof *late, compare);
    printf("%d\n", late[50]);
    return 0;
}
