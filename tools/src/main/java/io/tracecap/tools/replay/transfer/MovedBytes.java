package io.tracecap.tools.replay.transfer;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.DescriptorState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the events of a trace and hands on what calls move, when they come back. Of writes that last, so many bytes
 * are remembered together as a recorder lets one call have; what is beyond counts as not recorded. For one thread.
 */
public final class MovedBytes {
    private static final int MOST_THREADS = 1 << 14;
    private static final int MOST_BYTES = 64 << 20;

    private final DescriptorState files;
    private final CallBytes calls = new CallBytes();
    private final ThreadMap<Event> open = new ThreadMap<>();
    private long openBytes;

    /** Takes what is moved. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Some bytes were moved.
         *
         * @param exit the event with which the call came back; what its thread has open is as the call found it
         */
        void take(EventView exit, Moved moved) throws IOException;
    }

    /**
     * Begins.
     *
     * @param files is shown each event when its bytes have been handed on
     */
    public MovedBytes(DescriptorState files) {
        this.files = files;
    }

    /** Takes the next event of the trace. */
    public void accept(EventView event, Sink sink) throws IOException {
        if (calls.mayMove(event)) {
            switch (event.kind()) {
                case CALL -> handOn(event, event, sink);
                case ENTER -> remember(event);
                default -> comeBack(event, sink);
            }
        } else if (event.kind() == EventKind.EXIT) {
            forget(event);
        }
        files.accept(event);
    }

    private void handOn(EventView enter, EventView exit, Sink sink) throws IOException {
        if (!exit.isContext()) {
            for (Moved moved : calls.of(enter, exit)) {
                sink.take(exit, moved);
            }
        }
    }

    private void remember(EventView enter) {
        forget(enter);
        if (open.size() < MOST_THREADS) {
            Event call = Event.copyOf(enter, (int) (MOST_BYTES - openBytes));
            open.put(enter.task().number(), call);
            openBytes += weight(call);
        }
    }

    private void comeBack(EventView exit, Sink sink) throws IOException {
        Event enter = forget(exit);
        if (enter != null && enter.number() == exit.enterNumber()) {
            handOn(enter, exit, sink);
        }
    }

    private @Nullable Event forget(EventView event) {
        Event call = open.remove(event.task().number());
        openBytes -= call == null ? 0 : weight(call);
        return call;
    }

    private static long weight(Event call) {
        long weight = 0;
        for (int i = 0; i < call.pieceCount(); i++) {
            weight += call.pieceLength(i);
        }
        return weight;
    }
}
