/* 64-bit code that makes system calls of the 32-bit ABI by int 0x80: there 20 is getpid (writev in the 64-bit ABI), 4 is
 * write (stat), 5 is open (fstat) and 1 is exit (write). Memory that it names lies below 4 GB. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static long call32(int number, long a, long b, long c) {
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory", "r8", "r9", "r10", "r11");
    return (int)result;
}

int main(void) {
    char *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (low == MAP_FAILED) return 1;
    printf("getpid %d\n", call32(20, 0, 0, 0) == getpid());
    fflush(stdout);
    strcpy(low, "written\n");
    printf("write %ld\n", call32(4, 1, (long)low, 8));
    strcpy(low, "/no/such/file");
    printf("open %ld\n", call32(5, (long)low, 0, 0));
    fflush(stdout);
    call32(1, 9, 0, 0);
    return 2;
}
