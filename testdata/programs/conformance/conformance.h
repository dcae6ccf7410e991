/*
 * What the programs of this directory share. Each makes the system calls of one family and prints, for each, the line that
 * strace 6.1 prints: CASE takes that line without its result, RESULT with it. Most calls fail on purpose (no such
 * descriptor, no right to do it): what they are given is shown all the same, and nothing on the machine changes.
 * A call that strace 6.1 does not know is a NEWER one: its line is what the kernel's headers and the man pages say. What a
 * call that is SHOWN hands out depends on the machine: what strace prints for it there is what is expected.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* What a structure has beside the fields that matter is zero. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

/* Newer than the headers of Debian 12; the last one is newer than everything. */
enum {
    SYS_cachestat = 451,
    SYS_fchmodat2 = 452,
    SYS_map_shadow_stack = 453,
    SYS_futex_wake = 454,
    SYS_futex_wait = 455,
    SYS_futex_requeue = 456,
    SYS_statmount = 457,
    SYS_listmount = 458,
    SYS_lsm_get_self_attr = 459,
    SYS_lsm_set_self_attr = 460,
    SYS_lsm_list_modules = 461,
    SYS_mseal = 462,
    SYS_setxattrat = 463,
    SYS_getxattrat = 464,
    SYS_listxattrat = 465,
    SYS_removexattrat = 466,
    SYS_open_tree_attr = 467,
    SYS_file_getattr = 468,
    SYS_file_setattr = 469,
    SYS_listns = 470,
    SYS_unknown = 0x3e7,
};

/* An address where nothing is. */
#define NOWHERE 0x1000UL

static inline void conformance_line(const char *kind, const char *call, long result, int error) {
    if (result == -1) {
        printf("%s%s = -1 %s (%s)\n", kind, call, strerrorname_np(error), strerror(error));
    } else {
        printf("%s%s = %ld\n", kind, call, result);
    }
}

/* The line begins with "= " where strace knows the call, with "+ " where it does not. */
#define CONFORMANCE_CALL(kind, text, name, ...)                       \
    do {                                                              \
        errno = 0;                                                    \
        long result_ = syscall(SYS_##name, ##__VA_ARGS__);            \
        conformance_line(kind, text, result_, errno);                 \
    } while (0)

#define CASE(text, name, ...) CONFORMANCE_CALL("= ", text, name, ##__VA_ARGS__)
#define NEWER(text, name, ...) CONFORMANCE_CALL("+ ", text, name, ##__VA_ARGS__)
#define RESULT(text, name, ...)                 \
    do {                                        \
        syscall(SYS_##name, ##__VA_ARGS__);     \
        printf("= %s\n", text);                 \
    } while (0)

/* The value is the result. */
#define SHOWN(name, ...)                                        \
    ({                                                          \
        long shown_ = syscall(SYS_##name, ##__VA_ARGS__);       \
        printf("? %s\n", #name);                                \
        shown_;                                                 \
    })

/* Nothing is written while the cases run; the first case comes after close(12345). */
#define BEGIN()                                       \
    do {                                              \
        static char lines_[1 << 20];                  \
        setvbuf(stdout, lines_, _IOFBF, sizeof lines_); \
        printf("begin\n");                            \
        syscall(SYS_close, 12345);                    \
    } while (0)
