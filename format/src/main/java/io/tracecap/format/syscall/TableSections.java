package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the sections of a table begin. A section is a heading ({@code flags open_flags O_???}: a keyword, a name,
 * perhaps more) and the indented lines below it. Only the headings' lines are noted; names are compared when asked for.
 */
final class TableSections {
    private final TableText text;
    private int[] headings = new int[192];
    private int count;

    /** Finds the headings of a table. */
    TableSections(TableText text) {
        this.text = text;
        int lines = text.lines();
        for (int line = 0; line < lines; line++) {
            if (text.heading(line)) {
                if (count == headings.length) {
                    headings = Arrays.copyOf(headings, 2 * count);
                }
                headings[count++] = line;
            }
        }
    }

    /** The line of the heading with this name, or -1. */
    int find(String name) {
        for (int i = 0; i < count; i++) {
            if (text.secondWordIs(headings[i], name)) {
                return headings[i];
            }
        }
        return -1;
    }

    /**
     * The names of all sections, in the table's order.
     *
     * @throws TableException if a heading has no name
     */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TableLine line = text.line(headings[i]);
            line.word();
            names.add(line.word());
        }
        return List.copyOf(names);
    }

    /** The line after the last one of the section that begins at {@code heading}. */
    int end(int heading) {
        int line = heading + 1;
        while (line < text.lines() && !text.heading(line)) {
            line++;
        }
        return line;
    }
}
