package io.tracecap.tools.tree;

import io.tracecap.tools.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines that join the rows of a tree; of its first {@link #MOST_LEVELS} levels. */
final class Branches {
    /** How many levels are drawn; deeper rows stand as far to the right as the last of these. */
    static final int MOST_LEVELS = 32;

    private static final int WIDTH = 3;

    private final byte[] fork;
    private final byte[] corner;
    private final byte[] bar;
    private final byte[] blank = {' ', ' ', ' '};
    /** For each level whether more rows of it follow. */
    private final List<Boolean> open = new ArrayList<>();

    Branches(boolean unicode) {
        fork = bytes(unicode ? "\u251c\u2500 " : "|- ");
        corner = bytes(unicode ? "\u2514\u2500 " : "`- ");
        bar = bytes(unicode ? "\u2502  " : "|  ");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The next row is at this level, and others of it follow or not. */
    void moveTo(int level, boolean moreFollow) {
        while (open.size() > level) {
            open.remove(open.size() - 1);
        }
        open.add(moreFollow);
    }

    /** Prints what stands before the row. Roots have nothing. */
    void print(TextBuffer out) {
        int levels = Math.min(open.size() - 1, MOST_LEVELS);
        for (int i = 1; i <= levels; i++) {
            boolean isOwn = i == open.size() - 1;
            boolean more = open.get(i);
            out.bytes(isOwn ? (more ? fork : corner) : (more ? bar : blank));
        }
    }

    /** Prints what stands before a line that belongs to the row. */
    void printBelow(boolean hasChildren, TextBuffer out) {
        int levels = Math.min(open.size() - 1, MOST_LEVELS);
        for (int i = 1; i <= levels; i++) {
            out.bytes(open.get(i) ? bar : blank);
        }
        out.bytes(hasChildren ? bar : blank);
    }

    /** How many columns {@link #print} takes. */
    int width() {
        return WIDTH * Math.min(open.size() - 1, MOST_LEVELS);
    }
}
