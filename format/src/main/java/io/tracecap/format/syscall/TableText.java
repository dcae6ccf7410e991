package io.tracecap.format.syscall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of one table and where its lines begin. Nothing is parsed here: a table of some thousand lines is loaded at
 * every start, of which a run asks for a few dozen.
 */
final class TableText {
    private final String file;
    private final String text;
    private int[] starts = new int[512];
    private int count;

    /**
     * Finds the lines.
     *
     * @param file name for messages
     * @param text the whole table
     */
    TableText(String file, String text) {
        this.file = file;
        this.text = text;
        int start = 0;
        while (start < text.length()) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = start;
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
    }

    /**
     * Loads a table that lies beside this class.
     *
     * @throws IllegalStateException if it is not there
     */
    static TableText load(String file) {
        try (InputStream in = TableText.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + ": not in the program's own resources");
            }
            return new TableText(file, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read", e);
        }
    }

    /** How many lines there are. Lines are counted from 0 here and from 1 in messages. */
    int lines() {
        return count;
    }

    /** First character of a line; a newline if it is empty. */
    char first(int line) {
        return text.charAt(starts[line]);
    }

    /** Whether a line says nothing: it is empty or a comment. */
    boolean blank(int line) {
        int at = starts[line];
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '#';
    }

    /** A cursor at the start of a line. */
    TableLine line(int line) {
        int end = text.indexOf('\n', starts[line]);
        return new TableLine(file, line + 1, text.substring(starts[line], end < 0 ? text.length() : end));
    }
}
