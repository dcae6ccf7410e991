package io.tracecap.format.event;

import java.util.Arrays;

/**
 * A set of event numbers: 64 neighbours are one bit each of a word, and words are found by hashing. What is near each
 * other takes a bit, what is far apart 32 bytes. {@link #add} first, then {@link #seal}, then ask. For one thread.
 */
public final class EventNumbers {
    /** Words that a set holds at most: 64 MB, for 134 million numbers that are near each other. */
    public static final int MOST_WORDS = 1 << 21;

    private static final int INITIAL_CAPACITY = 1 << 10;
    /** No event of a trace has such a number, so that no word has it either. */
    private static final long FREE = -1;

    private long[] words = filled(INITIAL_CAPACITY);
    private long[] bits = new long[INITIAL_CAPACITY];
    private int size;
    /** The words in ascending order, once all are there. */
    private long[] sorted = new long[0];

    /** An empty set. */
    public EventNumbers() {}

    private static long[] filled(int capacity) {
        long[] free = new long[capacity];
        Arrays.fill(free, FREE);
        return free;
    }

    /**
     * Adds a number.
     *
     * @throws TooManyEventsException when there are
     */
    public void add(long number) throws TooManyEventsException {
        long word = number >>> 6;
        int slot = slot(word);
        if (words[slot] == FREE) {
            if (size == MOST_WORDS) {
                throw new TooManyEventsException();
            }
            if (size * 2 >= words.length) {
                grow();
                slot = slot(word);
            }
            words[slot] = word;
            size++;
        }
        bits[slot] |= 1L << number;
    }

    private void grow() {
        long[] oldWords = words;
        long[] oldBits = bits;
        words = filled(oldWords.length * 2);
        bits = new long[oldWords.length * 2];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] != FREE) {
                int slot = slot(oldWords[i]);
                words[slot] = oldWords[i];
                bits[slot] = oldBits[i];
            }
        }
    }

    private int slot(long word) {
        int mask = words.length - 1;
        long hash = word * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 40) & mask;
        while (words[slot] != FREE && words[slot] != word) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Makes the set ready for {@link #mayHold}: nothing is added any more. */
    public EventNumbers seal() {
        sorted = Arrays.stream(words).filter(word -> word != FREE).sorted().toArray();
        return this;
    }

    /** Whether a number was added. */
    public boolean contains(long number) {
        int slot = slot(number >>> 6);
        return words[slot] != FREE && (bits[slot] >>> number & 1) != 0;
    }

    /**
     * Whether a number of a range may have been added.
     *
     * @param first lowest number of the range
     * @param end number behind the range
     */
    public boolean mayHold(long first, long end) {
        int at = Arrays.binarySearch(sorted, first >>> 6);
        int next = at < 0 ? -at - 1 : at;
        return next < sorted.length && sorted[next] <= (end - 1) >>> 6;
    }

    /** How many words of 64 neighbours have numbers: grows whenever a new one gets its first. */
    public int words() {
        return size;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return size == 0;
    }
}
