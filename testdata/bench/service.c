/* What a service does for N requests: many reads, writes and waits, and at every 20th request a file. Listed files are few
 * of its calls: bench.py compares ways to record only these.
 *
 *   service N
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    int requests = argc > 1 ? atoi(argv[1]) : 1000, ends[2];
    char buffer[64] = {0};
    struct stat status;
    if (pipe(ends) != 0)
        return 1;
    struct pollfd readable = {ends[0], POLLIN, 0};
    for (int i = 0; i < requests; i++) {
        for (int part = 0; part < 2; part++) {
            if (write(ends[1], buffer, sizeof buffer) < 0 || poll(&readable, 1, -1) != 1
                || read(ends[0], buffer, sizeof buffer) < 0)
                return 1;
        }
        sched_yield();
        if (i % 20 == 0) {
            int file = open("/etc/passwd", O_RDONLY);
            if (file < 0 || fstat(file, &status) != 0 || close(file) != 0)
                return 1;
        }
    }
    return 0;
}
