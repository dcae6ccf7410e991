/* Memory, time, System V and POSIX queues, mounts, modules, keys, and what programs ask the kernel to run. */
#include "conformance.h"
#include <linux/aio_abi.h>
#include <linux/bpf.h>
#include <linux/io_uring.h>
#include <linux/keyctl.h>
#include <linux/landlock.h>
#include <linux/mempolicy.h>
#include <linux/mount.h>
#include <linux/perf_event.h>
#include <linux/quota.h>
#include <linux/reboot.h>
#include <linux/rseq.h>
#include <linux/userfaultfd.h>
#include <mqueue.h>
#include <signal.h>
#include <sys/random.h>
#include <time.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/time.h>
#include <sys/timex.h>

/* Of headers that this file cannot include together with those above. */
#define MS_NOSUID_ 2
#define MS_BIND_ 4096
#define MS_REC_ 16384

int main(void) {
    struct timespec bad = {1, 2000000000};
    struct itimerval timer = {{0, 0}, {5, 2000000}};
    struct itimerspec spec = {{0, 0}, {5, 2000000000}};
    struct timeval day = {1, 2000000};
    struct timezone zone = {-60, 1};
    struct timex adjust = {.modes = 0x4000, .tick = 1};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 7};
    struct sigevent thread = {.sigev_notify = SIGEV_THREAD_ID};
    struct mq_attr attributes = {.mq_flags = O_NONBLOCK, .mq_maxmsg = 10, .mq_msgsize = 100};
    struct sembuf operations[2] = {{0, -1, IPC_NOWAIT}, {1, 1, SEM_UNDO}};
    struct { long type; char text[8]; } text = {3, "message"};
    union bpf_attr create = {.map_type = BPF_MAP_TYPE_HASH, .key_size = 4, .value_size = 8, .max_entries = 0};
    union bpf_attr query = {.map_fd = -1, .key = NOWHERE, .value = NOWHERE, .flags = 1};
    struct io_uring_params ring = {.flags = IORING_SETUP_CQSIZE | 0x80000000, .cq_entries = 0};
    struct landlock_ruleset_attr rules = {.handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_DIR};
    struct landlock_path_beneath_attr beneath = {.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE, .parent_fd = -1};
    struct perf_event_attr perf = {.type = PERF_TYPE_SOFTWARE, .size = 5, .config = PERF_COUNT_SW_CPU_CLOCK, .disabled = 1};
    struct mount_attr mount = {.attr_set = 1, .attr_clr = 2, .propagation = 1 << 18, .userns_fd = 5};
    unsigned long nodes = 3;
    int target = 5;
    timer_t id;
    BEGIN();
    CASE("mmap(NULL, 0, PROT_READ|PROT_EXEC, MAP_PRIVATE|MAP_ANONYMOUS|MAP_NORESERVE, -1, 0)", mmap, 0, 0, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    CASE("mmap(0x1000, 4096, PROT_NONE, MAP_SHARED|MAP_FIXED, -1, 0x2000)", mmap, NOWHERE, 4096, PROT_NONE, MAP_SHARED | MAP_FIXED, -1, 0x2000);
    CASE("mmap(NULL, 4096, PROT_READ, MAP_SHARED_VALIDATE|MAP_SYNC, -1, 0)", mmap, 0, 4096, PROT_READ, MAP_SHARED_VALIDATE | MAP_SYNC, -1, 0);
    CASE("mmap(NULL, 4096, PROT_READ, MAP_PRIVATE|MAP_HUGETLB|21<<MAP_HUGE_SHIFT, -1, 0)", mmap, 0, 4096, PROT_READ, MAP_PRIVATE | MAP_HUGETLB | 21 << 26, -1, 0);
    CASE("mmap(NULL, 4096, PROT_READ|0x100, MAP_FILE, -1, 0)", mmap, 0, 4096, PROT_READ | 0x100, 0, -1, 0);
    CASE("munmap(0x1, 4096)", munmap, 1, 4096);
    CASE("mprotect(0x1, 4096, PROT_READ|PROT_WRITE|PROT_GROWSDOWN)", mprotect, 1, 4096, PROT_READ | PROT_WRITE | PROT_GROWSDOWN);
    CASE("pkey_mprotect(0x1, 4096, PROT_READ, 5)", pkey_mprotect, 1, 4096, PROT_READ, 5);
    CASE("pkey_alloc(0x5, PKEY_DISABLE_ACCESS)", pkey_alloc, 5, 1);
    CASE("pkey_free(-1)", pkey_free, -1);
    CASE("mremap(0x1, 4096, 8192, MREMAP_MAYMOVE)", mremap, 1, 4096, 8192, MREMAP_MAYMOVE);
    CASE("mremap(0x1, 4096, 8192, MREMAP_MAYMOVE|MREMAP_FIXED, 0x1000)", mremap, 1, 4096, 8192, MREMAP_MAYMOVE | MREMAP_FIXED, NOWHERE);
    CASE("msync(0x1, 4096, MS_SYNC|MS_INVALIDATE)", msync, 1, 4096, MS_SYNC | MS_INVALIDATE);
    CASE("mincore(0x1, 4096, 0x1000)", mincore, 1, 4096, NOWHERE);
    CASE("madvise(0x1, 4096, MADV_DONTNEED)", madvise, 1, 4096, MADV_DONTNEED);
    CASE("madvise(NULL, 0, 0x309 /* MADV_??? */)", madvise, 0, 0, 777);
    CASE("mlock2(0x1, 4096, MLOCK_ONFAULT|0x8)", mlock2, 1, 4096, 1 | 8);
    CASE("mlockall(MCL_CURRENT|MCL_FUTURE|MCL_ONFAULT|0x70)", mlockall, 0x77);
    CASE("remap_file_pages(0x1, 4096, PROT_NONE, 5, MAP_FILE|MAP_NONBLOCK)", remap_file_pages, 1, 4096, 0, 5, MAP_NONBLOCK);
    CASE("mbind(0x1, 4096, MPOL_BIND|MPOL_F_STATIC_NODES, [0x00000000000003], 8, MPOL_MF_STRICT|MPOL_MF_MOVE)", mbind, 1, 4096, MPOL_BIND | MPOL_F_STATIC_NODES, &nodes, 8, MPOL_MF_STRICT | MPOL_MF_MOVE);
    CASE("set_mempolicy(0x4d /* MPOL_??? */, [0x00000000000003], 8)", set_mempolicy, 77, &nodes, 8);
    CASE("get_mempolicy(0x1000, NULL, 8, 0x1000, MPOL_F_NODE|MPOL_F_ADDR)", get_mempolicy, NOWHERE, NULL, 8, NOWHERE, MPOL_F_ADDR | MPOL_F_NODE);
    CASE("migrate_pages(2147483647, 8, [0x00000000000003], [0x00000000000003])", migrate_pages, 0x7fffffff, 8, &nodes, &nodes);
    CASE("move_pages(2147483647, 1, 0x1000, NULL, 0x1000, MPOL_MF_MOVE)", move_pages, 0x7fffffff, 1, NOWHERE, NULL, NOWHERE, MPOL_MF_MOVE);
    CASE("set_mempolicy_home_node(0x1, 4096, 1, 0x5)", set_mempolicy_home_node, 1, 4096, 1, 5);
    CASE("userfaultfd(O_CLOEXEC|0x1000)", userfaultfd, O_CLOEXEC | 0x1000);
    CASE("rseq(0x1001, 0x20, 0x1, 0x53053053)", rseq, NOWHERE + 1, 32, RSEQ_FLAG_UNREGISTER, 0x53053053);
    CASE("nanosleep({tv_sec=1, tv_nsec=2000000000}, 0x1000)", nanosleep, &bad, NOWHERE);
    CASE("clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, {tv_sec=1, tv_nsec=2000000000}, 0x1000)", clock_nanosleep, CLOCK_MONOTONIC, TIMER_ABSTIME, &bad, NOWHERE);
    CASE("clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, {tv_sec=1, tv_nsec=2000000000}, NULL)", clock_nanosleep, CLOCK_THREAD_CPUTIME_ID, 0, &bad, NULL);
    CASE("clock_gettime(0x4d /* CLOCK_??? */, 0x1000)", clock_gettime, 77, NOWHERE);
    CASE("clock_gettime(0xfffffffa /* CLOCK_??? */, 0x1000)", clock_gettime, -6, NOWHERE);
    CASE("clock_settime(CLOCK_MONOTONIC, {tv_sec=1, tv_nsec=2000000000})", clock_settime, CLOCK_MONOTONIC, &bad);
    CASE("clock_getres(CLOCK_BOOTTIME, 0x1000)", clock_getres, CLOCK_BOOTTIME, NOWHERE);
    CASE("clock_adjtime(0x4d /* CLOCK_??? */, ADDR)", clock_adjtime, 77, &adjust);
    CASE("adjtimex(ADDR)", adjtimex, &adjust);
    CASE("settimeofday({tv_sec=1, tv_usec=2000000}, NULL)", settimeofday, &day, NULL);
    CASE("settimeofday({tv_sec=1, tv_usec=2000000}, {tz_minuteswest=-60, tz_dsttime=1})", settimeofday, &day, &zone);
    CASE("getitimer(0x4d /* ITIMER_??? */, 0x1000)", getitimer, 77, NOWHERE);
    CASE("setitimer(ITIMER_VIRTUAL, {it_interval={tv_sec=0, tv_usec=0}, it_value={tv_sec=5, tv_usec=2000000}}, NULL)", setitimer, ITIMER_VIRTUAL, &timer, NULL);
    CASE("timer_create(0x4d /* CLOCK_??? */, {sigev_value={sival_int=7, sival_ptr=0x7}, sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL}, ADDR)", timer_create, 77, &event, &id);
    CASE("timer_create(0x4d /* CLOCK_??? */, {sigev_signo=0, sigev_notify=SIGEV_THREAD_ID, sigev_notify_thread_id=0}, ADDR)", timer_create, 77, &thread, &id);
    CASE("timer_create(0x4d /* CLOCK_??? */, NULL, 0x1000)", timer_create, 77, NULL, NOWHERE);
    CASE("timer_settime(12345, TIMER_ABSTIME, {it_interval={tv_sec=0, tv_nsec=0}, it_value={tv_sec=5, tv_nsec=2000000000}}, NULL)", timer_settime, 12345, TIMER_ABSTIME, &spec, NULL);
    CASE("timer_gettime(12345, 0x1000)", timer_gettime, 12345, NOWHERE);
    CASE("timer_getoverrun(12345)", timer_getoverrun, 12345);
    CASE("timer_delete(12345)", timer_delete, 12345);
    CASE("shmget(0x1234, 100, 0600)", shmget, 0x1234, 100, 0600);
    CASE("shmget(IPC_PRIVATE, 0, IPC_CREAT|IPC_EXCL|0640)", shmget, IPC_PRIVATE, 0, IPC_CREAT | IPC_EXCL | 0640);
    CASE("shmget(IPC_PRIVATE, 4096, IPC_CREAT|SHM_HUGETLB|21<<SHM_HUGE_SHIFT|0600)", shmget, IPC_PRIVATE, 4096, IPC_CREAT | SHM_HUGETLB | 21 << 26 | 0600);
    CASE("shmat(-1, NULL, SHM_RDONLY)", shmat, -1, NULL, SHM_RDONLY);
    CASE("shmctl(-1, IPC_RMID, NULL)", shmctl, -1, IPC_RMID, NULL);
    CASE("shmctl(-1, IPC_STAT, 0x1000)", shmctl, -1, IPC_STAT, NOWHERE);
    CASE("shmdt(0x1)", shmdt, 1);
    CASE("semget(0x1234, 2, 0600)", semget, 0x1234, 2, 0600);
    CASE("semop(-1, [{sem_num=0, sem_op=-1, sem_flg=IPC_NOWAIT}, {sem_num=1, sem_op=1, sem_flg=SEM_UNDO}], 2)", semop, -1, operations, 2);
    CASE("semtimedop(-1, [{sem_num=0, sem_op=-1, sem_flg=IPC_NOWAIT}], 1, {tv_sec=1, tv_nsec=2000000000})", semtimedop, -1, operations, 1, &bad);
    CASE("semctl(-1, 0, SETVAL, 0x5)", semctl, -1, 0, SETVAL, 5);
    CASE("semctl(-1, 0, IPC_RMID, ADDR)", semctl, -1, 0, IPC_RMID);
    CASE("semctl(-1, 1, IPC_STAT, 0x1000)", semctl, -1, 1, IPC_STAT, NOWHERE);
    CASE("msgget(0x1234, 0600)", msgget, 0x1234, 0600);
    CASE("msgsnd(-1, {mtype=3, mtext=\"message\"}, 7, IPC_NOWAIT)", msgsnd, -1, &text, 7, IPC_NOWAIT);
    CASE("msgrcv(-1, 0x1000, 7, 4294967293, MSG_NOERROR|MSG_EXCEPT)", msgrcv, -1, NOWHERE, 7, -3, MSG_NOERROR | MSG_EXCEPT);
    CASE("msgctl(-1, IPC_SET, 0x1000)", msgctl, -1, IPC_SET, NOWHERE);
    CASE("mq_open(\"none\", O_RDONLY)", mq_open, "none", O_RDONLY);
    CASE("mq_open(\"a/b\", O_RDWR|O_CREAT|O_EXCL, 0600, {mq_flags=0x800, mq_maxmsg=10, mq_msgsize=100, mq_curmsgs=0})", mq_open, "a/b", O_RDWR | O_CREAT | O_EXCL, 0600, &attributes);
    CASE("mq_open(\"a/b\", O_RDWR|O_CREAT, 0600, NULL)", mq_open, "a/b", O_RDWR | O_CREAT, 0600, NULL);
    CASE("mq_unlink(\"none\")", mq_unlink, "none");
    CASE("mq_timedsend(-1, \"text\", 4, 5, {tv_sec=1, tv_nsec=2000000000})", mq_timedsend, -1, "text", 4, 5, &bad);
    CASE("mq_timedreceive(-1, 0x1000, 4, 0x1000, NULL)", mq_timedreceive, -1, NOWHERE, 4, NOWHERE, NULL);
    CASE("mq_notify(-1, {sigev_value={sival_int=7, sival_ptr=0x7}, sigev_signo=SIGUSR1, sigev_notify=SIGEV_SIGNAL})", mq_notify, -1, &event);
    CASE("mq_notify(-1, NULL)", mq_notify, -1, NULL);
    CASE("mq_getsetattr(-1, {mq_flags=O_NONBLOCK, mq_maxmsg=10, mq_msgsize=100, mq_curmsgs=0}, 0x1000)", mq_getsetattr, -1, &attributes, NOWHERE);
    CASE("mount(\"none\", \"/no/such\", \"tmpfs\", MS_NOSUID, \"size=1\")", mount, "none", "/no/such", "tmpfs", MS_NOSUID_, "size=1");
    CASE("mount(\"/a\", \"/no/such\", NULL, MS_BIND|MS_REC, NULL)", mount, "/a", "/no/such", NULL, MS_BIND_ | MS_REC_, NULL);
    CASE("umount2(\"/no/such\", MNT_DETACH|UMOUNT_NOFOLLOW)", umount2, "/no/such", 2 | 8);
    CASE("pivot_root(\"/no/such\", \"/no/other\")", pivot_root, "/no/such", "/no/other");
    CASE("open_tree(-1, \"x\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE)", open_tree, -1, "x", 1 | O_CLOEXEC | AT_RECURSIVE);
    CASE("move_mount(-1, \"a\", -1, \"b\", MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH)", move_mount, -1, "a", -1, "b", 4 | 0x40);
    CASE("fsopen(\"none\", FSOPEN_CLOEXEC)", fsopen, "none", 1);
    CASE("fsconfig(-1, FSCONFIG_SET_STRING, \"key\", \"value\", 0)", fsconfig, -1, FSCONFIG_SET_STRING, "key", "value", 0);
    CASE("fsconfig(-1, FSCONFIG_SET_FLAG, \"key\", NULL, 0)", fsconfig, -1, FSCONFIG_SET_FLAG, "key", NULL, 0);
    CASE("fsconfig(-1, FSCONFIG_SET_BINARY, \"key\", \"\\x61\\x62\\x63\", 3)", fsconfig, -1, FSCONFIG_SET_BINARY, "key", "abc", 3);
    CASE("fsconfig(-1, FSCONFIG_SET_PATH, \"key\", \"path\", AT_FDCWD)", fsconfig, -1, FSCONFIG_SET_PATH, "key", "path", AT_FDCWD);
    CASE("fsconfig(-1, FSCONFIG_SET_FD, \"key\", NULL, 5)", fsconfig, -1, FSCONFIG_SET_FD, "key", NULL, 5);
    CASE("fsconfig(-1, FSCONFIG_CMD_CREATE, NULL, NULL, 0)", fsconfig, -1, FSCONFIG_CMD_CREATE, NULL, NULL, 0);
    CASE("fsmount(-1, FSMOUNT_CLOEXEC, MOUNT_ATTR_NOSUID|MOUNT_ATTR_NOEXEC)", fsmount, -1, 1, 2 | 8);
    CASE("fspick(-1, \"x\", FSPICK_CLOEXEC|FSPICK_EMPTY_PATH)", fspick, -1, "x", 1 | 8);
    CASE("mount_setattr(-1, \"x\", AT_RECURSIVE, {attr_set=MOUNT_ATTR_RDONLY, attr_clr=MOUNT_ATTR_NOSUID, propagation=MS_PRIVATE, userns_fd=5}, 32)", mount_setattr, -1, "x", AT_RECURSIVE, &mount, sizeof mount);
    CASE("mount_setattr(-1, \"x\", 0, 0x1000, 8)", mount_setattr, -1, "x", 0, NOWHERE, 8);
    CASE("quotactl(QCMD(Q_GETQUOTA, USRQUOTA), \"/no/such\", 5, 0x1000)", quotactl, QCMD(Q_GETQUOTA, USRQUOTA), "/no/such", 5, NOWHERE);
    CASE("quotactl(QCMD(Q_SYNC, GRPQUOTA), NULL)", quotactl, QCMD(Q_SYNC, GRPQUOTA), NULL, 0, NULL);
    CASE("quotactl_fd(-1, QCMD(Q_QUOTAON, PRJQUOTA), 0x5 /* QFMT_VFS_??? */, \"/x\")", quotactl_fd, -1, QCMD(Q_QUOTAON, PRJQUOTA), 5, "/x");
    CASE("reboot(0x1 /* LINUX_REBOOT_MAGIC_??? */, 0x2 /* LINUX_REBOOT_MAGIC_??? */, 0x3 /* LINUX_REBOOT_CMD_??? */)", reboot, 1, 2, 3, NULL);
    CASE("reboot(LINUX_REBOOT_MAGIC1, 0x5 /* LINUX_REBOOT_MAGIC_??? */, LINUX_REBOOT_CMD_CAD_OFF)", reboot, LINUX_REBOOT_MAGIC1, 5, LINUX_REBOOT_CMD_CAD_OFF, NULL);
    CASE("init_module(0x1000, 10, \"a=1\")", init_module, NOWHERE, 10, "a=1");
    CASE("finit_module(-1, \"a=1\", MODULE_INIT_IGNORE_MODVERSIONS|MODULE_INIT_COMPRESSED_FILE)", finit_module, -1, "a=1", 1 | 4);
    CASE("delete_module(\"none\", O_NONBLOCK|O_TRUNC)", delete_module, "none", O_NONBLOCK | O_TRUNC);
    CASE("kexec_load(0x1000, 1, 0x1000, KEXEC_ARCH_DEFAULT|KEXEC_ON_CRASH)", kexec_load, NOWHERE, 1, NOWHERE, 1);
    CASE("kexec_file_load(-1, -1, 4, \"abc\\0\", KEXEC_FILE_ON_CRASH)", kexec_file_load, -1, -1, 4, "abc", 2);
    CASE("add_key(\"user\", \"name\", \"data\", 4, 97)", add_key, "user", "name", "data", 4, KEY_SPEC_SESSION_KEYRING + 100);
    CASE("add_key(\"none\", \"name\", NULL, 0, KEY_SPEC_USER_KEYRING)", add_key, "none", "name", NULL, 0, KEY_SPEC_USER_KEYRING);
    CASE("request_key(\"none\", \"name\", NULL, KEY_SPEC_PROCESS_KEYRING)", request_key, "none", "name", NULL, KEY_SPEC_PROCESS_KEYRING);
    CASE("keyctl(KEYCTL_READ, 2147483647, 0x1000, 5)", keyctl, KEYCTL_READ, 0x7fffffff, NOWHERE, 5);
    CASE("keyctl(KEYCTL_GET_KEYRING_ID, 2147483647, 1)", keyctl, KEYCTL_GET_KEYRING_ID, 0x7fffffff, 1);
    CASE("keyctl(KEYCTL_SETPERM, 2147483647, KEY_OTH_VIEW|KEY_OTH_READ|KEY_OTH_WRITE|KEY_OTH_SEARCH|KEY_OTH_LINK|KEY_OTH_SETATTR)", keyctl, KEYCTL_SETPERM, 0x7fffffff, 0x3f);
    CASE("keyctl(KEYCTL_REVOKE, 2147483647)", keyctl, KEYCTL_REVOKE, 0x7fffffff);
    CASE("keyctl(KEYCTL_SEARCH, 2147483647, \"user\", \"name\", 0)", keyctl, KEYCTL_SEARCH, 0x7fffffff, "user", "name", 0);
    CASE("keyctl(0x3e7 /* KEYCTL_??? */, 0x1, 0x2, 0x3, 0x4)", keyctl, 999, 1, 2, 3, 4);
    CASE("bpf(BPF_MAP_CREATE, {map_type=BPF_MAP_TYPE_HASH, key_size=4, value_size=8, max_entries=0}, 16)", bpf, BPF_MAP_CREATE, &create, 16);
    CASE("bpf(BPF_MAP_LOOKUP_ELEM, {map_fd=-1, key=0x1000, value=0x1000, flags=0x1 /* BPF_??? */}, 32)", bpf, BPF_MAP_LOOKUP_ELEM, &query, 32);
    CASE("bpf(0x3e7 /* BPF_??? */, 0x1000, 5)", bpf, 999, NOWHERE, 5);
    CASE("bpf(BPF_PROG_LOAD, NULL, 0)", bpf, BPF_PROG_LOAD, NULL, 0);
    CASE("io_uring_setup(1, {flags=IORING_SETUP_CQSIZE|0x80000000, sq_thread_cpu=0, sq_thread_idle=0})", io_uring_setup, 1, &ring);
    CASE("io_uring_setup(5, 0x1000)", io_uring_setup, 5, NOWHERE);
    CASE("io_uring_enter(-1, 1, 2, IORING_ENTER_GETEVENTS|0x80, NULL, 8)", io_uring_enter, -1, 1, 2, IORING_ENTER_GETEVENTS | 0x80, NULL, 8);
    CASE("io_uring_register(-1, IORING_REGISTER_FILES, 0x1000, 1)", io_uring_register, -1, IORING_REGISTER_FILES, NOWHERE, 1);
    CASE("io_uring_register(-1, IORING_UNREGISTER_BUFFERS, NULL, 0)", io_uring_register, -1, IORING_UNREGISTER_BUFFERS, NULL, 0);
    CASE("io_setup(5, 0x1000)", io_setup, 5, NOWHERE);
    CASE("io_destroy(0x5)", io_destroy, 5);
    CASE("io_submit(0x5, 1, 0x1000)", io_submit, 5, 1, NOWHERE);
    CASE("io_getevents(0x5, 1, 2, 0x1000, {tv_sec=1, tv_nsec=2000000000})", io_getevents, 5, 1, 2, NOWHERE, &bad);
    CASE("landlock_create_ruleset({handled_access_fs=LANDLOCK_ACCESS_FS_EXECUTE|LANDLOCK_ACCESS_FS_READ_DIR}, 8, LANDLOCK_CREATE_RULESET_VERSION|0x4)", landlock_create_ruleset, &rules, 8, 5);
    CASE("landlock_create_ruleset(NULL, 1, LANDLOCK_CREATE_RULESET_VERSION)", landlock_create_ruleset, NULL, 1, 1);
    CASE("landlock_add_rule(-1, LANDLOCK_RULE_PATH_BENEATH, {allowed_access=LANDLOCK_ACCESS_FS_READ_FILE, parent_fd=-1}, 0)", landlock_add_rule, -1, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    CASE("landlock_add_rule(-1, 0x4d /* LANDLOCK_RULE_??? */, 0x1000, 0x5)", landlock_add_rule, -1, 77, NOWHERE, 5);
    CASE("landlock_restrict_self(-1, 0)", landlock_restrict_self, -1, 0);
    CASE("perf_event_open(ADDR, -1, -1, -1, PERF_FLAG_FD_CLOEXEC)", perf_event_open, &perf, -1, -1, -1, PERF_FLAG_FD_CLOEXEC);
    CASE("perf_event_open(0x1000, 0, 5, 6, 0x100 /* PERF_FLAG_??? */)", perf_event_open, NOWHERE, 0, 5, 6, 0x100);
    CASE("syslog(77 /* SYSLOG_ACTION_??? */, 0x1000, 5)", syslog, 77, NOWHERE, 5);
    CASE("sysfs(0x4d, 0x1, 0x2)", sysfs, 77, 1, 2);
    CASE("iopl(77)", iopl, 77);
    CASE("ioperm(0x10000, 0x5, 1)", ioperm, 0x10000, 5, 1);
    CASE("getcpu(0x1000, NULL, NULL)", getcpu, NOWHERE, NULL, NULL);
    CASE("getrandom(0x1000, 5, GRND_NONBLOCK|0x8)", getrandom, NOWHERE, 5, GRND_NONBLOCK | 8);
    CASE("uname(0x1000)", uname, NOWHERE);
    CASE("sysinfo(0x1000)", sysinfo, NOWHERE);
    CASE("times(0x1000)", times, NOWHERE);
    CASE("sethostname(0x1000, 100)", sethostname, NOWHERE, 100);
    CASE("ustat(makedev(0x12, 0x34), 0x1000)", ustat, 0x1234, NOWHERE);
    CASE("memfd_secret(0x5)", memfd_secret, 5);
    CASE("lookup_dcookie(5, 0x1000, 10)", lookup_dcookie, 5, NOWHERE, 10);
    CASE("name_to_handle_at(-1, \"x\", {handle_bytes=5}, 0x1000, AT_SYMLINK_FOLLOW)", name_to_handle_at, -1, "x", &target, NOWHERE, AT_SYMLINK_FOLLOW);
    NEWER("cachestat(-1, 0x1000, 0x1000, 0)", cachestat, -1, NOWHERE, NOWHERE, 0);
    return 0;
}
