package io.tracecap.tools.summary;

import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes sections as a page of at most {@link #MOST_LINES} lines, as plain text or as Markdown.
 *
 * @param title the first line
 * @param sections the parts; those without lines are left out
 */
record Page(String title, List<Section> sections) {
    /** How many lines a page has at most. */
    static final int MOST_LINES = 120;

    /** Copies the list. */
    Page {
        sections = sections.stream().filter(section -> !section.isEmpty()).toList();
    }

    /** As plain text; with blank lines between the sections if there is room for them. */
    void writeText(Display display, OutputStream out) throws IOException {
        int lines = 1 + 2 * sections.size();
        for (Section section : sections) {
            lines += section.lines().size();
        }
        StringBuilder text = new StringBuilder(Paint.BOLD.of(title, display)).append('\n');
        for (Section section : sections) {
            text.append(lines <= MOST_LINES ? "\n" : "");
            text.append(Paint.BOLD.of(section.title(), display)).append('\n');
            for (String line : section.lines()) {
                text.append("  ").append(line).append('\n');
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As Markdown: each section a heading and a block of code, which nothing in it can end. */
    void writeMarkdown(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder("## ").append(title).append('\n');
        for (Section section : sections) {
            text.append("### ").append(section.title()).append('\n');
            for (String line : section.lines()) {
                text.append("    ").append(line).append('\n');
            }
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
