package io.tracecap.capture.record;

/**
 * How far a recording is: what is in the file.
 *
 * @param events how many events
 * @param processes of how many processes
 * @param bytes size of the file
 * @param lost how many events are missing, as far as that is known
 * @param notes how many notes there are on how the program was recorded
 */
public record Progress(long events, long processes, long bytes, long lost, long notes) {
    /** Nothing yet. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0);
}
