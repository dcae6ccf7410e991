package io.tracecap.format.file.batch;

import io.tracecap.format.event.Task;
import java.util.Arrays;

/**
 * The rows of one batch in arrays, reused from batch to batch. Row {@code i} has its arguments at {@code argumentEnds[i
 * - 1]} to {@code argumentEnds[i]}, and its pieces likewise.
 */
final class DecodedRows {
    private static final byte[] NOTHING = new byte[0];

    byte[] forms = NOTHING;
    boolean[] contexts = new boolean[0];
    long[] events = new long[0];
    Task[] tasks = new Task[0];
    short[] abis = new short[0];
    int[] numbers = new int[0];
    long[] times = new long[0];
    long[] durations = new long[0];
    long[] backs = new long[0];
    long[] results = new long[0];
    int[] argumentEnds = new int[0];
    int[] pieceEnds = new int[0];
    long[] arguments = new long[64];
    int[] descriptors = new int[64];
    byte[][] pieceArrays = new byte[64][];
    int[] pieceOffsets = new int[64];
    int[] pieceLengths = new int[64];
    long firstEvent;
    int count;

    private int argumentCount;
    private int pieceCount;

    void reset(long newFirstEvent, int rows) {
        firstEvent = newFirstEvent;
        count = 0;
        argumentCount = 0;
        Arrays.fill(pieceArrays, 0, pieceCount, NOTHING);
        pieceCount = 0;
        if (rows > forms.length) {
            forms = new byte[rows];
            contexts = new boolean[rows];
            events = new long[rows];
            tasks = new Task[rows];
            abis = new short[rows];
            numbers = new int[rows];
            times = new long[rows];
            durations = new long[rows];
            backs = new long[rows];
            results = new long[rows];
            argumentEnds = new int[rows];
            pieceEnds = new int[rows];
        }
    }

    void addArgument(long value) {
        if (argumentCount == arguments.length) {
            arguments = Arrays.copyOf(arguments, argumentCount * 2);
        }
        arguments[argumentCount++] = value;
    }

    void setResult(long result) {
        results[count] = result;
    }

    void addPiece(int descriptor, byte[] array, int offset, int length) throws BatchFormatException {
        if (pieceCount == descriptors.length) {
            if (pieceCount == BatchLimits.MAX_PIECES) {
                throw new BatchFormatException("more than " + BatchLimits.MAX_PIECES + " pieces");
            }
            int larger = pieceCount * 2;
            descriptors = Arrays.copyOf(descriptors, larger);
            pieceArrays = Arrays.copyOf(pieceArrays, larger);
            pieceOffsets = Arrays.copyOf(pieceOffsets, larger);
            pieceLengths = Arrays.copyOf(pieceLengths, larger);
        }
        descriptors[pieceCount] = descriptor;
        pieceArrays[pieceCount] = array;
        pieceOffsets[pieceCount] = offset;
        pieceLengths[pieceCount] = length;
        pieceCount++;
    }

    /** Ends the row that {@link #count} is the position of. */
    void endRow() {
        argumentEnds[count] = argumentCount;
        pieceEnds[count] = pieceCount;
        count++;
    }

    int firstArgument(int row) {
        return row == 0 ? 0 : argumentEnds[row - 1];
    }

    int firstPiece(int row) {
        return row == 0 ? 0 : pieceEnds[row - 1];
    }
}
