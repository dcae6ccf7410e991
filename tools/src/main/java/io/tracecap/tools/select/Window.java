package io.tracecap.tools.select;

/**
 * A few of the events that are selected otherwise: the nearest ones below an event, and the nearest ones from it on.
 *
 * @param event number of the event
 * @param below how many with lower numbers
 * @param from how many that have its number or higher ones
 */
public record Window(long event, long below, long from) {
    /** All of them. */
    public static final Window ALL = new Window(0, 0, Long.MAX_VALUE);

    /** Events that a window holds at most, so that they can be kept. */
    public static final int MOST = 1_000_000;

    /** The first ones. */
    static Window first(long count) {
        return new Window(0, 0, count);
    }

    /** The last ones. */
    static Window last(long count) {
        return new Window(Long.MAX_VALUE, count, 0);
    }

    /** An event, if it is selected, and its neighbours on both sides. */
    static Window around(long event, long context) {
        return new Window(event, context, context + 1);
    }

    /** Whether all events are in it. */
    public boolean isAll() {
        return from == Long.MAX_VALUE;
    }
}
