package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import java.util.BitSet;

/**
 * Tells which events of a trace {@link ProcessTable} depends on: without the others it has the same processes, with the
 * same slots, command lines, times and ends. And which of them tell what no other event does: the facts that the kernel
 * was asked for. Is shown the events in order. For one thread.
 */
public final class StateEvents {
    private final BitSet seen = new BitSet();

    /** Whether the table depends on the next event of the trace. */
    public boolean isNeeded(EventView event) {
        boolean first = isFirstOf(event.task());
        return switch (event.kind()) {
            case EXEC, EXIT, TASK, FACT -> true;
            case ENTER, RETURN -> first || ExecCall.argvArgument(event) != ExecCall.NOT_EXEC;
            case CALL, SIGNAL, STOP, GAP, NOTE, UNKNOWN -> first;
        };
    }

    /** Which system calls, and kinds of points, occur somewhere. */
    @FunctionalInterface
    public interface Calls {
        /** Whether one may occur; {@code abi} and {@code number} are those of {@link EventView}. */
        boolean mayHold(int abi, int number);
    }

    /** Whether some of the events that the table depends on may be where {@code calls} occur; first events apart. */
    public static boolean mayBeAmong(Calls calls) {
        return calls.mayHold(Abi.POINT, EventKind.TASK.pointCode())
                || calls.mayHold(Abi.POINT, EventKind.EXEC.pointCode())
                || calls.mayHold(Abi.POINT, EventKind.EXIT.pointCode())
                || calls.mayHold(Abi.POINT, EventKind.FACT.pointCode())
                || ExecCall.mayBeAmong(calls);
    }

    /** The first event of a thread makes it known, and its process. */
    private boolean isFirstOf(Task task) {
        int thread = task.number();
        if (thread >= ProcessTable.MAX_THREADS || seen.get(thread)) {
            return false;
        }
        seen.set(thread);
        return true;
    }
}
