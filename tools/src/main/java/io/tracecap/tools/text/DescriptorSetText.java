package io.tracecap.tools.text;

import org.jspecify.annotations.Nullable;

/** Prints a set of descriptors or of other small numbers: {@code [3</etc/passwd> 5]}. */
final class DescriptorSetText {
    private DescriptorSetText() {}

    /**
     * Prints those of the numbers below {@code limit} that are in the set.
     *
     * @param descriptors prints what they stand for; null if that is not wanted
     */
    static void print(Memory memory, int limit, @Nullable DescriptorText descriptors, TextBuffer out) {
        out.ascii('[');
        String separator = "";
        int bits = Math.min(limit, 8 * memory.length());
        for (int fd = next(memory, 0, bits); fd < bits; fd = next(memory, fd + 1, bits)) {
            out.ascii(separator).decimal(fd);
            if (descriptors != null) {
                descriptors.print(fd, out);
            }
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
