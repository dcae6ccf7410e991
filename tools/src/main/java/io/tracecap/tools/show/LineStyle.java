package io.tracecap.tools.show;

/**
 * What stands before and behind each event on its line.
 *
 * @param times which times
 * @param ids whether the thread's id
 * @param numbers whether the number of the system call ({@code -n})
 * @param pointers whether the instruction pointer, which no trace has ({@code -i})
 */
record LineStyle(TimeStyle times, boolean ids, boolean numbers, boolean pointers) {
    /** As {@code strace -f -o} without further options. */
    static final LineStyle PLAIN = of(TimeStyle.NONE);

    /** With some times. */
    static LineStyle of(TimeStyle times) {
        return new LineStyle(times, true, false, false);
    }
}
