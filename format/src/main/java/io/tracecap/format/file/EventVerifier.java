package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether events make sense one after the other: threads are introduced before they do something and stay who they are;
 * a call returns to the thread that made it, once; numbers are left out only where something says so. Where events are
 * missing, what cannot be known is not held against the rest. Memory is bounded: beyond a quarter of a million threads that have not
 * ended, threads are not looked at.
 */
final class EventVerifier {
    private static final int MOST_THREADS = 1 << 18;
    private static final long NONE = -1;

    private final boolean isCut;
    private final Consumer<String> problems;
    private final ThreadMap<Seen> threads = new ThreadMap<>();
    private long nextNumber;
    /** Events that the last one, a gap, says are missing, itself among them. */
    private long explained;
    /** How often events of all threads were missing: what was known of a thread before is not known any more. */
    private int breaks;

    /** What is known of a thread. */
    private static final class Seen {
        private final Task task;
        private int breaks;
        private long enter = NONE;
        private long enterNs;
        private int abi;
        private int syscall;
        private boolean ended;

        Seen(Task task, int breaks) {
            this.task = task;
            this.breaks = breaks;
        }
    }

    /**
     * @param isCut whether the file is a part of a recording, so that events may be missing anywhere
     * @param problems takes what is wrong
     */
    EventVerifier(boolean isCut, Consumer<String> problems) {
        this.isCut = isCut;
        this.problems = problems;
    }

    /** Frames were missing or damaged before the next event. */
    void interrupted() {
        breaks++;
        explained = Long.MAX_VALUE;
    }

    void accept(EventView event) {
        number(event);
        if (event.kind() == EventKind.GAP) {
            // Whoever found the gap may know of no thread that it could name.
            breaks++;
            explained = Math.max(1, Gap.of(event).events());
            return;
        }
        Seen seen = seen(event);
        if (seen == null) {
            return;
        }
        boolean isSure = seen.breaks == breaks;
        if (event.kind().isSyscall() || event.kind() == EventKind.EXIT) {
            seen.breaks = breaks;
        }
        switch (event.kind()) {
            case CALL, ENTER -> enter(event, seen, isSure);
            case RETURN -> returned(event, seen, isSure);
            case EXEC -> exec(event, seen);
            case TASK -> created(event);
            case EXIT -> {
                seen.ended = true;
                seen.enter = NONE;
            }
            case SIGNAL, STOP, GAP, NOTE, FACT, UNKNOWN -> {}
        }
    }

    private void number(EventView event) {
        long missing = event.number() - nextNumber;
        if (missing > 0) {
            if (!isCut && missing > explained - 1) {
                problems.accept(
                        "events " + nextNumber + " to " + (event.number() - 1) + " are missing, and nothing says why");
            }
            breaks++;
        }
        nextNumber = event.number() + 1;
        explained = 1;
    }

    private @Nullable Seen seen(EventView event) {
        Task task = event.task();
        boolean isNew = event.kind() == EventKind.TASK;
        Seen seen = threads.get(task.number());
        if (seen == null) {
            if (threads.size() == MOST_THREADS) {
                return null;
            }
            seen = new Seen(task, isNew ? breaks : breaks - 1);
            threads.put(task.number(), seen);
            if (!isNew && breaks == 0 && !isCut) {
                problems.accept(of(event) + "is of thread " + task.number() + ", which was not seen before");
            }
            return seen;
        }
        if (!seen.task.equals(task)) {
            problems.accept(of(event) + "is of " + task + ", before it was " + seen.task);
        } else if (isNew && !isCut && breaks == 0) {
            problems.accept(of(event) + "is the first sight of thread " + task.number() + ", which was seen before");
        } else if (seen.ended && event.kind() != EventKind.EXEC) {
            problems.accept(of(event) + "is of thread " + task.number() + ", which has ended");
        }
        return seen;
    }

    private void enter(EventView event, Seen seen, boolean isSure) {
        if (isSure && seen.enter != NONE) {
            problems.accept(of(event) + "is a call of thread " + seen.task.number() + ", whose call in event "
                    + seen.enter + " has not returned");
        }
        boolean isOpen = event.kind() == EventKind.ENTER;
        seen.enter = isOpen ? event.number() : NONE;
        seen.enterNs = event.timeNs();
        seen.abi = event.abi();
        seen.syscall = event.syscall();
    }

    private void returned(EventView event, Seen seen, boolean isSure) {
        long enter = event.enterNumber();
        boolean isKnown = enter == seen.enter && enter != NONE;
        if (isSure && enter != seen.enter) {
            problems.accept(of(event) + "returns from " + name(enter) + ", expected " + name(seen.enter));
        } else if (isKnown && (event.abi() != seen.abi || event.syscall() != seen.syscall)) {
            problems.accept(of(event) + "returns from system call " + event.syscall() + " of ABI " + event.abi()
                    + ", but event " + enter + " entered " + seen.syscall + " of ABI " + seen.abi);
        } else if (isKnown && event.timeNs() - event.durationNs() != seen.enterNs) {
            problems.accept(of(event) + "lasted " + event.durationNs() + " ns, expected "
                    + (event.timeNs() - seen.enterNs) + " since event " + enter);
        }
        seen.enter = NONE;
    }

    private static String name(long enter) {
        return enter == EventView.NO_ENTER ? "no event" : "event " + enter;
    }

    /** An execve by another thread returns in the thread group leader, which lives again if it had ended. */
    private void exec(EventView event, Seen leader) {
        leader.ended = false;
        long caller = event.argument(1);
        Seen calling = caller == (int) caller ? threads.get((int) caller) : null;
        if (calling != null && calling != leader) {
            leader.enter = calling.enter;
            leader.enterNs = calling.enterNs;
            leader.abi = calling.abi;
            leader.syscall = calling.syscall;
            leader.breaks = calling.breaks;
            calling.enter = NONE;
        }
    }

    private void created(EventView event) {
        long parent = event.argument(0);
        boolean isKnown = parent == (int) parent && threads.get((int) parent) != null;
        if (parent != NewTask.NO_PARENT && !isKnown && breaks == 0 && !isCut && threads.size() < MOST_THREADS) {
            problems.accept(of(event) + "says that thread " + parent + " created this one, which was not seen before");
        }
    }

    private static String of(EventView event) {
        return "event " + event.number() + " ";
    }
}
