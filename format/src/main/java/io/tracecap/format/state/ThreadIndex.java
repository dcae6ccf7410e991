package io.tracecap.format.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A small number for each thread, by the number of the thread. In pages, of which only those are there that have a thread:
 * a part of a long recording has few threads, with high numbers. Memory is bounded, however the numbers lie.
 */
final class ThreadIndex {
    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_PAGES = ProcessTable.MAX_THREADS / PAGE;

    private int[] @Nullable [] pages = new int[1][];
    private int count;

    /** The number of a thread; 0 when it has none. */
    int get(long thread) {
        long page = thread >> PAGE_BITS;
        int[] entries = page < 0 || page >= pages.length ? null : pages[(int) page];
        return entries == null ? 0 : entries[(int) thread & PAGE - 1];
    }

    /** Makes sure that {@link #put} has room for a thread; returns false when there are too many, too far apart. */
    boolean makeRoom(int thread) {
        int page = thread >> PAGE_BITS;
        if (page >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(page + 1, pages.length * 2));
        }
        if (pages[page] == null) {
            if (count == MOST_PAGES) {
                return false;
            }
            pages[page] = new int[PAGE];
            count++;
        }
        return true;
    }

    /** Sets the number of a thread for which there is room. */
    void put(int thread, int number) {
        int[] entries = pages[thread >> PAGE_BITS];
        if (entries == null) {
            throw new IllegalArgumentException("no room for thread " + thread);
        }
        entries[thread & PAGE - 1] = number;
    }
}
