package io.tracecap.tools.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The line that is being written: bytes, reused from line to line, so that printing an event allocates nothing. What
 * came from a trace goes through {@link #escaped} or {@link #quoted} and so never moves a terminal; {@link #ascii} is
 * for the program's own words. A line grows to {@link #LIMIT} bytes at most; what does not fit is left out, and the line
 * then ends with {@code ...}.
 */
public final class TextBuffer {
    /** Longest line in bytes. */
    public static final int LIMIT = 4 << 20;

    private static final int INITIAL_CAPACITY = 1024;
    private static final byte ESCAPE = 0x1b;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private final TextOptions.Escapes escapes;
    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;
    /** How many of these bytes take no room. */
    private int marks;

    private boolean full;

    /** A line in which bytes that are not printable are octal. */
    public TextBuffer() {
        this(TextOptions.Escapes.NONE);
    }

    /** A line in which bytes of strings are shown so. */
    public TextBuffer(TextOptions.Escapes escapes) {
        this.escapes = escapes;
    }

    /** Begins a new line. */
    public void clear() {
        length = 0;
        marks = 0;
        full = false;
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** At which column of the line this is: every byte is one character wide, but for {@link #mark marks}. */
    public int column() {
        return length - marks;
    }

    /** Appends what takes no room on a line: a code for the terminal, in ASCII, from an escape to an m. */
    public void mark(String code) {
        int before = length;
        ascii(code);
        marks += length - before;
    }

    /** Forgets everything behind the first {@code length} bytes. */
    public void truncate(int length) {
        if (length < this.length) {
            this.length = length;
            full = false;
            marks = marks == 0 ? 0 : marks(bytes, length);
        }
    }

    /** How many of the first bytes are marks: nothing else begins with an escape, and each of them ends with an m. */
    private static int marks(byte[] bytes, int count) {
        int marks = 0;
        boolean isInMark = false;
        for (int i = 0; i < count; i++) {
            isInMark |= bytes[i] == ESCAPE;
            marks += isInMark ? 1 : 0;
            isInMark &= bytes[i] != 'm';
        }
        return marks;
    }

    /** Appends one character of ASCII. */
    public TextBuffer ascii(char c) {
        if (reserve(1)) {
            bytes[length++] = (byte) c;
        }
        return this;
    }

    /** Appends the program's own words, which are ASCII. */
    public TextBuffer ascii(String text) {
        int count = text.length();
        if (reserve(count)) {
            for (int i = 0; i < count; i++) {
                bytes[length++] = (byte) text.charAt(i);
            }
        }
        return this;
    }

    /** Appends a signed number. */
    public TextBuffer decimal(long value) {
        if (value < 0) {
            ascii('-');
        }
        return unsigned(Math.abs(value));
    }

    /** Appends a signed number. */
    public TextBuffer decimal(int value) {
        return decimal((long) value);
    }

    /** Appends an unsigned number. */
    public TextBuffer unsigned(long value) {
        long rest = value;
        if (rest < 0) {
            unsigned(Long.divideUnsigned(rest, 10));
            return ascii((char) ('0' + Long.remainderUnsigned(rest, 10)));
        }
        int digits = 1;
        for (long limit = rest; limit >= 10; limit /= 10) {
            digits++;
        }
        return digits(rest, digits);
    }

    /** Appends a number of at least {@code width} digits, with zeros before it. */
    public TextBuffer padded(long value, int width) {
        long limit = 1;
        for (int i = 0; i < width; i++) {
            limit *= 10;
        }
        return value >= limit || value < 0 ? decimal(value) : digits(value, width);
    }

    private TextBuffer digits(long value, int count) {
        if (reserve(count)) {
            long rest = value;
            for (int i = count - 1; i >= 0; i--) {
                bytes[length + i] = (byte) ('0' + rest % 10);
                rest /= 10;
            }
            length += count;
        }
        return this;
    }

    /** Appends {@code 0x1f}; zero is {@code 0}, as C's {@code %#x} has it. */
    public TextBuffer hex(long value) {
        if (value == 0) {
            return ascii('0');
        }
        return ascii("0x").hexDigits(value, (Long.SIZE - Long.numberOfLeadingZeros(value) + 3) / 4);
    }

    /** Appends {@code count} hexadecimal digits without a prefix. */
    public TextBuffer hexDigits(long value, int count) {
        if (reserve(count)) {
            for (int i = count - 1; i >= 0; i--) {
                bytes[length++] = HEX[(int) (value >>> (4 * i)) & 0xF];
            }
        }
        return this;
    }

    /** Appends an address: {@code NULL} or {@code 0x7ffd12345678}. */
    public TextBuffer address(long value) {
        return value == 0 ? ascii("NULL") : hex(value);
    }

    /** Appends {@code 0644}, with at least {@code width} digits; zero has no further {@code 0} before it. */
    public TextBuffer octal(long value, int width) {
        int count = Math.max((Long.SIZE - Long.numberOfLeadingZeros(value) + 2) / 3 + 1, width);
        if (reserve(count)) {
            for (int i = count - 1; i >= 0; i--) {
                bytes[length++] = (byte) ('0' + (3 * i >= Long.SIZE ? 0 : (value >>> (3 * i)) & 7));
            }
        }
        return this;
    }

    /** Appends spaces up to {@code column}. */
    public TextBuffer padTo(int column) {
        int count = column - column();
        if (count > 0 && reserve(count)) {
            Arrays.fill(bytes, length, length + count, (byte) ' ');
            length += count;
        }
        return this;
    }

    /** Appends bytes of a trace in quotes, escaped. */
    public TextBuffer quoted(byte[] source, int from, int count) {
        return ascii('"').escaped(source, from, count).ascii('"');
    }

    /** Appends bytes of a trace between quotes, each as {@code \\x5f}. */
    public TextBuffer quotedHex(byte[] source, int from, int count) {
        ascii('"');
        for (int i = from; i < from + count && !full; i++) {
            ascii("\\x").hexDigits(source[i] & 0xFF, 2);
        }
        return ascii('"');
    }

    /** Appends bytes of a trace between {@code <} and {@code >}, escaped, as strace does the name behind a descriptor. */
    public TextBuffer bracketed(byte[] source) {
        return ascii('<').angled(source).ascii('>');
    }

    /** Appends bytes of a trace as strace does between angle brackets, without these. */
    public TextBuffer angled(byte[] source) {
        return escaped(source, 0, source.length, "<>");
    }

    /**
     * Appends bytes of a trace as strace does between quotes: {@code \n} and its like by letter, other bytes that are
     * not printable ASCII in octal, as short as the byte behind them allows.
     */
    public TextBuffer escaped(byte[] source, int from, int count) {
        return escaped(source, from, count, "\"");
    }

    private TextBuffer escaped(byte[] source, int from, int count, String delimiters) {
        int end = from + count;
        if (isInHex(source, from, end)) {
            for (int i = from; i < end && !full; i++) {
                hexEscape(source[i]);
            }
            return this;
        }
        for (int i = from; i < end && !full; i++) {
            int b = source[i] & 0xFF;
            boolean isDelimiter = delimiters.indexOf(b) >= 0;
            if (b >= FIRST_PRINTABLE && b <= LAST_PRINTABLE && (!isDelimiter || b == '"')) {
                if (isDelimiter || b == '\\') {
                    ascii('\\');
                }
                ascii((char) b);
            } else {
                boolean digitFollows = i + 1 < end && source[i + 1] >= '0' && source[i + 1] <= '7';
                escape(b, digitFollows);
            }
        }
        return this;
    }

    /** Whether all of a string is shown in hexadecimal numbers. */
    private boolean isInHex(byte[] source, int from, int end) {
        if (escapes != TextOptions.Escapes.NON_ASCII) {
            return escapes == TextOptions.Escapes.ALL;
        }
        for (int i = from; i < end; i++) {
            boolean isSpace = source[i] >= '\t' && source[i] <= '\r';
            if (!isSpace && (source[i] < FIRST_PRINTABLE || source[i] > LAST_PRINTABLE)) {
                return true;
            }
        }
        return false;
    }

    private void hexEscape(int b) {
        ascii("\\x").hexDigits(b & 0xFF, 2);
    }

    private void escape(int b, boolean digitFollows) {
        switch (b) {
            case '\n' -> ascii("\\n");
            case '\t' -> ascii("\\t");
            case '\r' -> ascii("\\r");
            case '\f' -> ascii("\\f");
            case 0x0B -> ascii("\\v");
            default -> {
                if (escapes == TextOptions.Escapes.NON_ASCII_CHARS) {
                    hexEscape(b);
                } else {
                    octalEscape(b, digitFollows);
                }
            }
        }
    }

    private void octalEscape(int b, boolean allDigits) {
        if (reserve(4)) {
            bytes[length++] = '\\';
            if (allDigits || b > 077) {
                bytes[length++] = (byte) ('0' + (b >> 6));
            }
            if (allDigits || b > 7) {
                bytes[length++] = (byte) ('0' + ((b >> 3) & 7));
            }
            bytes[length++] = (byte) ('0' + (b & 7));
        }
    }

    /**
     * Appends text for a message or a report: printable ASCII as it is, everything else escaped byte by byte of its
     * UTF-8 form.
     */
    public TextBuffer readable(String text) {
        byte[] source = text.getBytes(StandardCharsets.UTF_8);
        return readable(source, 0, source.length);
    }

    /** Appends bytes of a trace as {@link #escaped} does, but quotes as they are. */
    public TextBuffer readable(byte[] source, int from, int count) {
        return escaped(source, from, count, "");
    }

    /** Appends what another buffer held, see {@link #toBytes}. */
    public TextBuffer bytes(byte[] text) {
        if (reserve(text.length)) {
            System.arraycopy(text, 0, bytes, length, text.length);
            length += text.length;
            marks += marks(text, text.length);
        }
        return this;
    }

    /** Appends what another buffer holds. */
    public TextBuffer append(TextBuffer other) {
        if (reserve(other.length)) {
            System.arraycopy(other.bytes, 0, bytes, length, other.length);
            length += other.length;
            marks += other.marks;
        }
        return this;
    }

    /**
     * Puts between others what takes no room on a line.
     *
     * @param at before which byte; not behind the last
     */
    public void insertMark(int at, String code) {
        int count = code.length();
        if (reserve(count)) {
            System.arraycopy(bytes, at, bytes, at + count, length - at);
            for (int i = 0; i < count; i++) {
                bytes[at + i] = (byte) code.charAt(i);
            }
            length += count;
            marks += count;
        }
    }

    /** Index of the last byte that is this character, which is ASCII; -1 if there is none. */
    public int lastIndexOf(char c) {
        int at = length - 1;
        while (at >= 0 && bytes[at] != c) {
            at--;
        }
        return at;
    }

    /** Whether something did not fit. */
    public boolean isFull() {
        return full;
    }

    /** Whether there is text from {@code start} on, and it begins with a digit or a minus sign. */
    boolean hasDigitAt(int start) {
        return start < length && (bytes[start] == '-' || (bytes[start] >= '0' && bytes[start] <= '9'));
    }

    /** The text from {@code start} on. */
    String textFrom(int start) {
        return new String(bytes, start, Math.max(0, length - start), StandardCharsets.US_ASCII);
    }

    /** Whether both hold the same bytes. */
    boolean contentEquals(TextBuffer other) {
        return Arrays.equals(bytes, 0, length, other.bytes, 0, other.length);
    }

    /** Ends the line: says if something was left out, and appends the newline. */
    public void endLine() {
        if (full) {
            full = false;
            length = Math.min(length, LIMIT);
            grow(LIMIT + 4);
            bytes[length++] = '.';
            bytes[length++] = '.';
            bytes[length++] = '.';
        }
        grow(length + 1);
        bytes[length++] = '\n';
    }

    /** Writes what there is. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    /** Writes the text without its first {@code from} bytes. */
    public void writeTo(OutputStream out, int from) throws IOException {
        out.write(bytes, from, length - from);
    }

    /** Whether the text begins with these bytes. */
    public boolean startsWith(byte[] prefix) {
        return prefix.length <= length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** A copy of what there is. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    /** Makes room; false if the line is full, from then on until the next one. */
    private boolean reserve(int count) {
        if (full || count > LIMIT - length) {
            full = true;
            return false;
        }
        grow(length + count);
        return true;
    }

    private void grow(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, Math.min(2 * bytes.length, LIMIT + 4)));
        }
    }
}
