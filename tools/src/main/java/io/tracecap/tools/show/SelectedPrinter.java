package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.text.FileHistory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Hands on to a printer the events that are wanted, after those who keep account of all events have seen them. */
final class SelectedPrinter implements EventPrinter {
    private final EventPrinter printer;
    private final EventFilter filter;
    private final @Nullable FileHistory files;
    private final @Nullable CallNumbers numbers;
    private final @Nullable CallCounts counts;

    /**
     * Makes a stage.
     *
     * @param files keeps account of what threads have open; null if nobody asks
     * @param numbers keeps account of the latest calls; null if nobody asks
     * @param counts counts the calls that are wanted; null if nobody asks
     */
    SelectedPrinter(
            EventPrinter printer,
            EventFilter filter,
            @Nullable FileHistory files,
            @Nullable CallNumbers numbers,
            @Nullable CallCounts counts) {
        this.printer = printer;
        this.filter = filter;
        this.files = files;
        this.numbers = numbers;
        this.counts = counts;
    }

    @Override
    public void accept(EventView event) throws IOException {
        if (files != null) {
            files.accept(event);
        }
        if (numbers != null) {
            numbers.accept(event);
        }
        if (filter.accepts(event)) {
            if (counts != null) {
                counts.accept(event);
            }
            printer.accept(event);
        }
    }

    @Override
    public void pause() throws IOException {
        printer.pause();
    }

    @Override
    public void finish() throws IOException {
        printer.finish();
    }
}
