package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Note;
import io.tracecap.format.syscall.Abi;

/** Prints the events that are no system calls: signals, stops, exits, gaps. Used by one thread. */
public final class PointText {
    private static final int CORE_DUMPED = 0x80;
    private static final int SIGNAL_BITS = 0x7F;
    private static final long NANOS = 1_000_000_000L;

    private final Memory memory = new Memory();
    private final PidText pids;
    private final SignalInfoText signals;

    /**
     * Makes a printer.
     *
     * @param style how constants are printed
     * @param names what stands behind the ids of processes
     */
    public PointText(TextOptions.Constants style, NamesView names) {
        pids = new PidText(names);
        signals = new SignalInfoText(new ConstantText(Abi.X86_64, style), pids);
    }

    /**
     * Prints an event.
     *
     * @return false, with nothing printed, for an event that has no line of its own
     */
    public boolean print(EventView event, TextBuffer out) {
        switch (event.kind()) {
            case SIGNAL -> signal(event, out);
            case STOP -> {
                out.ascii("--- stopped by ");
                SignalNames.print(argument(event, 0), out);
                out.ascii(" ---");
            }
            case EXEC -> {
                if (!hasLine(event)) {
                    return false;
                }
                out.ascii("+++ superseded by execve in pid ").decimal(argument(event, 0));
                out.ascii(" +++");
            }
            case EXIT -> {
                out.ascii("+++ ");
                printEnd(argument(event, 0), out);
                out.ascii(" +++");
            }
            case GAP -> gap(event, out);
            case NOTE ->
                out.ascii("--- NOTE: ")
                        .ascii(note(
                                event.argumentCount() == 0
                                        ? Note.Kind.UNKNOWN
                                        : Note.of(event).kind()))
                        .ascii(" ---");
            case TASK -> {
                if (!hasLine(event)) {
                    return false;
                }
                out.ascii("--- NOTE: is ").ascii(event.task().isLeader() ? "process " : "thread ");
                out.decimal(innerTid(event)).ascii(" in its pid namespace ---");
            }
            case UNKNOWN ->
                out.ascii("+++ event of unknown kind ").decimal(event.syscall()).ascii(" +++");
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether an event that is no system call has a line of its own. */
    public static boolean hasLine(EventView event) {
        return switch (event.kind()) {
            case SIGNAL, STOP, EXIT, GAP, NOTE, UNKNOWN -> true;
            case EXEC -> isSuperseded(event);
            case TASK -> innerTid(event) != 0;
            case CALL, ENTER, RETURN, FACT -> false;
        };
    }

    private static int innerTid(EventView task) {
        return task.argumentCount() < 2 ? 0 : NewTask.of(task).innerTid();
    }

    private static int argument(EventView event, int index) {
        return index < event.argumentCount() ? (int) event.argument(index) : 0;
    }

    private void signal(EventView event, TextBuffer out) {
        out.ascii("--- ");
        SignalNames.print(argument(event, 0), out);
        if (event.pieceCount() > 0) {
            memory.show(event, 0);
            int mark = out.length();
            out.ascii(' ');
            pids.at(event.number());
            if (!signals.print(memory, 0, out)) {
                out.truncate(mark);
            }
        }
        out.ascii(" ---");
    }

    /**
     * Whether an EXEC event comes from a thread that was not the leader. It takes the leader's place and id, and what
     * the leader was doing does not come back; see ptrace(2).
     */
    public static boolean isSuperseded(EventView exec) {
        int former = argument(exec, 0);
        return former != 0 && former != exec.task().tid();
    }

    /** Prints how a thread or process ended, from its wait status: {@code exited with 0}, {@code killed by SIGKILL}. */
    public static void printEnd(int status, TextBuffer out) {
        int signal = status & SIGNAL_BITS;
        if (signal == 0) {
            out.ascii("exited with ").decimal((status >> 8) & 0xFF);
        } else {
            out.ascii("killed by ");
            SignalNames.print(signal, out);
            out.ascii((status & CORE_DUMPED) != 0 ? " (core dumped)" : "");
        }
    }

    private static void gap(EventView event, TextBuffer out) {
        if (event.argumentCount() < 2) {
            out.ascii("+++ LOST: events are missing here +++");
            return;
        }
        Gap gap = Gap.of(event);
        out.ascii("+++ LOST: ");
        if (gap.events() != 0) {
            out.unsigned(gap.events()).ascii(gap.events() == 1 ? " event is" : " events are");
        } else {
            boolean isEnd = gap.reason() == Gap.Reason.DETACHED || gap.reason() == Gap.Reason.SIZE_LIMIT;
            out.ascii(isEnd ? "all later events of this thread are" : "events are");
        }
        out.ascii(" missing here");
        if (gap.scope() == Gap.Scope.ALL) {
            out.ascii(", of all threads");
        }
        if (gap.durationNs() != 0) {
            out.ascii(", over ").decimal(gap.durationNs() / NANOS).ascii('.');
            out.padded(gap.durationNs() % NANOS / 1000, 6).ascii(" s");
        }
        if (gap.reason() != Gap.Reason.UNKNOWN) {
            out.ascii(" (").ascii(reason(gap.reason()));
            if (gap.pid() != 0) {
                out.ascii(": pid ").decimal(gap.pid());
            }
            out.ascii(')');
        }
        out.ascii(" +++");
    }

    /** Says what is to be known: {@code refused because this process is being recorded}. */
    public static String note(Note.Kind kind) {
        return switch (kind) {
            case UNKNOWN -> "of a kind that this version does not know";
            case IO_URING -> "operations that go through this io_uring are not recorded";
            case PTRACE_REFUSED -> "refused because this process is being recorded";
            case PRIVILEGES_WITHHELD -> "runs without its set-user-ID privileges, because the recorder is not root's";
            case FILTER_REFUSED -> "no seccomp filter could be installed, the recorder chose the calls";
        };
    }

    /** Says why events are missing: {@code the ring was full}. */
    public static String reason(Gap.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "it is not known why";
            case RING_FULL -> "the ring was full";
            case DETACHED -> "the recorder let go of it";
            case SIZE_LIMIT -> "the recording had reached its limit";
            case DISK -> "the file could not be written";
            case ESCAPED_CHILD -> "a child ran untraced";
            case RECORDER_DIED -> "the recorder was killed";
            case DAMAGED_FILE -> "the file was damaged";
            case NOT_KEPT -> "older than what was to be kept";
        };
    }
}
