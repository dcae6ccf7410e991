package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ReusedEvent;
import io.tracecap.format.event.Task;

/**
 * A copy of a thread's latest enter, as context. Is used again for each, so that nothing is allocated per event; what is
 * copied is bounded.
 */
final class OpenCall extends ReusedEvent {
    /** Bytes of all pieces that are kept: a path and what {@link ProcessTable} keeps of a command line. */
    static final int MOST_BYTES = 2 * ProcessTable.COMMAND_LIMIT;

    private static final int MOST_ARGUMENTS = 6;

    private boolean isOpen;

    OpenCall(Task task) {
        super(task, MOST_ARGUMENTS, 2, 64);
    }

    /** Keeps an enter. */
    void begin(EventView enter) {
        isOpen = true;
        begin(EventKind.ENTER, enter.number(), enter.task(), enter.timeNs(), enter.abi(), enter.syscall());
        for (int i = 0; i < Math.min(MOST_ARGUMENTS, enter.argumentCount()); i++) {
            addArgument(enter.argument(i));
        }
        int room = MOST_BYTES;
        for (int i = 0; i < enter.pieceCount(); i++) {
            int length = Math.min(enter.pieceLength(i), room);
            int flags = enter.pieceFlags(i) | (length < enter.pieceLength(i) ? PIECE_TRUNCATED : 0);
            addPiece(
                    enter.pieceArgument(i),
                    enter.piecePart(i),
                    flags,
                    enter.pieceArray(i),
                    enter.pieceOffset(i),
                    length);
            room -= length;
        }
    }

    /** The call has returned. */
    void end() {
        isOpen = false;
    }

    /** Whether the call has not returned. */
    boolean isOpen() {
        return isOpen;
    }

    @Override
    public boolean isContext() {
        return true;
    }
}
