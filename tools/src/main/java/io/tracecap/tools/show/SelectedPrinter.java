package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.select.EventFilter;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on to a printer the events that are wanted, after those who keep account of all events have seen them. */
final class SelectedPrinter implements EventPrinter {
    private final EventPrinter printer;
    private final EventFilter filter;
    private final List<Consumer<EventView>> accounts;
    private final @Nullable CallCounts counts;

    /**
     * Makes a stage.
     *
     * @param accounts see each event first
     * @param counts counts the calls that are wanted; null if nobody asks
     */
    SelectedPrinter(
            EventPrinter printer, EventFilter filter, List<Consumer<EventView>> accounts, @Nullable CallCounts counts) {
        this.printer = printer;
        this.filter = filter;
        this.accounts = List.copyOf(accounts);
        this.counts = counts;
    }

    @Override
    public void accept(EventView event) throws IOException {
        for (int i = 0; i < accounts.size(); i++) {
            accounts.get(i).accept(event);
        }
        if (filter.accepts(event)) {
            if (counts != null) {
                counts.accept(event);
            }
            printer.accept(event);
        } else if (filter.endsWanted(event)) {
            printer.end(event);
        }
    }

    @Override
    public void end(EventView event) throws IOException {
        printer.end(event);
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
