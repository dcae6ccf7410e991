package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import org.jspecify.annotations.Nullable;

/**
 * One system call while it is printed: its enter, its exit if it came, and the memory that was copied at either. Reused
 * from call to call.
 */
final class Call {
    /** How many arguments a system call can have. */
    static final int MAX_ARGUMENTS = 6;

    private static final long LOWEST_ERRNO = -4095;

    private final long[] arguments = new long[MAX_ARGUMENTS];
    private int argumentCount;
    private String name = "";
    private @Nullable EventView enter;
    private @Nullable EventView exit;
    private FilesView.@Nullable Moment filesBefore;
    private FilesView.@Nullable Moment filesAfter;
    private long result;

    /**
     * Starts on another call.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event that has the result (for a CALL the same one); null if there is none
     * @param files what its thread had open
     */
    void begin(EventView enter, @Nullable EventView exit, FilesView files) {
        this.enter = enter;
        this.exit = exit;
        filesBefore = files.entered(enter);
        filesAfter = exit == null ? null : files.returned(exit);
        argumentCount = Math.min(enter.argumentCount(), MAX_ARGUMENTS);
        for (int i = 0; i < MAX_ARGUMENTS; i++) {
            arguments[i] = i < argumentCount ? enter.argument(i) : 0;
        }
        result = exit == null ? 0 : exit.result();
    }

    /** Starts on a return whose enter was not seen: no arguments. */
    void beginWithoutEnter(EventView exit) {
        this.enter = null;
        this.exit = exit;
        filesBefore = null;
        filesAfter = null;
        argumentCount = 0;
        java.util.Arrays.fill(arguments, 0);
        result = exit.result();
    }

    /** What the thread had open when it entered the call; null when not known. */
    FilesView.@Nullable Moment filesBefore() {
        return filesBefore;
    }

    /** What the thread had open when the call came back; null when not known. */
    FilesView.@Nullable Moment filesAfter() {
        return filesAfter;
    }

    /** Number of the first event that does not count for what is said of the call when it was entered, or came back. */
    long moment(boolean atExit) {
        EventView at = atExit && exit != null ? exit : enter;
        return at == null ? 0 : at.number() + (atExit && exit != null ? 1 : 0);
    }

    /** Says which call it is, once that is known. */
    void setName(String name) {
        this.name = name;
    }

    /** Name of the call; empty if it has none. */
    String name() {
        return name;
    }

    /** The six raw arguments; those that were not kept are 0. Not to be written to. */
    long[] arguments() {
        return arguments;
    }

    int argumentCount() {
        return argumentCount;
    }

    long argument(int index) {
        return index >= 0 && index < MAX_ARGUMENTS ? arguments[index] : 0;
    }

    /** Whether an argument is 0 only because the recorder left the address of what it copied out. */
    boolean isOmitted(int index) {
        return argument(index) == 0 && (hasPiece(enter, index) || hasPiece(exit, index));
    }

    private static boolean hasPiece(@Nullable EventView event, int index) {
        for (int i = 0; event != null && i < event.pieceCount(); i++) {
            if (event.pieceArgument(i) == index) {
                return true;
            }
        }
        return false;
    }

    /** The number of 64 bits that argument {@code index} and the next one are the halves of. */
    long pair(int index) {
        return (argument(index) & 0xFFFFFFFFL) | (argument(index + 1) << Integer.SIZE);
    }

    long result() {
        return result;
    }

    /** Whether the call came back at all. */
    boolean returned() {
        return exit != null;
    }

    /** Whether it came back with an error, or to be restarted. */
    boolean failed() {
        return result < 0 && result >= LOWEST_ERRNO;
    }

    /** Whether it came back without an error. */
    boolean succeeded() {
        return returned() && !failed();
    }

    /**
     * Shows memory that was copied for an argument.
     *
     * @param part which part, see {@link EventView}
     * @param atExit whether the copy of the exit is meant
     * @return whether there is such a copy; if not, {@code memory} is unchanged
     */
    boolean find(int argument, int part, boolean atExit, Memory memory) {
        EventView event = atExit ? exit : enter;
        if (event == null) {
            return false;
        }
        int piece = event.findPiece(argument, part, atExit);
        if (piece < 0) {
            return false;
        }
        memory.show(event, piece);
        return true;
    }
}
