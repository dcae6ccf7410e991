package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.SectionFilter;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The stages between the events of one trace and their lines, in different orders of lines.
 *
 * @param lines prints lines
 * @param inHalves whether lines can be halves of a call
 * @param filter says which events have some
 * @param sections which sections of the trace have to be read
 * @param accounts who keep account of all events
 * @param counts counts the calls that are wanted, however they ended; null if nobody asks
 */
record Pipeline(
        Lines lines,
        boolean inHalves,
        EventFilter filter,
        SectionFilter sections,
        List<Consumer<EventView>> accounts,
        @Nullable CallCounts counts) {
    Pipeline {
        accounts = List.copyOf(accounts);
    }

    /** Each call in one line, where it began. */
    EventPrinter joined(OutputStream out, Lookahead lookahead) {
        return selected(new JoinedPrinter(lines, out, lookahead, filter::wants));
    }

    /** Lines in the order in which things happened. */
    EventPrinter asTheyCome(OutputStream out) {
        return asTheyCome(out, UnaryOperator.identity());
    }

    /**
     * Lines in the order in which things happened.
     *
     * @param stage what stands before the printer of lines
     */
    EventPrinter asTheyCome(OutputStream out, UnaryOperator<EventPrinter> stage) {
        boolean live = inHalves && filter.isOfAnyStatus();
        return selected(stage.apply(
                live ? new ArrivalPrinter(lines, out) : new StagedPrinter(lines, task -> out, filter::wants)));
    }

    /** Each call in one line, where it ended. */
    EventPrinter staged(LineSink sink) {
        return selected(new StagedPrinter(lines, sink, filter::wants));
    }

    /** No lines: events are only counted. */
    EventPrinter silent() {
        return selected(event -> {});
    }

    private EventPrinter selected(EventPrinter printer) {
        return new SelectedPrinter(printer, filter, accounts, counts);
    }
}
