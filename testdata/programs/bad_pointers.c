/* Calls with pointers to nowhere, to the last byte of a mapping, to kernel memory, and with lengths beyond all memory. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static void call(const char *what, long number, long a, long b, long c, long d) {
    errno = 0;
    long result = syscall(number, a, b, c, d, 0, 0);
    printf("%s: %ld %s\n", what, result, result < 0 ? strerror(errno) : "");
    fflush(stdout);
}

int main(void) {
    char *page = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    munmap(page + 4096, 4096);
    char *last = page + 4095;
    long pointers[] = {1, 0x1000, -1, LONG_MIN, (long)0xffffffff80000000, (long)last, (long)(page + 4096)};
    *last = 'x';
    for (unsigned i = 0; i < sizeof pointers / sizeof *pointers; i++) {
        long p = pointers[i];
        printf("pointer %u\n", i);
        call("open", SYS_open, p, O_RDONLY, 0, 0);
        call("stat", SYS_stat, (long)"/", p, 0, 0);
        call("write", SYS_write, 99, p, LONG_MAX, 0);
        call("writev", SYS_writev, 1, p, 3, 0);
        call("writev many", SYS_writev, 99, p, LONG_MAX, 0);
        call("connect", SYS_connect, 0, p, 16, 0);
        call("connect long", SYS_connect, 0, p, INT_MAX, 0);
        call("sendmsg", SYS_sendmsg, 0, p, 0, 0);
        call("nanosleep", SYS_nanosleep, p, 0, 0, 0);
        call("rt_sigaction", SYS_rt_sigaction, SIGUSR1, p, p, 8);
        call("poll", SYS_poll, p, 1000000, 0, 0);
        call("select", SYS_select, 1024, p, p, p);
        call("execve", SYS_execve, (long)"/bin/true", p, p, 0);
        call("execve path", SYS_execve, p, 0, 0, 0);
        call("clone3", SYS_clone3, p, 88, 0, 0);
        call("ioctl", SYS_ioctl, 0, 0x5401, p, 0);
        call("mount", SYS_mount, p, p, p, 0);
        call("openat2", SYS_openat2, -100, (long)"/", p, 24);
    }
    struct iovec odd[2] = {{(void *)1, 10}, {(void *)-1, ~0UL}};
    call("writev of nowhere", SYS_writev, 1, (long)odd, 2, 0);
    char *endless = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    memset(endless, 'a', 1 << 20);
    call("endless path", SYS_open, (long)endless, O_RDONLY, 0, 0);
    char *argv[] = {endless, NULL};
    call("endless argument", SYS_execve, (long)"/bin/true", (long)argv, 0, 0);
    return 0;
}
