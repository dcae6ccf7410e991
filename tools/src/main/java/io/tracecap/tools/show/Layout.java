package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.process.ThreadNames;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.SectionFilter;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.text.CallStyles;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.NamesView;
import io.tracecap.tools.text.TextOptions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about how events are shown, before any trace is open.
 *
 * @param silenced which lines that are no calls are left out
 * @param line what stands before and behind each event
 * @param calls how calls are written
 * @param column where results are aligned to
 * @param zone of times of day
 * @param dumps of which descriptors all that goes through them is shown
 * @param json whether lines are for programs
 */
record Layout(
        Set<Message> silenced, LineStyle line, CallStyles calls, int column, ZoneId zone, Dumps dumps, boolean json) {
    /** All events, as strace shows them without options. */
    static Layout plain(LineStyle line, ZoneId zone) {
        return new Layout(Set.of(), line, new CallStyles(TextOptions.DEFAULT), 0, zone, Dumps.NONE, false);
    }

    /**
     * How a trace is printed so.
     *
     * @param selected what of it is printed
     * @param counts counts what is printed; null if nobody asks
     * @param slots slot of a process by its number; null when not known
     */
    Pipeline pipeline(
            TraceHeader header,
            SelectedEvents selected,
            @Nullable CallCounts counts,
            IntFunction<@Nullable String> slots) {
        List<Consumer<EventView>> accounts = new ArrayList<>();
        boolean namesFiles = calls.options().descriptors() != TextOptions.Descriptors.NUMBERS;
        FilesView files = FilesView.NONE;
        if (namesFiles || (selected.numbers() == null && selected.selection().needsFiles())) {
            FileHistory history = new FileHistory(header.command().cwd());
            accounts.add(history::accept);
            files = history;
        }
        NamesView names = NamesView.NONE;
        if (line.names() || json) {
            ThreadNames history = new ThreadNames();
            accounts.add(history::accept);
            names = history::name;
        }
        SectionFilter sections = selected.sections(!accounts.isEmpty());
        CallNumbers numbers = new CallNumbers();
        if (line.numbers()) {
            accounts.add(numbers::accept);
            sections = SectionFilter.ALL;
        }
        EventFilter filter = selected.filter(files, header.command().cwd());
        PointChoice points = new PointChoice(filter, silenced);
        CallText text = new CallText(
                calls, json ? 0 : column, namesFiles ? files : FilesView.NONE, line.names() ? names : NamesView.NONE);
        LineStart start = new LineStart(line, numbers, names, header.clocks(), zone);
        Lines lines = json
                ? new JsonLines(text, points, header.clocks(), slots, names)
                : new LineText(start, text, line, points, dumps);
        return new Pipeline(lines, !json, filter, sections, accounts, counts);
    }
}
