/* Writes a line through an io_uring(7): the write is no system call of this program, and no tracer sees it. */
#define _GNU_SOURCE
#include <linux/io_uring.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
    struct io_uring_params params;
    memset(&params, 0, sizeof params);
    int fd = syscall(SYS_io_uring_setup, 4, &params);
    if (fd < 0) { perror("io_uring_setup"); return 77; }
    size_t ring_size = params.sq_off.array + params.sq_entries * sizeof(unsigned);
    char *ring = mmap(NULL, ring_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, IORING_OFF_SQ_RING);
    struct io_uring_sqe *entries = mmap(NULL, params.sq_entries * sizeof *entries, PROT_READ | PROT_WRITE, MAP_SHARED, fd,
                                        IORING_OFF_SQES);
    if (ring == MAP_FAILED || entries == MAP_FAILED) return 1;
    memset(entries, 0, sizeof *entries);
    entries->opcode = IORING_OP_WRITE;
    entries->fd = 1;
    entries->addr = (unsigned long)"by io_uring\n";
    entries->len = 12;
    entries->off = -1;
    ((unsigned *)(ring + params.sq_off.array))[0] = 0;
    __atomic_store_n((unsigned *)(ring + params.sq_off.tail), 1, __ATOMIC_RELEASE);
    int submitted = syscall(SYS_io_uring_enter, fd, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0);
    printf("submitted %d\n", submitted);
    return 0;
}
