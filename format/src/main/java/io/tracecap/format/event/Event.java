package io.tracecap.format.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event, detached and unchangeable: for tests, for reordering, for anything that keeps events. Components are those
 * of {@link EventView}.
 */
public record Event(
        EventKind kind,
        long number,
        Task task,
        long timeNs,
        long durationNs,
        long enterNumber,
        int abi,
        int syscall,
        List<Long> arguments,
        long result,
        List<Piece> pieces,
        boolean isContext)
        implements EventView {
    /** Shorter ones cost less to copy than to compare and to copy if they differ. */
    private static final int LONG_PIECE = 4096;

    /** Copies the lists, so that the event stays what it is. */
    public Event {
        arguments = List.copyOf(arguments);
        pieces = List.copyOf(pieces);
    }

    /** An event that is not context. */
    public Event(
            EventKind kind,
            long number,
            Task task,
            long timeNs,
            long durationNs,
            long enterNumber,
            int abi,
            int syscall,
            List<Long> arguments,
            long result,
            List<Piece> pieces) {
        this(kind, number, task, timeNs, durationNs, enterNumber, abi, syscall, arguments, result, pieces, false);
    }

    /** This event as context, see {@link EventView#isContext()}. */
    public Event asContext() {
        return new Event(
                kind, number, task, timeNs, durationNs, enterNumber, abi, syscall, arguments, result, pieces, true);
    }

    /** Detaches what {@code view} shows now. */
    public static Event copyOf(EventView view) {
        return copyOf(view, Integer.MAX_VALUE);
    }

    /**
     * Detaches what {@code view} shows now, without pieces that are longer than any that is recorded: many events of a file
     * that was made to do harm can share the same bytes, and copies of all would be gigabytes.
     *
     * @param mostPieceBytes how many bytes of all pieces are copied at most; the piece beyond that is marked truncated, those
     *     behind it are empty
     */
    public static Event copyOf(EventView view, int mostPieceBytes) {
        return copyOf(view, mostPieceBytes, null);
    }

    /**
     * As {@link #copyOf(EventView, int)}, but what is long and the same as in another event is held once for both.
     *
     * @param other an event that was detached before, such as the last one
     */
    public static Event copyOf(EventView view, int mostPieceBytes, @Nullable Event other) {
        if (view instanceof Event event) {
            return event;
        }
        List<Long> arguments = new ArrayList<>(view.argumentCount());
        for (int i = 0; i < view.argumentCount(); i++) {
            arguments.add(view.argument(i));
        }
        List<Piece> pieces = new ArrayList<>(view.pieceCount());
        int left = mostPieceBytes;
        for (int i = 0; i < view.pieceCount(); i++) {
            int from = view.pieceOffset(i);
            int length = Math.min(view.pieceLength(i), left);
            byte[] bytes = bytes(view.pieceArray(i), from, length, other, i);
            int flags = view.pieceFlags(i) | (length < view.pieceLength(i) ? EventView.PIECE_TRUNCATED : 0);
            pieces.add(new Piece(view.pieceArgument(i), view.piecePart(i), flags, bytes));
            left -= length;
        }
        return new Event(
                view.kind(),
                view.number(),
                view.task(),
                view.timeNs(),
                view.durationNs(),
                view.enterNumber(),
                view.abi(),
                view.syscall(),
                arguments,
                view.result(),
                pieces,
                view.isContext());
    }

    private static byte[] bytes(byte[] array, int from, int length, @Nullable Event other, int piece) {
        if (length >= LONG_PIECE && other != null && piece < other.pieces.size()) {
            byte[] same = other.pieces.get(piece).bytes();
            if (Arrays.equals(same, 0, same.length, array, from, from + length)) {
                return same;
            }
        }
        return Arrays.copyOfRange(array, from, from + length);
    }

    @Override
    public int argumentCount() {
        return arguments.size();
    }

    @Override
    public long argument(int index) {
        return arguments.get(index);
    }

    @Override
    public int pieceCount() {
        return pieces.size();
    }

    @Override
    public int pieceArgument(int index) {
        return pieces.get(index).argument();
    }

    @Override
    public int piecePart(int index) {
        return pieces.get(index).part();
    }

    @Override
    public int pieceFlags(int index) {
        return pieces.get(index).flags();
    }

    @Override
    public byte[] pieceArray(int index) {
        return pieces.get(index).bytes();
    }

    @Override
    public int pieceOffset(int index) {
        return 0;
    }

    @Override
    public int pieceLength(int index) {
        return pieces.get(index).bytes().length;
    }
}
