package io.tracecap.tools.show;

import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.count.CallCounts;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.text.CallStyles;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextOptions;
import java.time.ZoneId;
import java.util.Set;
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
 * @param json whether lines are for programs
 */
record Layout(Set<Message> silenced, LineStyle line, CallStyles calls, int column, ZoneId zone, boolean json) {
    /** All events, as strace shows them without options. */
    static Layout plain(LineStyle line, ZoneId zone) {
        return new Layout(Set.of(), line, new CallStyles(TextOptions.DEFAULT), 0, zone, false);
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
        boolean namesFiles = calls.options().descriptors() != TextOptions.Descriptors.NUMBERS;
        boolean needsFiles = namesFiles
                || (selected.numbers() == null && selected.selection().needsFiles());
        FileHistory files = needsFiles ? new FileHistory(header.command().cwd()) : null;
        FilesView view = files == null ? FilesView.NONE : files;
        EventFilter filter = selected.filter(view, header.command().cwd());
        CallNumbers numbers = new CallNumbers();
        LineStart start = new LineStart(line, numbers, header.clocks(), zone);
        CallText text = new CallText(calls, json ? 0 : column, namesFiles ? view : FilesView.NONE);
        PointChoice points = new PointChoice(filter, silenced);
        Lines lines = json
                ? new JsonLines(text, points, header.clocks(), slots)
                : new LineText(start, text, line.times(), points);
        return new Pipeline(lines, !json, selected, filter, files, line.numbers() ? numbers : null, counts);
    }
}
