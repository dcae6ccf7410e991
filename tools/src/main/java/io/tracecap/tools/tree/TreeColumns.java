package io.tracecap.tools.tree;

import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.display.Amount;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import io.tracecap.tools.text.TextBuffer;

/**
 * The numbers that stand before each row of the tree.
 *
 * @param firstNs the time that starts are counted from
 * @param isBrief whether only the index was read
 * @param hasCpu whether the processor time of some process is known
 */
record TreeColumns(long firstNs, boolean isBrief, boolean hasCpu) {
    private static final int TIME = 10;
    private static final int END = 9;
    private static final int NUMBER = 9;
    private static final int SIGNAL_BITS = 0x7F;
    private static final int CORE_DUMPED = 0x80;
    private static final int EXIT_SHIFT = 8;
    private static final int DIGITS = 4;

    /** Prints their names. */
    void head(TextBuffer out) {
        right("start", TIME, out);
        right("wall", TIME, out);
        if (hasCpu) {
            right("cpu", TIME, out);
        }
        right("exit", END, out);
        if (isBrief) {
            right("events", NUMBER, out);
        } else {
            right("calls", NUMBER, out);
            right("failed", NUMBER, out);
            right("read", NUMBER, out);
            right("written", NUMBER, out);
        }
        out.ascii("  process");
    }

    /** How many columns they take. */
    int width() {
        return 2 * TIME + (hasCpu ? TIME : 0) + END + NUMBER * (isBrief ? 1 : 4) + 2;
    }

    /** Prints those of a program of a row. */
    void print(TreeRow row, int index, Display display, TextBuffer out) {
        Counts counts = row.counts(index);
        right(Amount.seconds(row.first().programs().get(index).startNs() - firstNs, DIGITS), TIME, out);
        long wall = row.wallNs(index);
        right(wall == ProcessInfo.NOT_SEEN ? "?" : Amount.seconds(wall, DIGITS), TIME, out);
        if (hasCpu) {
            right(counts.cpuNs() == Counts.UNKNOWN ? "" : Amount.seconds(counts.cpuNs(), DIGITS), TIME, out);
        }
        end(row, index, display, out);
        if (isBrief) {
            right(Long.toString(events(row)), NUMBER, out);
        } else {
            right(Long.toString(counts.calls()), NUMBER, out);
            right(Long.toString(counts.failed()), NUMBER, out);
            right(Amount.bytes(counts.read()), NUMBER, out);
            right(Amount.bytes(counts.written()), NUMBER, out);
        }
        out.ascii("  ");
    }

    private static long events(TreeRow row) {
        long sum = 0;
        for (TreeNode member : row.members()) {
            sum += member.process().events();
        }
        return sum;
    }

    private static void end(TreeRow row, int index, Display display, TextBuffer out) {
        if (index + 1 < row.programs()) {
            right("exec", END, out);
            return;
        }
        long status = row.first().process().status();
        String text = end(status);
        boolean isBad = status != 0 && status != ProcessInfo.NOT_SEEN;
        right("", END - text.length(), out);
        if (isBad) {
            Paint.RED.print(text, display, out);
        } else {
            out.ascii(text);
        }
    }

    /** How a process ended: {@code 0}, {@code 127}, {@code SIGSEGV}, {@code SIGSEGV*} with a core; {@code ?}: not seen. */
    static String end(long status) {
        if (status == ProcessInfo.NOT_SEEN) {
            return "?";
        }
        int signal = (int) status & SIGNAL_BITS;
        if (signal == 0) {
            return Long.toString((status >> EXIT_SHIFT) & 0xFF);
        }
        return Signals.name(signal) + ((status & CORE_DUMPED) != 0 ? "*" : "");
    }

    private static void right(String text, int width, TextBuffer out) {
        out.padTo(out.column() + width - text.length()).ascii(text);
    }
}
