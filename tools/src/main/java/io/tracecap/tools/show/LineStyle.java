package io.tracecap.tools.show;

/**
 * What stands before and behind each event on its line.
 *
 * @param times which times
 * @param ids whether the thread's id
 * @param names whether ids are shown with the names of their threads ({@code -Y})
 * @param numbers whether the number of the system call ({@code -n})
 * @param colored whether lines are painted
 */
record LineStyle(TimeStyle times, boolean ids, boolean names, boolean numbers, boolean colored) {
    /** As {@code strace -f -o} without further options. */
    static final LineStyle PLAIN = of(TimeStyle.NONE);

    /** With some times. */
    static LineStyle of(TimeStyle times) {
        return new LineStyle(times, true, false, false, false);
    }
}
