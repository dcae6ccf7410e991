/* Copies /proc/self/environ to its output: the environment with its order, its odd names and its doubles. */
#include <fcntl.h>
#include <unistd.h>

int main(void) {
    char buffer[65536];
    int fd = open("/proc/self/environ", O_RDONLY);
    ssize_t length;
    while ((length = read(fd, buffer, sizeof buffer)) > 0)
        if (write(1, buffer, length) != length) return 1;
    return length < 0;
}
