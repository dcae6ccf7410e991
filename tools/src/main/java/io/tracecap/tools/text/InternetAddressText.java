package io.tracecap.tools.text;

/** Prints internet addresses as inet_ntop(3) does. */
final class InternetAddressText {
    private static final int GROUPS = 8;
    private static final int MAPPED = 0xFFFF;

    private InternetAddressText() {}

    /** Prints {@code 127.0.0.1}. */
    static void version4(Memory memory, int at, TextBuffer out) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                out.ascii('.');
            }
            out.decimal(memory.u8(at + i));
        }
    }

    /** Prints {@code fe80::1}: the longest row of zeros is left out. */
    static void version6(Memory memory, int at, TextBuffer out) {
        int start = -1;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int zeros = zeros(memory, at, i);
            if (zeros > length) {
                start = i;
                length = zeros;
            }
        }
        int i = 0;
        while (i < GROUPS) {
            if (i == start) {
                out.ascii("::");
                i += length;
                continue;
            }
            if (i > 0 && i != start + length) {
                out.ascii(':');
            }
            if (i == 6 && start == 0 && isVersion4(memory, at, length)) {
                version4(memory, at + 12, out);
                return;
            }
            int group = memory.networkU16(at + 2 * i);
            out.hexDigits(group, Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(group) + 3) / 4));
            i++;
        }
    }

    /** Whether the address is {@code ::ffff:1.2.3.4} or {@code ::1.2.3.4}. */
    private static boolean isVersion4(Memory memory, int at, int length) {
        return length == 6 || (length == 5 && memory.networkU16(at + 10) == MAPPED);
    }

    private static int zeros(Memory memory, int at, int from) {
        int i = from;
        while (i < GROUPS && memory.networkU16(at + 2 * i) == 0) {
            i++;
        }
        return i - from;
    }
}
