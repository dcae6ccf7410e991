package io.tracecap.format.event;

/**
 * One event as a reader sees it. The cursor's view is reused: what it returns changes with the next event. Keep an
 * event with {@link Event#copyOf}.
 *
 * <p>Pieces are bytes that were copied from the tracee's memory: strings, structures, arrays. Each belongs to an
 * argument; {@link #piecePart} tells apart several of the same argument (0 is what the argument itself points to, n is
 * what the n-th pointer inside that structure points to, counted from 1).
 */
public interface EventView {
    /** {@link #enterNumber} of a return whose enter was not seen. */
    long NO_ENTER = -1;

    /** Piece flag: the original was longer than what is here. */
    int PIECE_TRUNCATED = 1;

    /** Piece flag: reading stopped early because the memory behind it could not be read. */
    int PIECE_FAULT = 2;

    /** Piece flag: copied at the syscall-exit-stop (otherwise at the enter). */
    int PIECE_AT_EXIT = 4;

    /** Piece flag: text (a path, a string, an argv as NUL-terminated strings); otherwise a binary structure. */
    int PIECE_TEXT = 8;

    /**
     * Piece flag: the text is a directory, and what is meant is what the path among the call's arguments leads to below it.
     */
    int PIECE_DIRECTORY = 16;

    /** What the event says. */
    EventKind kind();

    /**
     * Number of this event: its place in the order in which the recorder saw things, from 0. Numbers ascend; a file that
     * was cut out of a longer recording keeps the numbers of that recording, and then they have holes.
     */
    long number();

    /**
     * Whether the event is only context: it stands in a file that was cut out of a longer recording so that the state of
     * processes can be followed, but it is not one of the events that the file is about.
     */
    default boolean isContext() {
        return false;
    }

    /** The thread it happened to. */
    Task task();

    /** CLOCK_MONOTONIC nanoseconds: of the enter for calls and enters, otherwise of the event itself. */
    long timeNs();

    /** Nanoseconds from enter to exit; 0 for kinds without a result. */
    long durationNs();

    /** For a return: number of its enter event, or {@link #NO_ENTER}. For others, {@link #number()}. */
    long enterNumber();

    /** Calling convention of a syscall, see {@code Abi#id()}; 255 for points. */
    int abi();

    /** Number of the syscall within its ABI, or the code of the point. */
    int syscall();

    /** How many arguments were kept: 0 to 6; for a return 0. */
    int argumentCount();

    /** Argument {@code index} as the raw register value. */
    long argument(int index);

    /** Raw result register: -4095 to -1 is a negated errno. 0 for kinds without a result. */
    long result();

    /** How many pieces of memory came along. */
    int pieceCount();

    /** The argument (0 to 7) that piece {@code index} belongs to. */
    int pieceArgument(int index);

    /** Which part of the argument piece {@code index} is, 0 to 31; see the class comment. */
    int piecePart(int index);

    /** Flags of piece {@code index}: a sum of {@code PIECE_} values. */
    int pieceFlags(int index);

    /** Array that holds the bytes of piece {@code index}, from {@link #pieceOffset} on. Not to be written to. */
    byte[] pieceArray(int index);

    /** Where in {@link #pieceArray} piece {@code index} begins. */
    int pieceOffset(int index);

    /** Length of piece {@code index} in bytes. */
    int pieceLength(int index);

    /**
     * Position of the piece that belongs to {@code argument} and {@code part}, or -1.
     *
     * @param atExit whether the piece copied at the exit is meant, or the one copied at the enter
     */
    default int findPiece(int argument, int part, boolean atExit) {
        for (int i = 0; i < pieceCount(); i++) {
            if (pieceArgument(i) == argument
                    && piecePart(i) == part
                    && ((pieceFlags(i) & PIECE_AT_EXIT) != 0) == atExit) {
                return i;
            }
        }
        return -1;
    }
}
