package io.tracecap.tools.text;

/** Prints an fd_set: {@code [3 5]}. */
final class DescriptorSetText {
    private DescriptorSetText() {}

    /** Prints those of the descriptors below {@code limit} that are in the set. */
    static void print(Memory memory, int limit, TextBuffer out) {
        out.ascii('[');
        String separator = "";
        int bits = Math.min(limit, 8 * memory.length());
        for (int fd = next(memory, 0, bits); fd < bits; fd = next(memory, fd + 1, bits)) {
            out.ascii(separator).decimal(fd);
            separator = " ";
        }
        out.ascii(']');
    }

    /** Whether none of the descriptors below {@code limit} is in the set. */
    static boolean isEmpty(Memory memory, int limit) {
        int bits = Math.min(limit, 8 * memory.length());
        return next(memory, 0, bits) >= bits;
    }

    private static int next(Memory memory, int from, int bits) {
        int fd = from;
        while (fd < bits && ((memory.u8(fd >> 3) >> (fd & 7)) & 1) == 0) {
            fd++;
        }
        return fd;
    }
}
