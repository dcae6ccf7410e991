package io.tracecap.tools.show;

import io.tracecap.format.file.TraceFollower;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Prints a recording while it is made: each batch as soon as it is in the file. Lines are in the order of arrival, since
 * nothing may wait for a call that has not come back yet.
 */
final class LiveShow {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TraceFollower trace;
    private final Function<TraceHeader, EventPrinter> printers;
    private final OutputStream out;
    private final Runnable absent;
    private @Nullable EventPrinter printer;

    /**
     * Makes a show.
     *
     * @param printers makes the printer once the header is known
     * @param out what the printer prints to
     * @param absent run when there is no file yet
     */
    LiveShow(TraceFollower trace, Function<TraceHeader, EventPrinter> printers, OutputStream out, Runnable absent) {
        this.trace = trace;
        this.printers = printers;
        this.out = out;
        this.absent = absent;
    }

    /**
     * Prints until the recording ends.
     *
     * @throws TraceFormatException when it ends without being finished, or the file is damaged
     * @throws FileSystemException when it was removed
     * @throws IOException when the file cannot be read or the result not be written
     */
    void run() throws IOException {
        try {
            while (!isOver(next())) {
                print();
            }
        } catch (TraceFormatException | FileSystemException damage) {
            finish();
            throw damage;
        }
        finish();
    }

    private boolean isOver(TraceFollower.News news) throws IOException {
        if (news == TraceFollower.News.ABANDONED) {
            throw trace.abandonment();
        }
        if (news == TraceFollower.News.END) {
            trace.expectComplete();
            return true;
        }
        return false;
    }

    /** Shows what was printed before it waits for more. */
    private TraceFollower.News next() throws IOException {
        TraceFollower.News news = trace.next();
        if (news == TraceFollower.News.NOTHING) {
            if (printer != null) {
                printer.pause();
            }
            out.flush();
            if (trace.path() == null) {
                absent.run();
            }
        }
        try {
            while (news == TraceFollower.News.NOTHING) {
                news = trace.await(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        return news;
    }

    private void print() throws IOException {
        EventPrinter known = printer;
        if (known == null) {
            known = printers.apply(trace.header());
            printer = known;
        }
        int rows = trace.rows();
        for (int row = 0; row < rows; row++) {
            known.accept(trace.row(row));
        }
    }

    private void finish() throws IOException {
        if (printer != null) {
            printer.finish();
        }
    }
}
