package io.tracecap.tools.select;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Signature;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.Signatures;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which events of a trace are wanted, by thread, system call and file; is asked about all of them in order. How a
 * call ended is asked separately, {@link #wants(Status)}, because it is known only when the call has come back. Of calls
 * on chosen files that last, {@link #MOST_CALLS} are remembered. Where a {@link Decision} was made before, all goes by
 * that. For one thread.
 */
public final class EventFilter {
    /** How many calls that have not come back are remembered. */
    static final int MOST_CALLS = 1 << 16;

    /** Of a wait status, see wait(2): the signal that ended the process. */
    private static final int SIGNAL_BITS = 0x7F;

    private final EventSelection selection;
    private final TaskChoice tasks;
    private final FilesView files;
    private final @Nullable PathChoice paths;
    private final @Nullable EventNumbers decided;
    private final @Nullable EventNumbers ends;
    private final Set<Long> open = new LinkedHashSet<>();

    /**
     * Makes a filter that decides by what it is shown.
     *
     * @param tasks the threads that the selection names
     * @param files what threads have open
     * @param directory where the recording began: what relative paths of the selection are relative to
     */
    public EventFilter(EventSelection selection, TaskChoice tasks, FilesView files, RawText directory) {
        this(selection, tasks, files, directory, null, null);
    }

    /**
     * Makes a filter.
     *
     * @param decided numbers of the events that are wanted; null if that is not known
     * @param ends of the events with which threads ended in wanted calls; likewise
     */
    EventFilter(
            EventSelection selection,
            TaskChoice tasks,
            FilesView files,
            RawText directory,
            @Nullable EventNumbers decided,
            @Nullable EventNumbers ends) {
        this.decided = decided;
        this.ends = ends;
        this.selection = selection;
        this.tasks = tasks;
        this.files = files;
        List<RawText> names = selection.paths().stream().map(RawText::of).toList();
        paths = names.isEmpty() ? null : PathChoice.of(names, directory);
    }

    /** Whether an event is wanted, as far as it does not depend on how a call ended. */
    public boolean accepts(EventView event) {
        if (decided != null) {
            return decided.contains(event.number());
        }
        if (!tasks.contains(event.task())) {
            return false;
        }
        if (!event.kind().isSyscall()) {
            return selection.mayWant(Abi.POINT, event.syscall());
        }
        return selection.mayWant(event.abi(), event.syscall()) && (paths == null || matches(paths, event));
    }

    private boolean matches(PathChoice choice, EventView event) {
        if (event.kind() == EventKind.RETURN) {
            return open.remove(event.enterNumber());
        }
        Signature signature = Signatures.find(event.abi(), event.syscall());
        boolean matches = signature != null && choice.matches(event, resolve(signature, event), files.entered(event));
        if (matches && event.kind() == EventKind.ENTER) {
            if (open.size() == MOST_CALLS) {
                open.remove(open.iterator().next());
            }
            open.add(event.number());
        }
        return matches;
    }

    private static Signature resolve(Signature signature, EventView event) {
        long[] arguments = new long[6];
        for (int i = 0; i < Math.min(arguments.length, event.argumentCount()); i++) {
            arguments[i] = event.argument(i);
        }
        return signature.resolve(arguments);
    }

    /** Whether an event that is not wanted itself says that a thread ended in a call that is. */
    public boolean endsWanted(EventView event) {
        return ends != null && ends.contains(event.number());
    }

    /** Whether a call is wanted that ended so. */
    public boolean wants(Status status) {
        return decided != null || selection.statuses().contains(status);
    }

    /** Whether {@link #accepts} alone tells which calls are wanted: {@link #wants(Status)} does not matter. */
    public boolean isOfAnyStatus() {
        return decided != null || selection.isOfAnyStatus();
    }

    /** Whether an event that is no call is wanted, as far as it depends on a signal that it is about. */
    public boolean wantsPoint(EventView event) {
        int argument = event.argumentCount() == 0 ? 0 : (int) event.argument(0);
        return switch (event.kind()) {
            case SIGNAL, STOP -> selection.signals().contains(argument);
            case EXIT -> (argument & SIGNAL_BITS) == 0 || selection.signals().contains(argument & SIGNAL_BITS);
            default -> true;
        };
    }

    /** What it goes by. */
    public EventSelection selection() {
        return selection;
    }
}
