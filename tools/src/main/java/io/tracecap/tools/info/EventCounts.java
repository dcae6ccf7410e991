package io.tracecap.tools.info;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Note;

/** How many events of each kind there are, without those that are only context. */
final class EventCounts {
    private static final long LOWEST_ERRNO = -4095;

    private long all;
    private long calls;
    private long failed;
    private long entered;
    private long returned;
    private long signals;
    private long execs;
    private long facts;
    private final long[] notes = new long[Note.Kind.values().length];

    void accept(EventView event) {
        if (event.isContext()) {
            return;
        }
        all++;
        switch (event.kind()) {
            case CALL -> {
                calls++;
                result(event);
            }
            case ENTER -> {
                calls++;
                entered++;
            }
            case RETURN -> {
                returned++;
                result(event);
            }
            case SIGNAL -> signals++;
            case EXEC -> execs++;
            case FACT -> facts++;
            case NOTE -> notes[Note.of(event).kind().code()]++;
            default -> {}
        }
    }

    private void result(EventView event) {
        if (event.result() < 0 && event.result() >= LOWEST_ERRNO) {
            failed++;
        }
    }

    long all() {
        return all;
    }

    /** System calls that were entered. */
    long calls() {
        return calls;
    }

    /** Of these, those that ended with an error. */
    long failed() {
        return failed;
    }

    /** Calls that were entered and did not come back. */
    long unfinished() {
        return Math.max(0, entered - returned);
    }

    long signals() {
        return signals;
    }

    /** What the kernel was asked of processes. */
    long facts() {
        return facts;
    }

    /** Notes of one kind. */
    long notes(Note.Kind kind) {
        return notes[kind.code()];
    }

    /** {@code bytes / events} in hundredths, rounded down; {@code events} is not 0. */
    static long hundredthsPer(long bytes, long events) {
        return bytes <= Long.MAX_VALUE / 100 ? bytes * 100 / events : bytes / events * 100;
    }

    long execs() {
        return execs;
    }
}
