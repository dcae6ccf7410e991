package io.tracecap.tools.stat;

import io.tracecap.format.syscall.Errno;
import io.tracecap.tools.access.ErrorCounts;
import io.tracecap.tools.display.Amount;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints rows as a table, as comma-separated values, or as histograms. */
final class StatTable {
    private static final int WIDTH = 9;
    private static final int PERCENT = 6;
    private static final int BAR = 50;
    private static final int MOST_ERRORS = 4;
    private static final String BLOCK = "\u2588";

    private final Grouping by;
    private final Display display;
    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();

    StatTable(Grouping by, Display display, OutputStream out) {
        this.display = display;
        this.by = by;
        this.out = out;
    }

    private List<StatColumn> columns() {
        List<StatColumn> columns = new ArrayList<>(List.of(StatColumn.values()));
        columns.remove(StatColumn.NAME);
        if (by != Grouping.PROCESS) {
            columns.remove(StatColumn.SELF);
        }
        return columns;
    }

    /**
     * Prints the table.
     *
     * @param rows what is shown
     * @param all the time of all rows, shown or not
     * @param leftOut how many rows are not shown
     */
    void print(List<StatRow> rows, long all, int leftOut) throws IOException {
        TextBuffer head = new TextBuffer();
        right("% time", PERCENT, head);
        for (StatColumn column : columns()) {
            right(column.word(), WIDTH, head);
        }
        Paint.BOLD.print(head.ascii("  ").ascii(by.word()).toString(), display, line);
        end();
        for (StatRow row : rows) {
            right(percent(row.tally().selfNs(), all), PERCENT);
            for (StatColumn column : columns()) {
                right(cell(column, row.tally()), WIDTH);
            }
            line.ascii("  ").ascii(row.name());
            errors(row.tally());
            end();
        }
        if (leftOut > 0) {
            line.ascii("... and ").decimal(leftOut).ascii(" more rows; --top shows more");
            end();
        }
    }

    private static String percent(long part, long all) {
        long hundredths = all == 0 ? 0 : Math.round(10_000.0 * part / all);
        return hundredths / 100 + "." + (hundredths % 100 < 10 ? "0" : "") + hundredths % 100;
    }

    private static String cell(StatColumn column, Tally row) {
        long value = column.value(row);
        if (column.isTime()) {
            return Amount.time(value);
        } else if (column == StatColumn.BYTES) {
            return value == 0 ? "" : Amount.bytes(value);
        }
        return column == StatColumn.ERRORS && value == 0 ? "" : Long.toString(value);
    }

    private void errors(Tally row) {
        List<ErrorCounts.Failures> failures = row.failures();
        if (failures.isEmpty() || by == Grouping.ERRNO) {
            return;
        }
        String words = failures.stream()
                .limit(MOST_ERRORS)
                .map(failure -> error(failure.errno()) + " " + failure.count())
                .collect(Collectors.joining(", "));
        line.ascii(" (").ascii(words).ascii(failures.size() > MOST_ERRORS ? ", ...)" : ")");
    }

    private static String error(int errno) {
        return errno == ErrorCounts.OTHER ? "other" : Errno.name(errno);
    }

    /** Prints comma-separated values (RFC 4180); times in nanoseconds. */
    void printValues(List<StatRow> rows) throws IOException {
        for (StatColumn column : columns()) {
            line.ascii(column.word()).ascii(column.isTime() ? "_ns," : ",");
        }
        line.ascii(by.word()).ascii(",errors_by_errno");
        end();
        for (StatRow row : rows) {
            for (StatColumn column : columns()) {
                line.decimal(column.value(row.tally())).ascii(',');
            }
            String errors = row.tally().failures().stream()
                    .map(failure -> error(failure.errno()) + "=" + failure.count())
                    .collect(Collectors.joining(" "));
            quoted(row.name());
            line.ascii(',');
            quoted(errors);
            end();
        }
    }

    private void quoted(String text) {
        line.ascii('"').ascii(text.replace("\"", "\"\"")).ascii('"');
    }

    /** Prints for each row how many calls took how long, in powers of two. */
    void printHistograms(List<StatRow> rows) throws IOException {
        for (StatRow row : rows) {
            Tally tally = row.tally();
            line.ascii(row.name()).ascii(": ").decimal(tally.calls()).ascii(tally.calls() == 1 ? " call" : " calls");
            end();
            long most = 0;
            long from = Long.highestOneBit(Math.max(1, tally.minNs()));
            for (long at = from; at <= tally.maxNs() && at > 0; at *= 2) {
                most = Math.max(most, tally.callsBetween(at, 2 * at));
            }
            for (long at = from; at <= Math.max(1, tally.maxNs()) && at > 0; at *= 2) {
                bar(at, tally.callsBetween(at == 1 ? 0 : at, 2 * at), most);
            }
        }
    }

    private void bar(long from, long calls, long most) throws IOException {
        right(Amount.time(from), WIDTH);
        right(Long.toString(calls), WIDTH);
        line.ascii("  ");
        int length = most == 0 ? 0 : (int) Math.ceil((double) BAR * calls / most);
        String bar = (display.unicode() ? BLOCK : "#").repeat(length);
        line.bytes(bar.getBytes(StandardCharsets.UTF_8));
        end();
    }

    private void right(String text, int width) {
        right(text, width, line);
    }

    private static void right(String text, int width, TextBuffer to) {
        to.padTo(to.length() + width - text.length() + 1).ascii(text);
    }

    private void end() throws IOException {
        line.endLine();
        line.writeTo(out);
        line.clear();
    }
}
