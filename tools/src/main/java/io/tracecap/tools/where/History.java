package io.tracecap.tools.where;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.process.ProcessState;
import io.tracecap.format.process.ProcessStates;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of what fields are computed from besides the event itself: as much as is asked for. Is shown all events
 * in order, each by {@link #begin} and {@link #end}. For one thread.
 */
public final class History {
    private static final int STRING_LIMIT = 4096;
    private static final int MOST_NAMES = 1 << 17;

    private final TraceHeader.Clocks clocks;
    private final Kinship kinship;
    private final CallNames callNames = new CallNames();
    private final @Nullable ProcessStates states;
    private final @Nullable FileHistory files;
    private final CallText text;
    /** Names that processes had when they ended. */
    private final ThreadMap<RawText> lastNames = new ThreadMap<>();

    /**
     * Nothing has happened yet.
     *
     * @param processes of the trace, in the order of their numbers; empty when they are not known
     * @param keepsProcesses whether {@link #process} will be asked for more than nothing
     * @param keepsFiles whether descriptors and directories will be
     */
    public History(TraceHeader header, List<ProcessInfo> processes, boolean keepsProcesses, boolean keepsFiles) {
        clocks = header.clocks();
        kinship = new Kinship(processes);
        states = keepsProcesses ? new ProcessStates(header.command().cwd()) : null;
        files = keepsFiles ? new FileHistory(header.command().cwd()) : null;
        text = new CallText(new TextOptions(STRING_LIMIT, true), 0, files());
    }

    /** Shows the next event, of which {@link #files} then knows both what was before and after it. */
    public void begin(EventView event) {
        if (files != null) {
            files.accept(event);
        }
    }

    /** What the process of that event was before it; null if that is not kept account of. To be asked before {@link #end}. */
    public @Nullable ProcessState process(EventView event) {
        return states == null ? null : states.at(event.task());
    }

    /** Takes that event into account. */
    public void end(EventView event) {
        if (states != null) {
            if (event.kind() == EventKind.EXIT && event.task().isLeader()) {
                rememberName(event.task(), states.at(event.task()));
            }
            states.accept(event);
        }
    }

    private void rememberName(Task task, ProcessState state) {
        RawText name = state.name();
        if (name != null && lastNames.size() < MOST_NAMES) {
            lastNames.put(task.process(), name);
        }
    }

    /** What threads had open; what is not kept account of is not known. */
    public FilesView files() {
        return files == null ? FilesView.NONE : files;
    }

    /** What a process is called now, or was when it ended; null when not known. */
    @Nullable
    RawText name(Kinship.Member member) {
        RawText name = states == null
                ? null
                : states.at(new Task(member.number(), member.pid(), member.number(), member.pid()))
                        .name();
        return name != null ? name : lastNames.get(member.number());
    }

    TraceHeader.Clocks clocks() {
        return clocks;
    }

    Kinship kinship() {
        return kinship;
    }

    CallNames callNames() {
        return callNames;
    }

    CallText text() {
        return text;
    }
}
