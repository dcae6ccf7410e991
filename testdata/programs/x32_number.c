/* A call with a number of the x32 ABI (bit 30 set): getpid there is 0x40000027; kernels without x32 answer ENOSYS. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
    long result = syscall(0x40000027L);
    printf("%s\n", result == getpid() ? "own pid" : strerror(errno));
    result = syscall(999);
    printf("%ld %s\n", result, strerror(errno));
    result = syscall(-1L);
    printf("%ld %s\n", result, strerror(errno));
    return 0;
}
