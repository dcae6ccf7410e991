package io.tracecap.format.syscall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text of one table and where its lines begin. Nothing is parsed here: a table of some thousand lines is loaded at
 * every start, of which a run asks for a few dozen. Plain loops over bytes, because they run interpreted.
 */
final class TableText {
    private static final byte[] NOTHING = {};

    private final String file;
    private final byte[] text;
    private int[] starts = new int[512];
    private int count;

    /**
     * Finds the lines.
     *
     * @param file name for messages
     * @param text the whole table, ASCII; not to be changed any more
     */
    private TableText(String file, byte[] text) {
        this.file = file;
        this.text = text;
        int start = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n') {
                add(start);
                start = i + 1;
            }
        }
        if (start < text.length) {
            add(start);
        }
    }

    /** A table without lines. */
    static TableText empty() {
        return new TableText("", NOTHING);
    }

    /** A table from a string. */
    static TableText of(String file, String text) {
        return new TableText(file, text.getBytes(StandardCharsets.ISO_8859_1));
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
            return new TableText(file, in.readAllBytes());
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
        return (char) text[starts[line]];
    }

    /** Whether a line begins a section: it is neither empty nor indented nor a comment. */
    boolean heading(int line) {
        char first = first(line);
        return first != ' ' && first != '#' && first != '\n';
    }

    /** Whether the second word of a line, after one blank, is {@code word}. */
    boolean secondWordIs(int line, String word) {
        int at = starts[line];
        while (at < text.length && text[at] != ' ' && text[at] != '\n') {
            at++;
        }
        return at < text.length && text[at] == ' ' && hasWordAt(at + 1, word);
    }

    /** Whether a line begins with {@code word}. */
    boolean firstWordIs(int line, String word) {
        return hasWordAt(starts[line], word);
    }

    private boolean hasWordAt(int start, String word) {
        int end = start + word.length();
        if (end > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[start + i] != word.charAt(i)) {
                return false;
            }
        }
        return end == text.length || text[end] == ' ' || text[end] == '\n';
    }

    /** Whether a line says nothing: it is empty or a comment. */
    boolean blank(int line) {
        int at = starts[line];
        while (at < text.length && text[at] == ' ') {
            at++;
        }
        return at == text.length || text[at] == '\n' || text[at] == '#';
    }

    /** The decimal number that a line begins with; -1 if it begins otherwise or the number has over six digits. */
    int leadingNumber(int line) {
        int number = 0;
        int start = starts[line];
        int at = start;
        while (at < text.length && at - start < 7 && text[at] >= '0' && text[at] <= '9') {
            number = 10 * number + (text[at] - '0');
            at++;
        }
        return at == start || at - start == 7 ? -1 : number;
    }

    /** A cursor at the start of a line. */
    TableLine line(int line) {
        int start = starts[line];
        int end = line + 1 < count ? starts[line + 1] : text.length;
        if (end > start && text[end - 1] == '\n') {
            end--;
        }
        return new TableLine(file, line + 1, new String(text, start, end - start, StandardCharsets.ISO_8859_1));
    }

    private void add(int start) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = start;
    }
}
