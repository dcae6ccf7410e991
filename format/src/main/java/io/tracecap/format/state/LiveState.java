package io.tracecap.format.state;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Abi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a recording that begins now has to know of the past: the processes and threads that are alive, the
 * ancestors of these, and the calls that have not returned. Is shown all events in order, and gives at any moment the rows
 * of context from which {@link ProcessTable} makes the same processes, with the same slots, times and command lines.
 *
 * <p>Memory grows with what is alive, not with what has lived: what became of a process is in the row of its first sight
 * (see {@link NewTask}) instead of in all the rows that a recording has of it, and nobody keeps a process that has ended
 * but its children, {@link #MOST_ANCESTORS} generations of them.
 *
 * <p>For one thread. Hot in {@link #accept}: nothing is done for calls, an enter is copied into memory of its thread.
 */
public final class LiveState {
    /** How far up ancestors that have ended are known. */
    private static final int MOST_ANCESTORS = 64;

    private static final int FACT_BYTES = 8192;

    private final ThreadMap<LiveThread> threads = new ThreadMap<>();
    private final RawText rootCommand;
    private boolean isFirst = true;
    private int roots;
    private int marks;

    /** A thread that is alive, or a leader that has ended before its process. */
    private static final class LiveThread {
        private final LiveProcess process;
        private final @Nullable Event firstSight;
        private OpenCall call;

        LiveThread(LiveProcess process, Task task, @Nullable Event firstSight) {
            this.process = process;
            this.firstSight = firstSight;
            this.call = new OpenCall(task);
        }
    }

    /** A process that is alive, or an ancestor of one. */
    private static final class LiveProcess {
        private final Event firstSight;
        private final int place;
        private @Nullable LiveProcess parent;
        private RawText command;
        private int children;
        private int execs;
        private int otherThreads;
        private @Nullable Event exit;
        private int mark;

        LiveProcess(Event firstSight, @Nullable LiveProcess parent, int place, RawText command) {
            this.firstSight = firstSight;
            this.parent = parent;
            this.place = place;
            this.command = command;
        }
    }

    /**
     * At the beginning of a recording.
     *
     * @param rootCommand argv of the first process until it is seen to run another
     */
    public LiveState(List<RawText> rootCommand) {
        this.rootCommand = Argv.join(rootCommand, ProcessTable.COMMAND_LIMIT);
    }

    /** Takes the next event of the recording into account. */
    public void accept(EventView event) {
        switch (event.kind()) {
            case ENTER -> {
                LiveThread thread = threads.get(event.task().number());
                if (thread != null) {
                    thread.call.begin(event);
                }
            }
            case RETURN -> {
                LiveThread thread = threads.get(event.task().number());
                if (thread != null) {
                    thread.call.end();
                }
            }
            case TASK -> introduce(event);
            case EXEC -> run(event);
            case EXIT -> exit(event);
            case CALL, SIGNAL, STOP, GAP, NOTE, FACT, UNKNOWN -> {}
        }
    }

    private void introduce(EventView event) {
        Task task = event.task();
        Event firstSight = Event.copyOf(event, FACT_BYTES).asContext();
        if (task.isLeader()) {
            threads.put(task.number(), new LiveThread(newProcess(firstSight), task, null));
            return;
        }
        LiveThread leader = threads.get(task.process());
        if (leader != null) {
            leader.process.otherThreads++;
            threads.put(task.number(), new LiveThread(leader.process, task, firstSight));
        }
    }

    private LiveProcess newProcess(Event firstSight) {
        LiveThread creator = threads.get(NewTask.of(firstSight).parent());
        LiveProcess parent = creator == null ? null : creator.process;
        RawText command = parent != null ? parent.command : isFirst ? rootCommand : RawText.EMPTY;
        isFirst = false;
        int piece = firstSight.findPiece(0, NewTask.COMMAND_PART, false);
        if (piece >= 0) {
            command = text(firstSight, piece);
        }
        int place = parent == null ? roots++ : parent.children++;
        forgetFarAncestors(parent);
        return new LiveProcess(firstSight, parent, place, command);
    }

    /** A daemon that forks itself anew again and again must not make a chain without end. */
    private static void forgetFarAncestors(@Nullable LiveProcess parent) {
        LiveProcess ancestor = parent;
        for (int i = 0; ancestor != null && i < MOST_ANCESTORS; i++) {
            ancestor = ancestor.parent;
        }
        if (ancestor != null && ancestor.exit != null) {
            ancestor.parent = null;
        }
    }

    private void run(EventView event) {
        LiveThread leader = threads.get(event.task().number());
        if (leader == null) {
            return;
        }
        LiveProcess process = leader.process;
        long number = event.argument(1);
        LiveThread caller = number == (int) number ? threads.get((int) number) : null;
        if (caller != null && caller != leader && caller.process == process) {
            // The call returns in the leader, which lives again if it had ended.
            leader.call = caller.call;
            threads.remove((int) number);
            process.otherThreads--;
            process.exit = null;
        }
        int argument = leader.call.isOpen() ? ExecCall.argvArgument(leader.call) : ExecCall.NOT_EXEC;
        int piece = argument == ExecCall.NOT_EXEC ? -1 : leader.call.findPiece(argument, 0, false);
        if (piece >= 0) {
            process.command = text(leader.call, piece);
        } else if (process.place > 0 || process.parent != null || process.execs > 0) {
            process.command = RawText.EMPTY;
        }
        process.execs++;
    }

    private static RawText text(EventView event, int piece) {
        int length = Math.min(ProcessTable.COMMAND_LIMIT, event.pieceLength(piece));
        return RawText.of(event.pieceArray(piece), event.pieceOffset(piece), length);
    }

    private void exit(EventView event) {
        Task task = event.task();
        LiveThread thread = threads.get(task.number());
        if (thread == null) {
            return;
        }
        LiveProcess process = thread.process;
        if (task.isLeader()) {
            process.exit = Event.copyOf(event).asContext();
            thread.call.end();
        } else {
            threads.remove(task.number());
            process.otherThreads--;
        }
        if (process.exit != null && process.otherThreads == 0) {
            threads.remove(task.process());
        }
    }

    /** The context for events from now on, in the order of their numbers. */
    public List<EventView> context() {
        marks++;
        List<EventView> rows = new ArrayList<>();
        threads.forEach(thread -> {
            addProcess(thread.process, rows);
            if (thread.firstSight != null) {
                rows.add(thread.firstSight);
            }
            if (thread.call.isOpen()) {
                rows.add(thread.call);
            }
        });
        rows.sort(Comparator.comparingLong(EventView::number));
        return rows;
    }

    private void addProcess(LiveProcess newest, List<EventView> rows) {
        for (LiveProcess process = newest; process != null && process.mark != marks; process = process.parent) {
            process.mark = marks;
            rows.add(firstSight(process));
            if (process.exit != null) {
                rows.add(process.exit);
            }
        }
    }

    /** The first sight of a process, with what became of it. */
    private static Event firstSight(LiveProcess process) {
        Event event = process.firstSight;
        NewTask task = NewTask.of(event);
        LiveProcess parent = process.parent;
        List<Piece> pieces = new ArrayList<>();
        byte[] command = process.command.toByteArray();
        pieces.add(new Piece(0, NewTask.COMMAND_PART, EventView.PIECE_TEXT, command));
        for (Piece piece : event.pieces()) {
            if (piece.argument() != 0 || piece.part() != NewTask.COMMAND_PART) {
                pieces.add(piece);
            }
        }
        return new Event(
                        EventKind.TASK,
                        event.number(),
                        event.task(),
                        event.timeNs(),
                        0,
                        event.number(),
                        Abi.POINT,
                        EventKind.TASK.pointCode(),
                        List.of(
                                parent == null
                                        ? (long) NewTask.NO_PARENT
                                        : (long) parent.firstSight.task().number(),
                                (long) task.origin().code(),
                                (long) task.innerTid(),
                                process.place + 1L,
                                (long) process.children,
                                (long) process.execs),
                        0,
                        pieces)
                .asContext();
    }
}
