/* Calls of 32-bit x86, made with int 0x80 by a 64-bit program: other numbers, narrower registers, other structures. */
#include "conformance.h"
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>

/* Everything that a pointer leads to lies below 4 GiB. */
static char *low;

static uint32_t place(const void *bytes, size_t size) {
    static size_t used;
    char *at = low + used;
    memcpy(at, bytes, size);
    used += (size + 15) & ~15UL;
    return (uint32_t)(uintptr_t)at;
}

static uint32_t text(const char *string) {
    return place(string, strlen(string) + 1);
}

static long call32(uint32_t number, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f) {
    int32_t result;
    __asm__ volatile("push %%rbp\n\tmov %7, %%ebp\n\tint $0x80\n\tpop %%rbp"
                     : "=a"(result)
                     : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e), "r"(f)
                     : "memory", "r8", "r9", "r10", "r11");
    if (result < 0 && result >= -4095) {
        errno = -result;
        return -1;
    }
    return result;
}

/* strace shows such a call by the name of what it stands for. */
#define MULTIPLEXED32(text, number, a, b, c, d, e, f)                           \
    do {                                                                        \
        errno = 0;                                                              \
        long result_ = call32(number, a, b, c, d, e, f);                        \
        conformance_line("+ ", text, result_, errno);                           \
    } while (0)

#define CALL32(text, number, a, b, c, d, e, f)                                  \
    do {                                                                        \
        errno = 0;                                                              \
        long result_ = call32(number, a, b, c, d, e, f);                        \
        conformance_line("= ", text, result_, errno);                           \
    } while (0)

int main(void) {
    low = mmap(NULL, 65536, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    int32_t second[2] = {1, 2000000000};
    int64_t wide[2] = {1, 2000000000};
    uint32_t timer[4] = {0, 0, 5, 2000000};
    uint32_t vector[2] = {0x1000, 5};
    uint32_t limit[2] = {1024, 0xffffffff};
    uint64_t limit64[2] = {1024, UINT64_MAX};
    struct sockaddr path = {AF_UNIX, "/no/such"};
    uint32_t none = 0;
    uint32_t path_at = text("/no/such");
    uint32_t second_at = place(second, sizeof second);
    uint32_t wide_at = place(wide, sizeof wide);
    uint32_t timer_at = place(timer, sizeof timer);
    uint32_t vector_at = place(vector, sizeof vector);
    uint32_t limit_at = place(limit, sizeof limit);
    uint32_t limit64_at = place(limit64, sizeof limit64);
    uint32_t address_at = place(&path, sizeof path);
    uint32_t words_at = place((uint32_t[]){text("a"), text("word"), 0}, 12);
    uint32_t socket_at = place((uint32_t[]){AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 77}, 12);
    uint32_t connect_at = place((uint32_t[]){-1, address_at, 11}, 12);
    uint32_t send_at = place((uint32_t[]){-1, 0x1000, 5, MSG_DONTWAIT}, 16);
    uint32_t operations_at = place((uint16_t[]){1, -1, 04000}, 6);
    BEGIN();
    CALL32("execve(\"/no/such\", [\"a\", \"word\"], ADDR /* 2 vars */)", 11, path_at, words_at, words_at, 0, 0, 0);
    CALL32("execve(\"/no/such\", 0x1000, NULL)", 11, path_at, 0x1000, 0, 0, 0, 0);
    MULTIPLEXED32("socketcall(SYS_SOCKET, {domain=AF_UNIX, type=SOCK_STREAM|SOCK_CLOEXEC, protocol=77})", 102, 1, socket_at, 0, 0, 0, 0);
    MULTIPLEXED32("socketcall(SYS_CONNECT, {sockfd=-1, addr={sa_family=AF_UNIX, sun_path=\"/no/such\"}, addrlen=11})", 102, 3, connect_at, 0, 0, 0, 0);
    MULTIPLEXED32("socketcall(SYS_SEND, {sockfd=-1, buf=0x1000, len=5, flags=MSG_DONTWAIT})", 102, 9, send_at, 0, 0, 0, 0);
    MULTIPLEXED32("socketcall(SYS_LISTEN, 0x1000)", 102, 4, 0x1000, 0, 0, 0, 0);
    MULTIPLEXED32("ipc(SEMOP, -1, 1, [{sem_num=1, sem_op=-1, sem_flg=IPC_NOWAIT}])", 117, 1, -1, 1, 0, operations_at, 0);
    MULTIPLEXED32("ipc(SHMGET, 0x5eed, 4096, 0600)", 117, 23, 0x5eed, 4096, 0600, 0, 0);
    CALL32("open(\"/no/such\", O_WRONLY|O_CREAT, 0644)", 5, path_at, O_WRONLY | O_CREAT, 0644, 0, 0, 0);
    CALL32("openat(AT_FDCWD, \"/no/such\", O_RDONLY|O_DIRECTORY)", 295, AT_FDCWD, path_at, O_RDONLY | O_DIRECTORY, 0, 0, 0);
    CALL32("read(-1, 0x1000, 5)", 3, -1, 0x1000, 5, 0, 0, 0);
    CALL32("lseek(-1, -5, SEEK_CUR)", 19, -1, -5, SEEK_CUR, 0, 0, 0);
    CALL32("stat(\"/no/such\", 0x1000)", 106, path_at, 0x1000, 0, 0, 0, 0);
    CALL32("stat64(\"/no/such\", 0x1000)", 195, path_at, 0x1000, 0, 0, 0, 0);
    CALL32("fstat64(-1, 0x1000)", 197, -1, 0x1000, 0, 0, 0, 0);
    CALL32("fstatat64(-1, \"/no/such\", 0x1000, AT_SYMLINK_NOFOLLOW)", 300, -1, path_at, 0x1000, AT_SYMLINK_NOFOLLOW, 0, 0);
    CALL32("access(\"/no/such\", R_OK)", 33, path_at, R_OK, 0, 0, 0, 0);
    CALL32("pread64(-1, 0x1000, 5, -1)", 180, -1, 0x1000, 5, 0xffffffff, 0xffffffff, 0);
    CALL32("pwrite64(-1, 0x1000, 5, 8589934593)", 181, -1, 0x1000, 5, 1, 2, 0);
    CALL32("truncate64(\"/no/such\", 8589934593)", 193, path_at, 1, 2, 0, 0, 0);
    CALL32("ftruncate64(-1, 8589934593)", 194, -1, 1, 2, 0, 0, 0);
    CALL32("fallocate(-1, FALLOC_FL_KEEP_SIZE|FALLOC_FL_PUNCH_HOLE, 1, 2)", 324, -1, 3, 1, 0, 2, 0);
    CALL32("readahead(-1, 1, 5)", 225, -1, 1, 0, 5, 0, 0);
    CALL32("nanosleep({tv_sec=1, tv_nsec=2000000000}, 0x1000)", 162, second_at, 0x1000, 0, 0, 0, 0);
    CALL32("clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=1, tv_nsec=2000000000}, NULL)", 267, CLOCK_MONOTONIC, TIMER_ABSTIME, second_at, 0, 0, 0);
    CALL32("clock_nanosleep_time64(CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=1, tv_nsec=2000000000}, NULL)", 407, CLOCK_MONOTONIC, TIMER_ABSTIME, wide_at, 0, 0, 0);
    CALL32("setitimer(ITIMER_VIRTUAL, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=5, tv_usec=2000000}}, NULL)", 104, 1, timer_at, none, 0, 0, 0);
    CALL32("writev(-1, [{iov_base=0x1000, iov_len=5}], 1)", 146, -1, vector_at, 1, 0, 0, 0);
    CALL32("setrlimit(0x4d /* RLIMIT_??? */, {rlim_cur=1024, rlim_max=RLIM_INFINITY})", 75, 77, limit_at, 0, 0, 0, 0);
    CALL32("prlimit64(2147483647, RLIMIT_NOFILE, {rlim_cur=1024, rlim_max=RLIM64_INFINITY}, 0x1000)", 340, 0x7fffffff, 7, limit64_at, 0x1000, 0, 0);
    CALL32("kill(2147483647, SIGTERM)", 37, 0x7fffffff, 15, 0, 0, 0, 0);
    CALL32("tkill(2147483647, SIGTERM)", 238, 0x7fffffff, 15, 0, 0, 0, 0);
    CALL32("waitpid(2147483647, 0x1000, WNOHANG)", 7, 0x7fffffff, 0x1000, 1, 0, 0, 0);
    CALL32("connect(-1, {sa_family=AF_UNIX, sun_path=\"/no/such\"}, 11)", 362, -1, address_at, 11, 0, 0, 0);
    CALL32("bind(-1, {sa_family=AF_UNIX, sun_path=\"/no/such\"}, 16)", 361, -1, address_at, sizeof path, 0, 0, 0);
    CALL32("shutdown(-1, SHUT_RDWR)", 373, -1, SHUT_RDWR, 0, 0, 0, 0);
    CALL32("fcntl64(-1, F_SETFD, FD_CLOEXEC)", 221, -1, F_SETFD, FD_CLOEXEC, 0, 0, 0);
    CALL32("munmap(0x1, 4096)", 91, 1, 4096, 0, 0, 0, 0);
    CALL32("mprotect(0x1, 4096, PROT_READ)", 125, 1, 4096, PROT_READ, 0, 0, 0);
    CALL32("setreuid32(-1, -1)", 203, -1, -1, 0, 0, 0, 0);
    CALL32("setuid32(-1)", 213, -1, 0, 0, 0, 0, 0);
    CALL32("umount2(\"/no/such\", UMOUNT_NOFOLLOW)", 52, path_at, 8, 0, 0, 0, 0);
    CALL32("statfs64(\"/no/such\", 84, 0x1000)", 268, path_at, 84, 0x1000, 0, 0, 0);
    CALL32("mkdir(\"/no/such\", 0755)", 39, path_at, 0755, 0, 0, 0, 0);
    CALL32("rmdir(\"/no/such\")", 40, path_at, 0, 0, 0, 0, 0);
    CALL32("rename(\"/no/such\", \"/no/such\")", 38, path_at, path_at, 0, 0, 0, 0);
    CALL32("statx(-1, \"/no/such\", AT_STATX_SYNC_AS_STAT, STATX_BASIC_STATS, 0x1000)", 383, -1, path_at, AT_STATX_SYNC_AS_STAT, 0x7ff, 0x1000, 0);
    CALL32("syscall_0x3e7(0x1, 0x2, 0x3, 0x4, 0x5, 0x6)", 999, 1, 2, 3, 4, 5, 6);
    return 0;
}
