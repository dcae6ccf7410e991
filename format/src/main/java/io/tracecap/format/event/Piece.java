package io.tracecap.format.event;

import java.util.Arrays;

/**
 * Bytes copied from a tracee's memory, detached from any buffer.
 *
 * @param argument the argument that it belongs to, 0 to 7
 * @param part which part of the argument, 0 to 31; see {@link EventView}
 * @param flags a sum of {@code EventView.PIECE_} values
 * @param bytes the bytes themselves
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode below compare the contents
public record Piece(int argument, int part, int flags, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Piece p
                && argument == p.argument
                && part == p.part
                && flags == p.flags
                && Arrays.equals(bytes, p.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * argument + part) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Piece[argument=" + argument + ", part=" + part + ", flags=" + flags + ", bytes="
                + Arrays.toString(bytes) + "]";
    }
}
