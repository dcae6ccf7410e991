package io.tracecap.format.file;

/**
 * Something in a file that contradicts the format, or itself.
 *
 * @param frame sequence number of the frame, or {@link #NO_FRAME}
 * @param offset where in the file it is
 * @param what what was found, and what was expected
 */
public record TraceProblem(long frame, long offset, String what) {
    /** {@link #frame} of a problem that is not in a frame. */
    public static final long NO_FRAME = -1;

    /** One line, without the name of the file. */
    @Override
    public String toString() {
        return (frame == NO_FRAME ? "" : "frame " + frame + " ") + "at offset " + offset + ": " + what;
    }

    /** Takes problems in the order in which they are found. */
    @FunctionalInterface
    public interface Sink {
        /** Takes a problem. */
        void accept(TraceProblem problem);
    }
}
