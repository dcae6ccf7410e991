package io.tracecap.format.syscall;

/** How a plain number is meant, which decides how it prints and how it compares between two runs. */
public enum ScalarKind {
    /** Signed 32-bit number. */
    INT,
    /** Unsigned 32-bit number. */
    UINT,
    /** Signed 64-bit number. */
    LONG,
    /** Unsigned 64-bit number. */
    ULONG,
    /** Unsigned number shown in hexadecimal. */
    HEX,
    /** Unsigned number shown in octal. */
    OCTAL,
    /** Count of bytes. */
    SIZE,
    /** Offset in a file. */
    OFFSET,
    /** File descriptor. */
    FD,
    /** File descriptor of a directory, or AT_FDCWD. */
    DIRFD,
    /** Process id. */
    PID,
    /** Thread id. */
    TID,
    /** Id of a process group or a session: the pid of the process that began it, which may be gone. */
    PGID,
    /** User id; -1 is "no change". */
    UID,
    /** Group id; -1 is "no change". */
    GID,
    /** User-space address. */
    ADDRESS,
    /** File type and permission bits, {@code S_IFREG|0644}. */
    MODE,
    /** Permission bits only, {@code 0644}. */
    PERMISSIONS,
    /** Device number, {@code makedev(0x8, 0x1)}. */
    DEVICE,
    /** Signal number. */
    SIGNAL,
    /** Mask of signals, bit n - 1 for signal n. */
    SIGSET,
    /** Part of a bit set that is shown as the positions of its set bits: fd_set, cpu_set_t. */
    BITS,
    /** Wait status as wait4(2) stores it, a signed 32-bit number. */
    WAIT_STATUS,
    /** Point in time: signed seconds since 1970. */
    TIME,
    /** Inode number. */
    INODE,
    /** Signed 64-bit number in two 32-bit registers: the lower half in this one, the upper half in the next. */
    PAIR,
    /** Register that the call ignores although a later one counts: not shown. */
    UNUSED,
    /** Nothing is returned (exit_group). */
    NONE
}
