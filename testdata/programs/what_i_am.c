// Changes what it is and has in every way, and writes what /proc says of it in the end, without changing anything more.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static char buffer[1 << 16];

static void show(const char *file) {
    int fd = open(file, O_RDONLY);
    ssize_t length;
    while ((length = read(fd, buffer, sizeof buffer)) > 0) {
        if (write(1, buffer, length) != length) {
            _exit(2);
        }
    }
    close(fd);
}

static void *memory(size_t pages, int access) {
    void *start = mmap(NULL, pages << 12, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED) {
        _exit(3);
    }
    return start;
}

int main(void) {
    umask(027);
    prctl(PR_SET_NAME, "another name");
    if (chdir("/usr/share/..") != 0) {
        return 4;
    }
    char *holed = memory(9, PROT_READ);
    munmap(holed + (3 << 12), 2 << 12);
    char *partly = memory(5, PROT_READ | PROT_WRITE);
    mprotect(partly + (1 << 12), 1 << 12, PROT_NONE);
    char *small = memory(2, PROT_READ | PROT_WRITE);
    if (mremap(small, 2 << 12, 300 << 12, MREMAP_MAYMOVE) == MAP_FAILED) {
        return 5;
    }
    int passwd = open("/etc/passwd", O_RDONLY);
    if (mmap(NULL, 100, PROT_READ, MAP_SHARED, passwd, 0) == MAP_FAILED || sbrk(77777) == (void *)-1) {
        return 6;
    }
    close(passwd);
    show("/proc/self/maps");
    show("/proc/self/status");
    _exit(0);
}
