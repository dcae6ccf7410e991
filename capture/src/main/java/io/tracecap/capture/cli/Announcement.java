package io.tracecap.capture.cli;

import io.tracecap.capture.record.WrittenOut;
import io.tracecap.format.recent.RecentPast;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is said on standard error, beside a line that shows the progress there. Used by several threads. */
final class Announcement implements WrittenOut {
    private static final double NANOS = 1e9;

    private final ReportOptions report;
    private final PrintWriter err;
    private @Nullable ProgressLine progress;

    Announcement(ReportOptions report, PrintWriter err) {
        this.report = report;
        this.err = err;
    }

    /** Where it is said. */
    PrintWriter err() {
        return err;
    }

    /** From now on there is such a line; or, null, no longer. */
    synchronized void beside(@Nullable ProgressLine line) {
        progress = line;
    }

    /** Says something, on a line of its own. */
    synchronized void say(String message) {
        ProgressLine line = progress;
        if (line == null) {
            err.println("tracecap: " + message);
        } else {
            line.say("tracecap: " + message);
        }
    }

    @Override
    public void written(Path file, RecentPast.Written what) {
        if (!report.isQuiet()) {
            say(String.format(
                    Locale.ROOT,
                    "wrote %s: the last %,d events, of %.1f s, %s",
                    file,
                    what.events(),
                    what.spanNs() / NANOS,
                    SizeText.of(what.bytes())));
        }
    }

    @Override
    public void failed(Path file, IOException why) {
        say(file + ": not written (" + Message.text(why) + "); recording goes on");
    }
}
