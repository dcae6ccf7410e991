package io.tracecap.tools.select;

import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.text.FilesView;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is selected of one trace. Where a look at each event tells, nothing was read for it; otherwise the events were
 * looked through already, and their numbers are known.
 */
public final class SelectedEvents {
    private final EventSelection selection;
    private final TaskChoice tasks;
    private final @Nullable EventNumbers numbers;
    private final @Nullable EventNumbers ends;
    private final long lines;
    private final @Nullable TraceFormatException damage;

    SelectedEvents(
            EventSelection selection,
            TaskChoice tasks,
            @Nullable EventNumbers numbers,
            @Nullable EventNumbers ends,
            long lines,
            @Nullable TraceFormatException damage) {
        this.selection = selection;
        this.tasks = tasks;
        this.numbers = numbers;
        this.ends = ends;
        this.lines = lines;
        this.damage = damage;
    }

    /** What a selection selects that needs no decision. */
    public static SelectedEvents undecided(EventSelection selection, TaskChoice tasks) {
        return new SelectedEvents(selection, tasks, null, null, 0, null);
    }

    /** As the command line says it. */
    public EventSelection selection() {
        return selection;
    }

    /** The threads that it names. */
    public TaskChoice tasks() {
        return tasks;
    }

    /** Numbers of the events that are wanted, both of a call that has two; null when they were not looked for. */
    public @Nullable EventNumbers numbers() {
        return numbers;
    }

    /** Whether an event is wanted; only where {@link #numbers} are known. */
    public boolean contains(EventView event) {
        return numbers != null && numbers.contains(event.number());
    }

    /** Whether an event says that a thread ended in a call that is wanted; only where {@link #numbers} are known. */
    public boolean isEnd(EventView event) {
        return ends != null && ends.contains(event.number());
    }

    /** How many lines they have, a call one; only where {@link #numbers} are known. */
    public long lines() {
        return lines;
    }

    /**
     * A filter that is to be shown all events of the {@link #sections}.
     *
     * @param files what threads have open
     * @param directory where the recording began
     */
    public EventFilter filter(FilesView files, RawText directory) {
        return new EventFilter(selection, tasks, files, directory, numbers, ends);
    }

    /**
     * Which sections of the trace have to be read.
     *
     * @param keepsState whether what processes have is kept account of
     */
    public SectionFilter sections(boolean keepsState) {
        return SectionFilter.of(selection, tasks, keepsState, numbers, ends);
    }

    /**
     * To be called when the events have been read to the end.
     *
     * @throws TraceFormatException when the trace is damaged or cut behind them
     * @throws IOException when the file cannot be read
     */
    public void expectComplete(TraceFile trace) throws IOException {
        if (damage != null) {
            throw damage;
        }
        trace.expectComplete();
    }
}
