package io.tracecap.tools.info;

import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.util.List;

/** Lists the processes of a trace, one a line. */
final class ProcessReport {
    private static final int MOST_SLOT_WIDTH = 24;
    private static final int PID_WIDTH = 8;
    private static final int NUMBER_WIDTH = 10;
    private static final int END_WIDTH = 36;
    private static final int GAP = 2;

    private final Report report;

    ProcessReport(Report report) {
        this.report = report;
    }

    void print(List<ProcessInfo> processes) throws IOException {
        int slotWidth = GAP + 4;
        for (ProcessInfo process : processes) {
            slotWidth = Math.max(slotWidth, Math.min(process.slot().length(), MOST_SLOT_WIDTH) + GAP);
        }
        report.begin();
        report.end();
        TextBuffer head = report.begin().ascii("slot").padTo(slotWidth);
        right(head, "pid", PID_WIDTH);
        right(head, "threads", NUMBER_WIDTH);
        right(head, "events", NUMBER_WIDTH);
        head.ascii("  end");
        head.padTo(slotWidth + PID_WIDTH + 2 * NUMBER_WIDTH + END_WIDTH).ascii("command");
        report.end();
        for (ProcessInfo process : processes) {
            print(process, slotWidth);
        }
    }

    private void print(ProcessInfo process, int slotWidth) throws IOException {
        TextBuffer line = report.begin().readable(process.slot()).padTo(slotWidth);
        right(line, Integer.toString(process.pid()), PID_WIDTH);
        right(line, Integer.toString(process.threads()), NUMBER_WIDTH);
        right(line, Long.toString(process.events()), NUMBER_WIDTH);
        line.ascii("  ");
        if (process.hasEnded()) {
            PointText.printEnd((int) process.status(), line);
        } else {
            line.ascii("not seen");
        }
        line.ascii("  ").padTo(slotWidth + PID_WIDTH + 2 * NUMBER_WIDTH + END_WIDTH);
        CommandText.print(process.command(), line);
        report.end();
    }

    private static void right(TextBuffer line, String text, int width) {
        line.padTo(line.length() + width - text.length()).ascii(text);
    }
}
