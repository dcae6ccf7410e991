package io.tracecap.capture.ptrace;

/** Layout of a control message of 64-bit programs in a record: struct cmsghdr of linux/socket.h; see cmsg(3). */
final class ControlMessage {
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int HEADER = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;

    private ControlMessage() {}

    /** Whether there is one at a position. */
    static boolean isAt(RecordWriter record, int position, int end) {
        return end - position >= HEADER
                && record.longAt(position) >= HEADER
                && record.longAt(position) <= end - position;
    }

    /** Whether it brings descriptors. */
    static boolean hasDescriptors(RecordWriter record, int position) {
        return record.intAt(position + LEVEL) == SOL_SOCKET && record.intAt(position + TYPE) == SCM_RIGHTS;
    }

    /** Where its data begin. */
    static int data(int position) {
        return position + HEADER;
    }

    /** Where its data end. */
    static int end(RecordWriter record, int position) {
        return position + (int) record.longAt(position);
    }

    /** Where the next one is. */
    static int next(RecordWriter record, int position) {
        return position + (((int) record.longAt(position) + Long.BYTES - 1) & -Long.BYTES);
    }
}
