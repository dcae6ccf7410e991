/* A fork bomb of at most 256 processes: each forks twice, eight deep. Exits with 1 if some fork failed, else with 0. */
#define _GNU_SOURCE
#include <sys/wait.h>
#include <unistd.h>

static int burst(int depth) {
    int failed = 0, status;
    if (depth == 0) {
        usleep(100000); /* so that all are alive at once */
        return 0;
    }
    for (int i = 0; i < 2; i++) {
        pid_t child = fork();
        if (child == 0) _exit(burst(depth - 1));
        if (child < 0) failed = 1;
    }
    while (wait(&status) > 0) failed |= !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    return failed;
}

int main(void) { return burst(7); }
