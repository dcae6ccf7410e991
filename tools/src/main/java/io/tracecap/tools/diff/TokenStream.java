package io.tracecap.tools.diff;

import java.util.Arrays;

/** What one thread did in one program: a token for each call, with the number of the event. */
final class TokenStream {
    private int[] tokens = new int[4];
    private long[] events = new long[4];
    private long[] durations = new long[4];
    private int size;
    private boolean cut;
    private String name = "";

    /**
     * Appends a token; where {@code repeats} and the last one is the same, it is the same call going on.
     *
     * @param durationNs how long the call took, in nanoseconds
     */
    void add(int token, long event, boolean repeats, long durationNs) {
        if (repeats && size > 0 && tokens[size - 1] == token) {
            durations[size - 1] += durationNs;
            return;
        }
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
            durations = Arrays.copyOf(durations, 2 * size);
        }
        tokens[size] = token;
        events[size] = event;
        durations[size] = durationNs;
        size++;
    }

    /** What the thread is called (comm) at its end; empty when not known, or not asked for. */
    String name() {
        return name;
    }

    void setName(String newName) {
        name = newName;
    }

    /** Says that the thread did not come to its end: its process ended while it ran. */
    void cut() {
        cut = true;
    }

    /** Whether the process ended while the thread ran, so that how far it got is a matter of chance. */
    boolean isCut() {
        return cut;
    }

    int size() {
        return size;
    }

    int token(int index) {
        return tokens[index];
    }

    /** Number of the event that a token comes of. */
    long event(int index) {
        return events[index];
    }

    /** How long the call took that a token stands for, in nanoseconds. */
    long durationNs(int index) {
        return durations[index];
    }

    /** A copy of all tokens. */
    int[] tokens() {
        return Arrays.copyOf(tokens, size);
    }
}
