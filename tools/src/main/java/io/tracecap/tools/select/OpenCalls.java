package io.tracecap.tools.select;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.process.ProcessState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls that have not come back, in the order in which they were entered: {@link #MOST_CALLS} of them, and
 * {@link #MOST_BYTES} of what they were entered with. Beyond that the oldest is forgotten. For one thread.
 */
final class OpenCalls {
    /** How many calls are remembered. */
    static final int MOST_CALLS = EventFilter.MOST_CALLS;

    /** How many bytes of what they were entered with are. */
    static final int MOST_BYTES = 16 << 20;

    /** More than any recorded enter has. */
    private static final int MOST_COPIED_BYTES = 1 << 18;

    private static final int EVENT_BYTES = 200;

    private final Map<Long, OpenCall> calls = new LinkedHashMap<>();
    private final ThreadMap<OpenCall> byTask = new ThreadMap<>();
    private long bytes;
    private @Nullable Event last;

    /**
     * A call.
     *
     * @param number of the event with which it was entered
     * @param task number of the thread
     * @param isContext whether that event is context only
     * @param enter that event; null if it will not be asked for
     * @param process what the process was before; likewise
     */
    record OpenCall(
            long number,
            int task,
            boolean isContext,
            @Nullable Event enter,
            @Nullable ProcessState process) {
        private long bytes() {
            long sum = 0;
            if (enter != null) {
                sum = EVENT_BYTES;
                for (int i = 0; i < enter.pieceCount(); i++) {
                    sum += enter.pieceLength(i);
                }
            }
            return sum;
        }
    }

    /** Remembers a call, with all that it was entered with. */
    void add(EventView enter, @Nullable ProcessState process) {
        Event copy = Event.copyOf(enter, MOST_COPIED_BYTES, last);
        last = copy;
        add(new OpenCall(enter.number(), enter.task().number(), enter.isContext(), copy, process));
    }

    /** Remembers that there is a call. */
    void add(EventView enter) {
        add(new OpenCall(enter.number(), enter.task().number(), enter.isContext(), null, null));
    }

    private void add(OpenCall call) {
        calls.put(call.number(), call);
        byTask.put(call.task(), call);
        bytes += call.bytes();
        while (calls.size() > MOST_CALLS || bytes > MOST_BYTES) {
            remove(calls.keySet().iterator().next());
        }
    }

    /** Takes back the call that was entered with an event; null if it was not remembered. */
    @Nullable
    OpenCall remove(long number) {
        OpenCall call = calls.remove(number);
        if (call != null) {
            bytes -= call.bytes();
            OpenCall latest = byTask.get(call.task());
            if (latest != null && latest.number() == number) {
                byTask.remove(call.task());
            }
        }
        return call;
    }

    /** Takes back the call that a thread is in; null if there is none. */
    @Nullable
    OpenCall removeOf(int task) {
        OpenCall call = byTask.get(task);
        return call == null ? null : remove(call.number());
    }

    /** Whether a thread is in a call. */
    boolean hasOneOf(int task) {
        return byTask.get(task) != null;
    }

    /** Whether there are none. */
    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Number of the event with which the first was entered; {@code otherwise} if there are none. */
    long first(long otherwise) {
        return calls.isEmpty() ? otherwise : calls.keySet().iterator().next();
    }

    /** All of them, in order. */
    Collection<OpenCall> all() {
        return calls.values();
    }
}
