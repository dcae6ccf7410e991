package io.tracecap.tools.count;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Prints counts as the table of strace's {@code -c}, one for each kind of system calls that occurs.
 *
 * @param columns which columns, from left to right
 * @param order in which order the rows stand
 */
public record CountTable(List<CountColumn> columns, CountOrder order) {
    /** strace's columns. */
    public static final List<CountColumn> USUAL = List.of(
            CountColumn.TIME_PERCENT,
            CountColumn.TOTAL_TIME,
            CountColumn.AVG_TIME,
            CountColumn.CALLS,
            CountColumn.ERRORS,
            CountColumn.NAME);

    /** Copies the list. */
    public CountTable {
        columns = List.copyOf(columns);
    }

    /**
     * Prints all tables.
     *
     * @throws IOException when they cannot be written
     */
    public void print(CallCounts counts, OutputStream out) throws IOException {
        for (Abi abi : Abi.values()) {
            List<CallTally> rows = counts.of(abi.id());
            if (!rows.isEmpty()) {
                print(abi, rows, out);
            }
        }
    }

    private void print(Abi abi, List<CallTally> rows, OutputStream out) throws IOException {
        TextBuffer text = new TextBuffer();
        String mode = mode(abi);
        if (!mode.isEmpty()) {
            line(text.ascii("System call usage summary for ").ascii(mode).ascii(" mode:"), out);
        }
        SyscallTable table = SyscallTable.of(abi);
        order.sort(rows, row -> table.name(row.number()));
        CallTally total = new CallTally(abi.id(), -1);
        rows.forEach(total::add);
        each(text, out, (column, isLast) -> column.heading(isLast, text));
        each(text, out, (column, isLast) -> column.rule(text));
        for (CallTally row : rows) {
            each(text, out, (column, isLast) -> column.cell(row, table.name(row.number()), total, isLast, text));
        }
        each(text, out, (column, isLast) -> column.rule(text));
        each(text, out, (column, isLast) -> column.cell(total, "total", total, isLast, text));
    }

    /** strace's name for a kind of system calls that is not the machine's usual one. */
    private static String mode(Abi abi) {
        return switch (abi) {
            case X86_64, AARCH64, RISCV64 -> "";
            case I386, ARM -> "32 bit";
            case X32 -> "x32";
        };
    }

    @FunctionalInterface
    private interface Cell {
        void print(CountColumn column, boolean isLast);
    }

    private void each(TextBuffer text, OutputStream out, Cell cell) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                text.ascii(' ');
            }
            cell.print(columns.get(i), i == columns.size() - 1);
        }
        line(text, out);
    }

    private static void line(TextBuffer text, OutputStream out) throws IOException {
        text.endLine();
        text.writeTo(out);
        text.clear();
    }
}
