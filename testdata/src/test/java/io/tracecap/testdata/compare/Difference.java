package io.tracecap.testdata.compare;

/**
 * One way in which the two traces of a thread differ.
 *
 * @param slot the thread's place in the tree
 * @param name the call's name, or the signal's
 * @param position number of the argument, {@link #REMARK}, or {@link #WHOLE_LINE}
 * @param strace what strace has there, {@code ""} when it has no such line
 * @param tracecap what tracecap has there, {@code ""} when it has no such line
 * @param moved whether the other side has the same line elsewhere in the same thread, without a partner
 * @param last whether the other side has no further line of this thread but its end
 * @param context both lines as printed
 */
public record Difference(
        String slot,
        String name,
        int position,
        String strace,
        String tracecap,
        boolean moved,
        boolean last,
        String context) {
    /** What is printed behind the result. */
    public static final int REMARK = -1;

    /** One side lacks the line, or the number of arguments differs. */
    public static final int WHOLE_LINE = -2;

    @Override
    public String toString() {
        String where = position == WHOLE_LINE
                ? (moved ? "moved line" : "line")
                : position == REMARK ? "remark" : "argument " + position;
        return "[" + slot + "] " + name + ", " + where + ":\n    strace   " + strace + "\n    tracecap " + tracecap
                + (context.isEmpty() ? "" : "\n" + context);
    }
}
