package io.tracecap.tools.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Aligns two sequences: finds few tokens whose removal from the one and addition to it gives the other. The method is that
 * of E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), in linear space. Where the sequences differ
 * much it is not pursued to the end: after {@link #COST_LIMIT} differences on either side the most promising place so far
 * is taken, so that time stays near to linear, and the result may be longer than need be. It is always right.
 */
public final class Aligner {
    /** How many differences are looked ahead from either end of a stretch. */
    static final int COST_LIMIT = 256;

    private final int[] a;
    private final int[] b;
    private final BitSet removed;
    private final BitSet added;
    private final Meeting meeting;
    /** Stretches that are still to be aligned: four bounds each. */
    private int[] waiting = new int[64];

    private int waitingCount;

    private Aligner(int[] a, int[] b) {
        this.a = a;
        this.b = b;
        removed = new BitSet(a.length);
        added = new BitSet(b.length);
        meeting = new Meeting(a, b, COST_LIMIT);
    }

    /**
     * Aligns two sequences.
     *
     * @param a tokens of the first, from 0 on; the higher the largest, the more memory
     * @param b tokens of the second, likewise
     * @return where they differ, in order; between these they are the same
     */
    public static List<Edit> align(int[] a, int[] b) {
        int[] keptA = placesOf(a, tokens(b));
        int[] keptB = placesOf(b, tokens(a));
        // What the other side does not have at all is no part of any alignment, and would only be in the way.
        Aligner aligner = new Aligner(values(a, keptA), values(b, keptB));
        aligner.run();
        return edits(a.length, keptA, aligner.removed, b.length, keptB, aligner.added);
    }

    private static BitSet tokens(int[] sequence) {
        BitSet tokens = new BitSet();
        for (int token : sequence) {
            tokens.set(token);
        }
        return tokens;
    }

    private static int[] placesOf(int[] sequence, BitSet wanted) {
        int[] places = new int[sequence.length];
        int count = 0;
        for (int i = 0; i < sequence.length; i++) {
            if (wanted.get(sequence[i])) {
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    private static int[] values(int[] sequence, int[] places) {
        int[] values = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = sequence[places[i]];
        }
        return values;
    }

    private static List<Edit> edits(int aLength, int[] keptA, BitSet removed, int bLength, int[] keptB, BitSet added) {
        List<Edit> edits = new ArrayList<>();
        int aDone = 0;
        int bDone = 0;
        int j = 0;
        for (int i = 0; i < keptA.length; i++) {
            if (removed.get(i)) {
                continue;
            }
            while (added.get(j)) {
                j++;
            }
            add(edits, aDone, keptA[i], bDone, keptB[j]);
            aDone = keptA[i] + 1;
            bDone = keptB[j] + 1;
            j++;
        }
        add(edits, aDone, aLength, bDone, bLength);
        return edits;
    }

    private static void add(List<Edit> edits, int aFrom, int aTo, int bFrom, int bTo) {
        if (aFrom < aTo || bFrom < bTo) {
            edits.add(new Edit(aFrom, aTo, bFrom, bTo));
        }
    }

    private void run() {
        put(0, a.length, 0, b.length);
        while (waitingCount > 0) {
            waitingCount -= 4;
            stretch(
                    waiting[waitingCount],
                    waiting[waitingCount + 1],
                    waiting[waitingCount + 2],
                    waiting[waitingCount + 3]);
        }
    }

    private void put(int aFrom, int aTo, int bFrom, int bTo) {
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waitingCount);
        }
        waiting[waitingCount++] = aFrom;
        waiting[waitingCount++] = aTo;
        waiting[waitingCount++] = bFrom;
        waiting[waitingCount++] = bTo;
    }

    private void stretch(int aStart, int aEnd, int bStart, int bEnd) {
        int aFrom = aStart;
        int bFrom = bStart;
        int aTo = aEnd;
        int bTo = bEnd;
        while (aFrom < aTo && bFrom < bTo && a[aFrom] == b[bFrom]) {
            aFrom++;
            bFrom++;
        }
        while (aFrom < aTo && bFrom < bTo && a[aTo - 1] == b[bTo - 1]) {
            aTo--;
            bTo--;
        }
        if (aFrom == aTo || bFrom == bTo) {
            removed.set(aFrom, aTo);
            added.set(bFrom, bTo);
            return;
        }
        meeting.find(aFrom, aTo, bFrom, bTo);
        put(meeting.a(), aTo, meeting.b(), bTo);
        put(aFrom, meeting.a(), bFrom, meeting.b());
    }
}
