package io.tracecap.tools.replay;

import java.io.ByteArrayOutputStream;

/**
 * Makes bytes that a program wrote fit for a terminal: text in ASCII or UTF-8 stays as it is, with its ends of lines and
 * tabs; all else becomes octal numbers, so that nothing of it can move the cursor, set a title or ask the terminal anything.
 * Characters may come in pieces. For one thread.
 */
final class VisibleBytes {
    private static final int LONGEST = 4;

    private final boolean isUtf8;
    private final byte[] begun = new byte[LONGEST];
    private int begunLength;

    /**
     * Makes a converter.
     *
     * @param isUtf8 whether the terminal understands UTF-8
     */
    VisibleBytes(boolean isUtf8) {
        this.isUtf8 = isUtf8;
    }

    /** Converts what comes next. */
    void convert(byte[] bytes, ByteArrayOutputStream out) {
        for (byte b : bytes) {
            if (begunLength > 0 && !isContinuation(b)) {
                end(out);
            }
            if (b >= 0 && begunLength == 0) {
                ascii(b, out);
            } else {
                begun[begunLength++] = b;
                if (begunLength == length(begun[0])) {
                    character(out);
                }
            }
        }
    }

    /** What is left of a character that did not come whole. */
    void end(ByteArrayOutputStream out) {
        for (int i = 0; i < begunLength; i++) {
            octal(begun[i], out);
        }
        begunLength = 0;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** How long the character is that begins so; 1 for what begins none. */
    private int length(byte first) {
        int b = first & 0xFF;
        if (!isUtf8 || b < 0xC2 || b > 0xF4) {
            return 1;
        }
        return b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
    }

    private void character(ByteArrayOutputStream out) {
        int point = begunLength == 1 ? -1 : decode();
        if (point < 0 || !isVisible(point)) {
            end(out);
            return;
        }
        out.write(begun, 0, begunLength);
        begunLength = 0;
    }

    /** The code point; -1 for one that has a shorter form, or is none. */
    private int decode() {
        int point = begun[0] & (0xFF >> (begunLength + 1));
        for (int i = 1; i < begunLength; i++) {
            point = point << 6 | (begun[i] & 0x3F);
        }
        int smallest = begunLength == 2 ? 0x80 : begunLength == 3 ? 0x800 : 0x10000;
        return point < smallest || point > Character.MAX_CODE_POINT ? -1 : point;
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static void ascii(byte b, ByteArrayOutputStream out) {
        boolean isVisible = (b >= ' ' && b <= '~') || b == '\n' || b == '\t' || b == '\r';
        if (isVisible) {
            out.write(b);
        } else {
            octal(b, out);
        }
    }

    private static void octal(byte b, ByteArrayOutputStream out) {
        out.write('\\');
        out.write('0' + ((b & 0xFF) >> 6));
        out.write('0' + ((b >> 3) & 7));
        out.write('0' + (b & 7));
    }
}
