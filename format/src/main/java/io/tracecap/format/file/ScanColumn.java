package io.tracecap.format.file;

/** What a {@link ScanCursor} can decode besides forms, system calls and event numbers. */
public enum ScanColumn {
    /** The thread of each event. */
    TASK,
    /** Times and durations. */
    TIME,
    /** Results. */
    RESULT
}
