package io.tracecap.format.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as the kernel knows it: bytes in no particular encoding (a Linux path need not be UTF-8). Unchangeable. */
public final class RawText {
    /** No bytes at all. */
    public static final RawText EMPTY = new RawText(new byte[0]);

    private final byte[] bytes;

    private RawText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Copies {@code bytes}. */
    public static RawText of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** Copies {@code length} bytes from {@code offset} on. */
    public static RawText of(byte[] bytes, int offset, int length) {
        return length == 0 ? EMPTY : new RawText(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** The UTF-8 bytes of {@code text}. */
    public static RawText of(String text) {
        return text.isEmpty() ? EMPTY : new RawText(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes. */
    public int length() {
        return bytes.length;
    }

    /**
     * Copies the bytes.
     *
     * @param target has room for {@link #length()} of them from {@code at} on
     */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, bytes.length);
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * The bytes read as UTF-8, what is invalid replaced by U+FFFD. Not escaped: text from a trace must not reach a
     * terminal as it is.
     */
    public String utf8() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As {@link #utf8()}; for messages of tests. */
    @Override
    public String toString() {
        return utf8();
    }
}
