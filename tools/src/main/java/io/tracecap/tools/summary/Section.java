package io.tracecap.tools.summary;

import io.tracecap.tools.text.TextBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A part of the page: a title and lines below it, within a number of lines. For one thread. */
final class Section {
    private static final int WIDEST = 160;

    private final String title;
    private final int most;
    private final List<String> lines = new ArrayList<>();
    private long leftOut;

    /**
     * Without lines yet.
     *
     * @param most how many lines it has at most, the title and the line about what is left out among them
     */
    Section(String title, int most) {
        this.title = title;
        this.most = most;
    }

    String title() {
        return title;
    }

    /** Adds a line; what came from a trace is escaped already. One that is very long is cut. */
    Section add(String line) {
        if (lines.size() < most - 2) {
            lines.add(line.length() <= WIDEST ? line : line.substring(0, WIDEST) + " ...");
        } else {
            leftOut++;
        }
        return this;
    }

    /** Adds a line. */
    Section add(TextBuffer line) {
        return add(line.toString());
    }

    /** So many lines were not even made. */
    void leaveOut(long more) {
        leftOut += more;
    }

    boolean isEmpty() {
        return lines.isEmpty() && leftOut == 0;
    }

    /** The lines below the title. */
    List<String> lines() {
        if (leftOut == 0) {
            return Collections.unmodifiableList(lines);
        }
        List<String> all = new ArrayList<>(lines);
        all.add("... and " + leftOut + " more");
        return all;
    }
}
