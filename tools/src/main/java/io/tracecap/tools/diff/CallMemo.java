package io.tracecap.tools.diff;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What was written of calls, so that the same call, of whatever process and in either trace, is not written again: to find
 * one here costs a tenth. For one thread.
 */
final class CallMemo {
    /** Of memory, that a call takes. */
    private static final int CALL_BYTES = 100;

    private static final int SHARE = 8;
    private static final int INITIAL_CAPACITY = 1 << 12;

    private final SplittableRandom random = new SplittableRandom();
    private final Key key = new Key(random);
    private final long most = Runtime.getRuntime().maxMemory() / SHARE / CALL_BYTES;
    private final Map<String, Integer> configurations = new HashMap<>();
    private long[] lows = new long[INITIAL_CAPACITY];
    private long[] highs = new long[INITIAL_CAPACITY];
    private @Nullable Known[] calls = new Known[INITIAL_CAPACITY];
    private int size;

    /**
     * A call as it was written.
     *
     * @param token what stands for it
     * @param isPortion whether one and several of the same in a row are the same
     * @param counts how often each rule had something to do
     */
    record Known(int token, boolean isPortion, Rules.Counts counts) {}

    /** A number for what paths are written by, see {@link PathNames#configuration}. */
    int configuration(String text) {
        return configurations.computeIfAbsent(text, key -> configurations.size());
    }

    /** The one key of calls that are looked up here. */
    Key key() {
        return key;
    }

    /** The call that the key is of; null if it was not written yet. */
    @Nullable
    Known find() {
        return calls[slot(key.low(), key.high())];
    }

    /** Remembers the call that the key is of; when there are too many, all others are forgotten. */
    void put(Known call) {
        put(key.low(), key.high(), call);
    }

    private void put(long low, long high, Known call) {
        if (size >= most) {
            clear(INITIAL_CAPACITY);
        } else if (2 * (size + 1) > calls.length) {
            grow();
        }
        int slot = slot(low, high);
        size += calls[slot] == null ? 1 : 0;
        lows[slot] = low;
        highs[slot] = high;
        calls[slot] = call;
    }

    private void clear(int capacity) {
        lows = new long[capacity];
        highs = new long[capacity];
        calls = new Known[capacity];
        size = 0;
    }

    private void grow() {
        long[] oldLows = lows;
        long[] oldHighs = highs;
        @Nullable Known[] old = calls;
        clear(2 * old.length);
        for (int i = 0; i < old.length; i++) {
            Known call = old[i];
            if (call != null) {
                put(oldLows[i], oldHighs[i], call);
            }
        }
    }

    /** Where a hash is, or would be. */
    private int slot(long low, long high) {
        int slot = (int) low & (calls.length - 1);
        while (calls[slot] != null && (lows[slot] != low || highs[slot] != high)) {
            slot = (slot + 1) & (calls.length - 1);
        }
        return slot;
    }
}
