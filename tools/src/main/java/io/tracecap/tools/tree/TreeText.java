package io.tracecap.tools.tree;

import io.tracecap.format.event.RawText;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Draws the tree, a line for each program that a process ran. */
final class TreeText {
    /** So many siblings that are alike share a row. */
    static final int FEWEST_ALIKE = 3;

    private static final int USES_WIDTH = 8;

    private static final byte[] TIMES = "\u00d7".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ELLIPSIS = "\u2026".getBytes(StandardCharsets.UTF_8);

    private final Display display;
    private final TreeColumns columns;
    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();
    private final TextBuffer command = new TextBuffer();
    private final Branches branches;
    private final Touches touches;

    /**
     * Makes a printer.
     *
     * @param touches what processes touched, which is listed below them if it was asked for
     */
    TreeText(Display display, TreeColumns columns, Touches touches, OutputStream out) {
        this.touches = touches;
        this.display = display;
        this.columns = columns;
        this.out = out;
        branches = new Branches(display.unicode());
    }

    /** Rows of one level that are still to be drawn. */
    private record Level(List<TreeRow> rows, int next) {}

    /**
     * Draws processes and all that they made.
     *
     * @param all all of them, each behind the one that made it
     * @param collapses whether siblings that are alike share a row
     */
    void print(List<TreeNode> roots, List<TreeNode> all, boolean collapses) throws IOException {
        columns.head(line);
        end();
        Likeness likeness = new Likeness(all);
        int fewest = collapses ? FEWEST_ALIKE : Integer.MAX_VALUE;
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level(likeness.rows(roots, fewest), 0));
        while (!levels.isEmpty()) {
            Level level = levels.pop();
            if (level.next < level.rows.size()) {
                TreeRow row = level.rows.get(level.next);
                int next = level.next + 1;
                branches.moveTo(levels.size(), next < level.rows.size());
                levels.push(new Level(level.rows, next));
                List<TreeNode> children = children(row);
                print(row, !children.isEmpty());
                // What alike processes made is alike, too.
                levels.push(new Level(likeness.rows(children, row.isGroup() ? 1 : fewest), 0));
            }
        }
    }

    private static List<TreeNode> children(TreeRow row) {
        return row.isGroup()
                ? row.members().stream()
                        .flatMap(member -> member.children().stream())
                        .toList()
                : row.first().children();
    }

    private void print(TreeRow row, boolean hasChildren) throws IOException {
        for (int i = 0; i < row.programs(); i++) {
            columns.print(row, i, display, line);
            command.clear();
            if (i == 0) {
                branches.print(line);
                command.readable(row.first().process().slot());
                if (!row.isGroup()) {
                    command.ascii(" [").decimal(row.first().process().pid()).ascii(']');
                }
            } else {
                branches.printBelow(hasChildren, line);
                command.ascii("exec");
            }
            command.ascii(' ');
            boolean isCut = command(row, i);
            finish(row, isCut);
        }
        if (touches.areWanted()) {
            touches(row, hasChildren);
        }
    }

    private void touches(TreeRow row, boolean hasChildren) throws IOException {
        for (Touches.Touch touch : touches.of(row.first().process().number())) {
            line.padTo(columns.width());
            branches.printBelow(hasChildren, line);
            command.clear();
            command.ascii(String.join(",", touch.uses()));
            command.ascii(touch.uses().isEmpty() || touch.error().isEmpty() ? "" : ",");
            command.ascii(touch.error());
            command.padTo(USES_WIDTH).ascii(' ');
            byte[] name = touch.name().toByteArray();
            command.readable(name, 0, name.length);
            if (touch.failures() > 1) {
                command.ascii(" x").decimal(touch.failures());
            }
            line.append(command);
            end();
        }
    }

    /** Prints a command, or what is common to several; whether that is not all. */
    private boolean command(TreeRow row, int index) {
        Program program = row.first().programs().get(index);
        List<RawText> words = program.command();
        if (program.isForked()) {
            command.ascii("(fork) ");
        }
        if (words.isEmpty()) {
            command.ascii("(not known)");
            return false;
        }
        int common = Math.max(1, row.commonWords(index));
        CommandText.print(words.subList(0, common), command);
        return !row.isSameCommand(index);
    }

    /** Prints the command as far as there is room, and what stands behind it. */
    private void finish(TreeRow row, boolean isCut) throws IOException {
        int threads = row.first().process().threads();
        String tail = row.isGroup() || threads == 1 ? "" : " (" + threads + " threads)";
        String times = Integer.toString(row.members().size());
        int ellipsis = display.unicode() ? 1 : 3;
        int width = display.columns()
                - columns.width()
                - branches.width()
                - tail.length()
                - ellipsis
                - (row.isGroup() ? times.length() + 2 : 0);
        boolean isTooLong = command.length() > Math.max(width, 1);
        command.truncate(isTooLong ? Math.max(width, 1) : command.length());
        line.append(command);
        if (isTooLong || isCut) {
            line.ascii(isCut && !isTooLong ? " " : "");
            ellipsis();
        }
        if (row.isGroup()) {
            line.ascii(' ');
            Paint.BOLD.begin(display, line);
            if (display.unicode()) {
                line.bytes(TIMES);
            } else {
                line.ascii('x');
            }
            line.ascii(times);
            Paint.BOLD.end(display, line);
        }
        if (!tail.isEmpty()) {
            Paint.DIM.print(tail, display, line);
        }
        end();
    }

    private void ellipsis() {
        if (display.unicode()) {
            line.bytes(ELLIPSIS);
        } else {
            line.ascii("...");
        }
    }

    private void end() throws IOException {
        line.endLine();
        line.writeTo(out);
        line.clear();
    }
}
