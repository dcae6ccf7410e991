/* Calls of Linux 6.5 and later, which strace 6.1 shows as numbers: what the kernel's headers and the man pages say. */
#include "conformance.h"
#include <time.h>

int main(void) {
    uint64_t range[2] = {4096, 8192};
    uint64_t mounts[4] = {32, 5, 0x3, 0};
    uint64_t spaces[4] = {32, 0x20000000, 0, 0};
    struct { uint64_t value; uint32_t size, flags; } extended = {NOWHERE, 5, 1};
    uint64_t attributes[4] = {0x2, 0x100000, 0, 0};
    struct { uint64_t val, uaddr; uint32_t flags, reserved; } waiters[2] = {{7, NOWHERE, 2, 0}, {8, 0x2000, 0x82, 0}};
    struct { uint64_t flags; uint32_t extent_size, extents, project, copy_extent_size; } file = {0x10, 1, 2, 3, 4};
    struct timespec soon = {0, 1000};
    uint32_t size = 7;
    BEGIN();
    NEWER("cachestat(-1, {off=4096, len=8192}, 0x1000, 0)", cachestat, -1, range, NOWHERE, 0);
    NEWER("cachestat(-1, NULL, NULL, 0x5)", cachestat, -1, NULL, NULL, 5);
    NEWER("fchmodat2(-1, \"x\", 0755, AT_SYMLINK_NOFOLLOW)", fchmodat2, -1, "x", 0755, AT_SYMLINK_NOFOLLOW);
    NEWER("map_shadow_stack(0x1000, 4096, SHADOW_STACK_SET_TOKEN|0x2)", map_shadow_stack, NOWHERE, 4096, 3);
    NEWER("futex_wake(0x1000, 0xffffffff, 5, FUTEX2_SIZE_U32|FUTEX2_PRIVATE|0x10)", futex_wake, NOWHERE, 0xffffffffUL, 5, 0x92);
    NEWER("futex_wait(0x1000, 0x7, 0x1, FUTEX2_SIZE_U32|0x10, {tv_sec=0, tv_nsec=1000}, CLOCK_MONOTONIC)", futex_wait, NOWHERE, 7, 1, 0x12, &soon, CLOCK_MONOTONIC);
    NEWER("futex_wait(0x1000, 0x7, 0x1, FUTEX2_SIZE_U32, NULL, 0x4d /* CLOCK_??? */)", futex_wait, 0x1000, 7, 1, 2, NULL, 77);
    NEWER("futex_requeue([{val=0x7, uaddr=0x1000, flags=FUTEX_32}, {val=0x8, uaddr=0x2000, flags=FUTEX_32|FUTEX_PRIVATE_FLAG}], 0x5, 1, 2)", futex_requeue, waiters, 5, 1, 2);
    NEWER("statmount({size=32, mnt_id=0x5, param=STATMOUNT_SB_BASIC|STATMOUNT_MNT_BASIC, mnt_ns_id=0}, NULL, 0, 0x5)", statmount, mounts, NULL, 0, 5);
    NEWER("statmount(0x1000, 0x2000, 512, 0)", statmount, NOWHERE, 0x2000, 512, 0);
    NEWER("listmount({size=32, mnt_id=0x5, param=0x3, mnt_ns_id=0}, 0x1000, 5, 0x10 /* LISTMOUNT_??? */)", listmount, mounts, NOWHERE, 5, 16);
    NEWER("listmount(NULL, NULL, 0, LISTMOUNT_REVERSE)", listmount, NULL, NULL, 0, 1);
    NEWER("lsm_get_self_attr(LSM_ATTR_CURRENT, 0x1000, [7], LSM_FLAG_SINGLE|0x8)", lsm_get_self_attr, 100, NOWHERE, &size, 9);
    NEWER("lsm_get_self_attr(0x4d /* LSM_ATTR_??? */, NULL, NULL, 0)", lsm_get_self_attr, 77, NULL, NULL, 0);
    NEWER("lsm_set_self_attr(LSM_ATTR_EXEC, 0x1000, 0, 0x5)", lsm_set_self_attr, 101, NOWHERE, 0, 5);
    NEWER("lsm_list_modules(0x1000, [7], 0x1)", lsm_list_modules, NOWHERE, &size, 1);
    NEWER("mseal(0x1, 5, 0x6)", mseal, 1, 5, 6);
    NEWER("setxattrat(-1, \"x\", AT_SYMLINK_NOFOLLOW|AT_EMPTY_PATH, \"user.name\", {value=0x1000, size=5, flags=XATTR_CREATE}, 16)", setxattrat, -1, "x", AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH, "user.name", &extended, 16);
    NEWER("getxattrat(-1, \"x\", 0, \"user.name\", NULL, 0)", getxattrat, -1, "x", 0, "user.name", NULL, 0);
    NEWER("listxattrat(-1, \"x\", 0, 0x1000, 5)", listxattrat, -1, "x", 0, NOWHERE, 5);
    NEWER("removexattrat(-1, \"x\", AT_EMPTY_PATH, \"user.name\")", removexattrat, -1, "x", AT_EMPTY_PATH, "user.name");
    NEWER("open_tree_attr(-1, \"x\", OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC, {attr_set=MOUNT_ATTR_NOSUID, attr_clr=MOUNT_ATTR_IDMAP, propagation=0, userns_fd=0}, 32)", open_tree_attr, -1, "x", 1 | O_CLOEXEC, attributes, 32);
    NEWER("file_getattr(-1, \"x\", 0x1000, 24, AT_EMPTY_PATH)", file_getattr, -1, "x", NOWHERE, 24, AT_EMPTY_PATH);
    NEWER("file_setattr(-1, \"x\", {fa_xflags=FS_XFLAG_APPEND, fa_extsize=1, fa_nextents=2, fa_projid=3, fa_cowextsize=4}, 24, 0)", file_setattr, -1, "x", &file, 24, 0);
    NEWER("listns({size=32, ns_id=0x20000000, ns_type=0, user_ns_id=0}, 0x1000, 5, 0x7)", listns, spaces, NOWHERE, 5, 7);
    NEWER("syscall_0x3e7(0x1, 0x2, 0x3, 0x4, 0x5, 0x6)", unknown, 1, 2, 3, 4, 5, 6);
    return 0;
}
