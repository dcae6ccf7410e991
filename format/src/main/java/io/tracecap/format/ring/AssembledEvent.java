package io.tracecap.format.ring;

import io.tracecap.format.event.Fact;
import io.tracecap.format.event.ReusedEvent;
import io.tracecap.format.event.Task;
import java.util.Arrays;

/** The reused event that a {@link RecordAssembler} fills from records. */
final class AssembledEvent extends ReusedEvent {
    private static final int BYTES = 4096;

    AssembledEvent(Task task) {
        super(task, RecordDescriptor.MAX_ARGUMENTS, 2 * RecordDescriptor.MAX_PIECES, BYTES);
    }

    /**
     * What the kernel calls the file that a call has opened is left out where the path among its arguments says so already,
     * and becomes the name of a directory where the path is relative to that.
     */
    void shortenName() {
        int name = findPiece(Fact.OF_CALL, Fact.nameOf(0), true);
        boolean hasDetail = findPiece(Fact.OF_CALL, Fact.detailOf(0), true) >= 0;
        if (name < 0 || hasDetail || pieceArray(name)[pieceOffset(name)] != '/') {
            return;
        }
        for (int i = 0; i < pieceCount(); i++) {
            if (pieceFlags(i) == PIECE_TEXT && pieceLength(i) > 0 && endsWith(name, i)) {
                int directory = pieceLength(name) - pieceLength(i) - 1;
                if (directory < 0) {
                    removePiece(name);
                } else {
                    shortenPiece(name, directory, PIECE_DIRECTORY);
                }
                return;
            }
        }
    }

    /** Whether a name is a path, or ends with a slash and that path. */
    private boolean endsWith(int name, int path) {
        byte[] bytes = pieceArray(name);
        int length = pieceLength(path);
        int directory = pieceLength(name) - length;
        int from = pieceOffset(name) + directory;
        if (directory < 0 || (directory > 0 && bytes[from - 1] != '/')) {
            return false;
        }
        return Arrays.equals(bytes, from, from + length, bytes, pieceOffset(path), pieceOffset(path) + length);
    }
}
