package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.text.TextBuffer;
import org.jspecify.annotations.Nullable;

/** Prints whole lines, end of line included, each about one event or one half of a call. Used by one thread. */
interface Lines {
    /** A line to print to. */
    TextBuffer buffer();

    /** Prints what stands before an event on its line. */
    void start(EventView event, TextBuffer out);

    /**
     * Prints the rest of a call's line.
     *
     * @param exit the event with which it came back; null if its thread ended in it
     */
    void call(EventView enter, @Nullable EventView exit, TextBuffer out);

    /** Prints what is known of a call that is still open, and does not end the line. */
    void begun(EventView enter, TextBuffer out);

    /** Prints the rest of the line of a call that is still open. */
    void unfinished(EventView enter, TextBuffer out);

    /**
     * Prints the rest of the line on which a call comes back.
     *
     * @param enter the event with which it began; null if it was not seen
     * @param exit the event with which it came back; null if its thread ended in it
     * @param code the event that tells which call it was
     */
    void resumed(@Nullable EventView enter, @Nullable EventView exit, EventView code, TextBuffer out);

    /** Prints the line of an event that is no call; false, with nothing printed, if it has none. */
    boolean point(EventView event, TextBuffer out);
}
