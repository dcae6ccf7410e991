package io.tracecap.tools.replay;

import io.tracecap.tools.replay.transfer.Moved;
import io.tracecap.tools.text.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes down what is said over a descriptor: lines with {@code >} before them were written to it, those with {@code <} read
 * from it. As text, or as rows of 16 bytes with their offset among all that went that way. For one thread.
 */
final class Conversation {
    private static final int ROW = 16;
    private static final int HALF = 8;
    private static final int OFFSET_DIGITS = 8;

    private final boolean isHex;
    private final boolean isUtf8;
    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();
    private VisibleBytes visible;
    private boolean isInLine;
    private boolean isWritten;
    private final long[] offsets = new long[2];

    /**
     * Begins.
     *
     * @param isHex whether bytes are shown as hexadecimal numbers
     * @param isUtf8 whether text may have characters beyond ASCII
     */
    Conversation(boolean isHex, boolean isUtf8, OutputStream out) {
        this.isHex = isHex;
        this.isUtf8 = isUtf8;
        this.out = out;
        visible = new VisibleBytes(isUtf8);
    }

    /** Begins about another descriptor: says which one. */
    void begin(TextBuffer heading) throws IOException {
        endLine();
        line.clear();
        line.ascii("== ").append(heading).ascii(" ==").endLine();
        line.writeTo(out);
        offsets[0] = 0;
        offsets[1] = 0;
    }

    /** Writes down some bytes. */
    void say(Moved moved) throws IOException {
        if (moved.isWritten() != isWritten) {
            endLine();
            isWritten = moved.isWritten();
        }
        byte[] bytes = moved.bytes().toByteArray();
        if (isHex) {
            rows(bytes);
        } else {
            text(bytes);
        }
        offsets[isWritten ? 1 : 0] += moved.count();
        if (moved.missing() > 0) {
            endLine();
            line.clear();
            line.ascii(isWritten ? "> [" : "< [").decimal(moved.missing());
            line.ascii(moved.missing() == 1 ? " byte that was" : " bytes that were")
                    .ascii(" not recorded]");
            line.endLine();
            line.writeTo(out);
        }
    }

    private void text(byte[] bytes) throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (!isInLine) {
                shown.write(isWritten ? '>' : '<');
                shown.write(' ');
                isInLine = true;
                start = i;
            }
            if (bytes[i] == '\n') {
                visible.convert(Arrays.copyOfRange(bytes, start, i), shown);
                visible.end(shown);
                shown.write('\n');
                isInLine = false;
                start = i + 1;
            }
        }
        visible.convert(Arrays.copyOfRange(bytes, start, bytes.length), shown);
        shown.writeTo(out);
    }

    private void rows(byte[] bytes) throws IOException {
        long offset = offsets[isWritten ? 1 : 0];
        for (int from = 0; from < bytes.length; from += ROW) {
            int end = Math.min(bytes.length, from + ROW);
            line.clear();
            line.ascii(isWritten ? "> " : "< ")
                    .hexDigits(offset + from, OFFSET_DIGITS)
                    .ascii(' ');
            int column = line.length();
            for (int i = from; i < end; i++) {
                line.ascii(i - from == HALF ? "  " : " ").hexDigits(bytes[i] & 0xFF, 2);
            }
            line.padTo(column + 3 * ROW + 1).ascii("  |");
            for (int i = from; i < end; i++) {
                line.ascii(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
            }
            line.ascii('|').endLine();
            line.writeTo(out);
        }
    }

    private void endLine() throws IOException {
        if (isInLine) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream();
            visible.end(rest);
            rest.write('\n');
            rest.writeTo(out);
            isInLine = false;
        }
        visible = new VisibleBytes(isUtf8);
    }

    /** Ends it. */
    void finish() throws IOException {
        endLine();
    }
}
