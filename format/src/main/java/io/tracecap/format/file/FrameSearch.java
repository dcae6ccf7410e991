package io.tracecap.format.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/**
 * Looks for the next intact frame where the bytes at hand are none: the next sync mark behind which a plausible frame
 * header stands, with a good checksum over header and payload. That is not fooled by a trace inside the payload of a
 * frame, whose frames have another trace id, nor by an earlier piece of the same file, whose sequence numbers were
 * there before.
 *
 * <p>Memory is a window of two megabytes. Time is linear in the length of the file whatever is in it: the checksum of a
 * payload costs the same however long the payload is, see {@link RangeChecksum}. The length that counts is that of what
 * was written: behind {@value #MOST_BLANK_BYTES} bytes of zeros, two megabytes or more at a time, the search ends.
 */
final class FrameSearch {
    /** What {@link #find} returns when there are no more frames. */
    static final long NONE = -1;

    private static final int WINDOW = 2 * FrameLayout.MAX_PAYLOAD;
    /** Zeros that are looked at: a sparse file can have as many as it likes, and costs who made it nothing. */
    private static final int MOST_BLANK_BYTES = 1 << 28;

    private final FileChannel channel;
    private final byte[] window;
    private final RangeChecksum checksums;
    private long base;
    private int length;
    private boolean atEnd;
    private boolean isBlank;
    private long blankBytes;
    private boolean anyTrace = true;
    private long traceId;
    private long leastSequence;

    FrameSearch(FileChannel channel) throws IOException {
        this.channel = channel;
        window = new byte[(int) Math.min(WINDOW, Math.max(FrameLayout.HEADER_LENGTH, channel.size()))];
        checksums = new RangeChecksum(window.length);
    }

    /** From now on only frames with this trace id and at least this sequence number are found. */
    void expect(long id, long sequence) {
        anyTrace = false;
        traceId = id;
        leastSequence = sequence;
    }

    /**
     * Offset of the first intact frame that begins at {@code from} or behind it, or {@link #NONE}.
     *
     * @throws IOException when the file cannot be read
     */
    long find(long from) throws IOException {
        long at = from;
        while (hold(at, FrameLayout.HEADER_LENGTH)) {
            int mark = nextMark((int) (at - base));
            at = base + mark;
            if (mark <= length - FrameLayout.HEADER_LENGTH) {
                if (isPlausible(mark) && isIntact(at, storedLength(mark))) {
                    return at;
                }
                at++;
            }
        }
        return NONE;
    }

    /** Trace id of the frame that was found. */
    long traceId(long found) {
        return LittleEndian.longInteger(window, (int) (found - base) + FrameLayout.TRACE_ID_OFFSET);
    }

    /** Type of the frame that was found. */
    int type(long found) {
        return window[(int) (found - base) + FrameLayout.TYPE_OFFSET] & 0xFF;
    }

    /** Offset behind the frame that was found. */
    long end(long found) {
        return found + FrameLayout.HEADER_LENGTH + storedLength((int) (found - base));
    }

    /** Whether there were so many zeros that nothing behind them was looked at. */
    boolean hasGivenUp() {
        return blankBytes > MOST_BLANK_BYTES;
    }

    /** Position in the window of the next sync mark with room for a header, or where to go on looking. */
    private int nextMark(int from) {
        int last = length - FrameLayout.HEADER_LENGTH;
        for (int i = isBlank ? last + 1 : from; i <= last; i++) {
            if (window[i] == (byte) FrameLayout.SYNC_MARK && LittleEndian.integer(window, i) == FrameLayout.SYNC_MARK) {
                return i;
            }
        }
        return last + 1;
    }

    /** What can be said of a header without its payload. */
    private boolean isPlausible(int at) {
        int type = window[at + FrameLayout.TYPE_OFFSET] & 0xFF;
        int flags = window[at + FrameLayout.FLAGS_OFFSET] & 0xFF;
        int stored = storedLength(at);
        int plain = LittleEndian.integer(window, at + FrameLayout.PLAIN_LENGTH_OFFSET);
        long sequence = Integer.toUnsignedLong(LittleEndian.integer(window, at + FrameLayout.SEQUENCE_OFFSET));
        boolean sizesFit =
                (flags & FrameLayout.FLAG_ZSTD) != 0 ? plain >= 0 && plain <= FrameLayout.MAX_PAYLOAD : plain == stored;
        return type != 0
                && (flags & ~(FrameLayout.FLAG_ZSTD | FrameLayout.FLAG_REQUIRED)) == 0
                && LittleEndian.unsignedShort(window, at + FrameLayout.ZERO_OFFSET) == 0
                && stored >= 0
                && stored <= FrameLayout.MAX_PAYLOAD
                && sizesFit
                && (anyTrace || (traceId(base + at) == traceId && sequence >= leastSequence));
    }

    private boolean isIntact(long at, int stored) throws IOException {
        if (!hold(at, FrameLayout.HEADER_LENGTH + stored)) {
            return false;
        }
        int header = (int) (at - base);
        int payload = header + FrameLayout.HEADER_LENGTH;
        return checksums.masked(header, FrameLayout.CHECKSUM_OFFSET, payload, stored)
                == LittleEndian.integer(window, header + FrameLayout.CHECKSUM_OFFSET);
    }

    private int storedLength(int at) {
        return LittleEndian.integer(window, at + FrameLayout.STORED_LENGTH_OFFSET);
    }

    /** Sees to it that a range of the file is in the window; false when the file ends (or ended at first) before it. */
    private boolean hold(long from, int count) throws IOException {
        boolean isBehind = from + count > base + length;
        if (from < base || (isBehind && !atEnd)) {
            load(from);
        }
        return from + count <= base + length;
    }

    private void load(long from) throws IOException {
        int kept = from >= base && from < base + length ? (int) (base + length - from) : 0;
        System.arraycopy(window, length - kept, window, 0, kept);
        base = from;
        ByteBuffer rest = ByteBuffer.wrap(window, kept, window.length - kept);
        int got = 0;
        while (rest.hasRemaining() && got >= 0) {
            got = channel.read(rest, base + rest.position());
        }
        length = rest.position();
        // Each byte is as the one behind it, and the first one is 0.
        isBlank = length == WINDOW && window[0] == 0 && Arrays.equals(window, 0, length - 1, window, 1, length);
        blankBytes += isBlank ? length : 0;
        atEnd = rest.hasRemaining() || hasGivenUp();
        checksums.reset(window, isBlank ? 0 : length);
    }
}
