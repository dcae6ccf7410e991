package io.tracecap.format.ring;

import io.tracecap.format.event.EventView;
import java.io.IOException;

/** Takes events, one after the other. */
@FunctionalInterface
public interface EventSink {
    /**
     * Takes one event.
     *
     * @param event valid during the call only
     * @throws IOException if it could not be put where it belongs
     */
    void accept(EventView event) throws IOException;
}
