package io.tracecap.format.edit;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.DescriptorEffect;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace of selected events. What is not selected is gone, strings and processes, but for what the selected events
 * need to be understood, which becomes context ({@link EventView#isContext()}):
 *
 * <ul>
 *   <li>their processes, with command lines, names and ends, and where these come from, without that;
 *   <li>what made the descriptors that they use and the directories that they are relative to what they are, and what was
 *       done to them since, by their processes and where these come from;
 *   <li>that events were lost.
 * </ul>
 *
 * Numbers of events, pids and slots stay what they are. Reads the trace several times.
 */
public final class TraceFilter {
    /** Readings after which what is needed by what is needed is not looked for any more; two or three do. */
    private static final int MOST_READINGS = 16;

    private final TraceFile trace;
    private final Predicate<EventView> selected;
    private final Needs needs;
    private final CallEffects effects = new CallEffects();
    /** Effects of calls of which only the enter was written, by its number. */
    private final Map<Long, DescriptorEffect> open = new HashMap<>();

    private final ThreadMap<Integer> places = new ThreadMap<>();
    private int ancestors;
    private @Nullable Task lastTask;

    private TraceFilter(TraceFile trace, Predicate<EventView> selected) {
        this.trace = trace;
        this.selected = selected;
        needs = new Needs(trace.path().toString());
    }

    /**
     * Makes a trace of selected events of {@code trace}.
     *
     * @param selected which; is asked several times about each. Context that is selected stays context
     * @param step what stands in the history of the new file
     * @throws EditException when nothing is selected, when it needs more than can be kept account of, or when the target is
     *     there and may not be replaced; nothing was written
     * @throws io.tracecap.format.file.TraceFormatException when the trace is damaged or cut off; nothing is left of what
     *     was written
     * @throws IOException when a file cannot be read or written; likewise
     */
    public static FilterReport filter(TraceFile trace, Predicate<EventView> selected, String step, Target target)
            throws IOException {
        TraceFilter filter = new TraceFilter(trace, selected);
        filter.findNeeds();
        if (filter.needs.selectedProcesses() == 0) {
            throw new EditException(trace.path() + ": nothing is selected");
        }
        int processes = filter.findPlaces();
        try (NewTrace made =
                NewTrace.create(target, List.of(trace.path()), filter.header(step), WriterOptions.DEFAULT)) {
            EditWriter writer = new EditWriter(made.writer());
            filter.write(writer);
            trace.expectComplete();
            EditReport report = writer.finish(trace.size());
            made.commit();
            return new FilterReport(
                    report,
                    trace.eventCount() - trace.contextEvents(),
                    filter.needs.selectedProcesses(),
                    filter.ancestors,
                    processes,
                    filter.needs.files());
        }
    }

    private void findNeeds() throws IOException {
        long growth = -1;
        for (int i = 0; i < MOST_READINGS && growth != needs.growth(); i++) {
            growth = needs.growth();
            NeedsPass pass =
                    new NeedsPass(selected, needs, trace.header().command().cwd());
            try (EventCursor events = trace.events()) {
                while (events.next()) {
                    pass.accept(events.event());
                }
            }
            pass.finish();
        }
    }

    /** Finds the places of the processes that are kept; how many processes there are. */
    private int findPlaces() throws IOException {
        List<ProcessInfo> processes = trace.processes();
        for (ProcessInfo process : processes) {
            if (needs.needsThread(process.number())) {
                String slot = process.slot();
                places.put(process.number(), Integer.parseInt(slot.substring(slot.lastIndexOf('.') + 1)) + 1);
                ancestors += needs.isSelectedProcess(process.number()) ? 0 : 1;
            }
        }
        return processes.size();
    }

    /** The header without what the recorded command was and where it began, where that is not needed. */
    private TraceHeader header(String step) {
        TraceHeader header = trace.header().derived(trace.recordingId(), step);
        TraceHeader.Command command = header.command();
        return new TraceHeader(
                header.toolVersion(),
                new TraceHeader.Command(
                        needs.needsFirstCommand() ? command.argv() : List.of(),
                        needs.needsDirectory(command.cwd()) ? command.cwd() : RawText.EMPTY,
                        command.home(),
                        command.tmpdir(),
                        command.environment(),
                        command.uid(),
                        command.gid()),
                header.machine(),
                header.clocks(),
                header.capture(),
                header.privacy(),
                header.origin());
    }

    private void write(EditWriter writer) throws IOException {
        try (BatchCursor batches = trace.batches()) {
            while (batches.next()) {
                if (isWhole(batches)) {
                    writer.copy(batches);
                    lastTask = batches.row(batches.rows() - 1).task();
                } else if (append(batches, writer)) {
                    writer.encodedBatch();
                }
            }
        }
    }

    /** Whether all of a batch is selected, and nothing of it has to be said in another way. */
    private boolean isWhole(BatchCursor batch) {
        for (int i = 0; i < batch.rows(); i++) {
            EventView event = batch.row(i);
            if (event.kind() == EventKind.TASK || !selected.test(event)) {
                return false;
            }
        }
        return true;
    }

    private boolean append(BatchCursor batch, EditWriter writer) throws IOException {
        EventView first = batch.row(0);
        ContextView context = new ContextView(first);
        KeptPieces pieces = new KeptPieces(first);
        PlacedTask placed = new PlacedTask(first);
        OtherTask other = new OtherTask(first, first.task());
        boolean any = false;
        for (int i = 0; i < batch.rows(); i++) {
            EventView event = batch.row(i);
            EventView written = null;
            if (selected.test(event)) {
                written = placed(event, placed);
            } else if (needs.needsEvent(event.number())) {
                written = context.of(placed(withoutMore(event, pieces), placed));
            } else if (isGapOfAll(event)) {
                Task task = event.task();
                boolean isKnown = needs.needsThread(task.number()) || lastTask == null;
                written = context.of(isKnown ? event : other.of(event, lastTask));
            }
            if (written != null) {
                writer.append(written, batch.tickNs(), trace.path().toString());
                lastTask = written.task();
                any = true;
            }
        }
        return any;
    }

    /** Whatever is selected, events of it may be missing there. */
    private static boolean isGapOfAll(EventView event) {
        return event.kind() == EventKind.GAP && Gap.of(event).scope() == Gap.Scope.ALL;
    }

    private EventView placed(EventView event, PlacedTask placed) {
        Integer place = event.kind() == EventKind.TASK && event.task().isLeader()
                ? places.get(event.task().number())
                : null;
        return place == null || event.argumentCount() == 0 ? event : placed.of(event, place);
    }

    /** An event that is context without memory that has nothing to do with what it is needed for. */
    private EventView withoutMore(EventView event, KeptPieces pieces) {
        return switch (event.kind()) {
            case CALL -> pieces.of(event, effects.of(event));
            case ENTER -> {
                DescriptorEffect effect = effects.of(event);
                if (effect != null && open.size() < Births.MOST) {
                    open.put(event.number(), effect);
                }
                yield pieces.of(event, effect);
            }
            case RETURN -> pieces.of(event, open.remove(event.enterNumber()));
            case TASK, EXEC -> needs.isSelectedProcess(event.task().process()) ? event : pieces.of(event, null);
            default -> event;
        };
    }
}
