package io.tracecap.format.event;

/** Codes of the events that are no syscalls, as {@link EventView#syscall()} gives them. Part of the file format. */
public final class PointCode {
    /** {@link EventKind#SIGNAL}. */
    public static final int SIGNAL = 1;

    /** {@link EventKind#STOP}. */
    public static final int STOP = 2;

    /** {@link EventKind#TASK}. */
    public static final int TASK = 3;

    /** {@link EventKind#EXEC}. */
    public static final int EXEC = 4;

    /** {@link EventKind#EXIT}. */
    public static final int EXIT = 5;

    /** {@link EventKind#GAP}. */
    public static final int GAP = 6;

    private PointCode() {}

    /** The kind with the given code; {@link EventKind#UNKNOWN} for codes of later versions. */
    public static EventKind kind(int code) {
        return switch (code) {
            case SIGNAL -> EventKind.SIGNAL;
            case STOP -> EventKind.STOP;
            case TASK -> EventKind.TASK;
            case EXEC -> EventKind.EXEC;
            case EXIT -> EventKind.EXIT;
            case GAP -> EventKind.GAP;
            default -> EventKind.UNKNOWN;
        };
    }
}
