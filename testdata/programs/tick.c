/* Asks argv[1] times, every 20 ms, for a file that is not there; its name is the number and the time of day in ns. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
    long count = argc > 1 ? atol(argv[1]) : 1;
    struct timespec pause = {0, 20 * 1000 * 1000}, now;
    char name[64];
    for (long i = 0; i < count; i++) {
        clock_gettime(CLOCK_REALTIME, &now);
        snprintf(name, sizeof name, "/tick/%ld/%lld", i, now.tv_sec * 1000000000LL + now.tv_nsec);
        if (access(name, F_OK) == 0) return 1;
        nanosleep(&pause, NULL);
    }
    return 0;
}
