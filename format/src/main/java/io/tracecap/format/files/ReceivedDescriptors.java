package io.tracecap.format.files;

import java.nio.ByteBuffer;

/** The descriptors in the control messages that a call received; see cmsg(3) and unix(7). */
final class ReceivedDescriptors {
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    /** SCM_MAX_FD of net/scm.h: a message has no more. */
    private static final int MOST = 253;

    private final ByteBuffer control;
    private final int word;
    private final int[] found = new int[MOST];
    private int count;

    private ReceivedDescriptors(ByteBuffer control, int word) {
        this.control = control;
        this.word = word;
    }

    /**
     * Finds them.
     *
     * @param control the control messages, as far as they were copied
     * @param isWide whether the program is a 64-bit one
     */
    static int[] in(ByteBuffer control, boolean isWide) {
        ReceivedDescriptors received = new ReceivedDescriptors(control, isWide ? Long.BYTES : Integer.BYTES);
        received.find();
        return java.util.Arrays.copyOf(received.found, received.count);
    }

    private void find() {
        int header = word + 2 * Integer.BYTES;
        int at = 0;
        while (control.limit() - at >= header) {
            long length = word == Long.BYTES ? control.getLong(at) : Integer.toUnsignedLong(control.getInt(at));
            if (length < header || length > control.limit() - at) {
                return;
            }
            int end = at + (int) length;
            if (control.getInt(at + word) == SOL_SOCKET && control.getInt(at + word + Integer.BYTES) == SCM_RIGHTS) {
                add(at + header, end);
            }
            at = (end + word - 1) & -word;
        }
    }

    private void add(int from, int to) {
        for (int at = from; at + Integer.BYTES <= to && count < MOST; at += Integer.BYTES) {
            found[count++] = control.getInt(at);
        }
    }
}
