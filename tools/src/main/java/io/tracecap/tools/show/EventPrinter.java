package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import java.io.IOException;

/** Prints events one after the other: the order of lines is its business. */
interface EventPrinter {
    /** Takes the next event of the trace. */
    void accept(EventView event) throws IOException;

    /** Takes an event that has no line, but with which a thread ended in a call that has one. */
    default void end(EventView event) throws IOException {}

    /** There is nothing more to print for now: shows as much as is known. */
    default void pause() throws IOException {}

    /** Prints what was held back: there are no more events. */
    default void finish() throws IOException {}
}
