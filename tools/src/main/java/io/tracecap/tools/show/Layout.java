package io.tracecap.tools.show;

import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.TaskChoice;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextOptions;
import java.time.ZoneId;
import java.util.Set;

/**
 * What the command line says about what is shown and how, before any trace is open.
 *
 * @param selection which events
 * @param silenced which lines that are no calls are left out
 * @param line what stands before and behind each event
 * @param text how calls are written
 * @param column where results are aligned to
 * @param zone of times of day
 */
record Layout(
        EventSelection selection, Set<Message> silenced, LineStyle line, TextOptions text, int column, ZoneId zone) {
    /** All events, as strace shows them without options. */
    static Layout plain(LineStyle line, ZoneId zone) {
        return new Layout(EventSelection.ALL, Set.of(), line, TextOptions.DEFAULT, 0, zone);
    }

    /** How a trace is printed so. */
    Pipeline pipeline(TraceHeader header, TaskChoice tasks) {
        boolean namesFiles = text.descriptors() != TextOptions.Descriptors.NUMBERS;
        boolean needsFiles = namesFiles || selection.needsFiles();
        FileHistory files = needsFiles ? new FileHistory(header.command().cwd()) : null;
        FilesView view = files == null ? FilesView.NONE : files;
        EventFilter filter =
                new EventFilter(selection, tasks, view, header.command().cwd());
        CallNumbers numbers = new CallNumbers();
        LineStart start = new LineStart(line, numbers, header.clocks(), zone);
        CallText calls = new CallText(text, column, namesFiles ? view : FilesView.NONE);
        LineText lines = new LineText(start, calls, line.times(), new PointChoice(filter, silenced));
        return new Pipeline(lines, filter, files, line.numbers() ? numbers : null);
    }
}
