package io.tracecap.format.ring;

/**
 * Layout of one record in the ring: one stop of one tracee, as raw as the kernel reported it. All numbers are
 * little-endian; records begin at multiples of 8.
 *
 * <pre>
 *   0         4    5    6     7      8         12        16
 *   +---------+----+----+-----+------+---------+---------+------------------+
 *   | length  |type|abi |args |pieces| task    | code    | time, ns         |
 *   +---------+----+----+-----+------+---------+---------+------------------+
 *   | args x u64: enter and point: arguments; exit: the result              |
 *   +-----------------------------------------------------------------------+
 *   | pieces x { u8 argument, u8 part, u8 flags, u8 0, u32 length,           |
 *   |            bytes, padded to a multiple of 8 }                          |
 *   +-----------------------------------------------------------------------+
 * </pre>
 *
 * {@code length} is that of the whole record. {@code code} is the syscall number, or the code of the point. The
 * arguments of a {@code TASK} point are {@code parent, origin} as in the file, then {@code tid, process, pid}, which
 * define the thread that the record's {@code task} names from here on, and maybe the third argument of the file.
 */
public final class RecordDescriptor {
    /** Fills the rest of the ring before a wrap; only length and type are set. */
    public static final int TYPE_PADDING = 0;

    /** A syscall-enter-stop. */
    public static final int TYPE_ENTER = 1;

    /** A syscall-exit-stop. */
    public static final int TYPE_EXIT = 2;

    /** Anything else. */
    public static final int TYPE_POINT = 3;

    /** Offset of the u32 length. */
    public static final int LENGTH_OFFSET = 0;

    /** Offset of the u8 type. */
    public static final int TYPE_OFFSET = 4;

    /** Offset of the u8 calling convention. */
    public static final int ABI_OFFSET = 5;

    /** Offset of the u8 count of arguments. */
    public static final int ARGUMENTS_OFFSET = 6;

    /** Offset of the u8 count of pieces. */
    public static final int PIECES_OFFSET = 7;

    /** Offset of the u32 task number. */
    public static final int TASK_OFFSET = 8;

    /** Offset of the u32 code. */
    public static final int CODE_OFFSET = 12;

    /** Offset of the u64 CLOCK_MONOTONIC time in nanoseconds. */
    public static final int TIME_OFFSET = 16;

    /** Where the arguments begin. */
    public static final int HEADER_LENGTH = 24;

    /** Length of what stands before the bytes of a piece. */
    public static final int PIECE_HEADER_LENGTH = 8;

    /** Records begin at multiples of this. */
    public static final int ALIGNMENT = 8;

    /** Most arguments of a record. */
    public static final int MAX_ARGUMENTS = 6;

    /** Most pieces of a record. */
    public static final int MAX_PIECES = 64;

    /** Most bytes of all pieces of a record, headers and padding included. */
    public static final int MAX_PIECE_BYTES = 192 * 1024;

    /** Longest record in bytes. */
    public static final int MAX_LENGTH = HEADER_LENGTH + MAX_ARGUMENTS * Long.BYTES + MAX_PIECE_BYTES;

    /**
     * Flag of a piece, besides those of {@code EventView}: an argv, in which secrets are masked before it is written.
     * Exists in the ring only.
     */
    public static final int PIECE_ARGV = 0x80;

    /**
     * Flag of a piece, besides those of {@code EventView}: all that the call shows of what the argument points to is in
     * the piece, so that the argument's value says no more than where it lay. Exists in the ring only.
     */
    public static final int PIECE_WHOLE = 0x40;

    private RecordDescriptor() {}

    /** The next multiple of {@link #ALIGNMENT} that is not less than {@code length}. */
    public static int align(int length) {
        return (length + ALIGNMENT - 1) & -ALIGNMENT;
    }
}
