package io.tracecap.tools.align;

/**
 * Finds a place in the middle of a shortest way from one stretch of tokens to another, by going from both ends at once:
 * where the two meet. A way is drawn in a grid whose rows are the tokens of the one side and whose columns are those of
 * the other; a diagonal is what has the same {@code a - b}. For each diagonal it is known how far one can get with so many
 * differences.
 *
 * <p>Reused from stretch to stretch. Allocates nothing in {@link #find}.
 */
final class Meeting {
    private final int[] tokensA;
    private final int[] tokensB;
    private final int costLimit;
    /** By diagonal: the highest place in the first sequence that is reached from the beginning. */
    private final int[] ahead;
    /** By diagonal: the lowest place in the first sequence that is reached from the end. */
    private final int[] back;
    /** Index of diagonal 0. */
    private final int zero;

    private int aFrom;
    private int aTo;
    private int bFrom;
    private int bTo;
    private int lowest;
    private int highest;
    private int a;
    private int b;

    Meeting(int[] tokensA, int[] tokensB, int costLimit) {
        this.tokensA = tokensA;
        this.tokensB = tokensB;
        this.costLimit = costLimit;
        ahead = new int[tokensA.length + tokensB.length + 3];
        back = new int[ahead.length];
        zero = tokensB.length + 1;
    }

    /** Where the way goes through: a place in the first sequence. */
    int a() {
        return a;
    }

    /** Where the way goes through: a place in the second sequence. */
    int b() {
        return b;
    }

    /** Finds the place for two stretches, neither of which is empty, that differ in their first and in their last tokens. */
    void find(int fromA, int toA, int fromB, int toB) {
        aFrom = fromA;
        aTo = toA;
        bFrom = fromB;
        bTo = toB;
        lowest = fromA - toB;
        highest = toA - fromB;
        int start = fromA - fromB;
        int end = toA - toB;
        // Whether the ways meet after a step ahead or after one back.
        boolean odd = ((start - end) & 1) != 0;
        int aheadLow = start;
        int aheadHigh = start;
        int backLow = end;
        int backHigh = end;
        ahead[zero + start] = fromA;
        back[zero + end] = toA;
        for (int cost = 1; ; cost++) {
            aheadLow = lower(aheadLow, ahead, Integer.MIN_VALUE);
            aheadHigh = higher(aheadHigh, ahead, Integer.MIN_VALUE);
            if (stepAhead(aheadLow, aheadHigh, odd ? backLow : 1, odd ? backHigh : 0)) {
                return;
            }
            backLow = lower(backLow, back, Integer.MAX_VALUE);
            backHigh = higher(backHigh, back, Integer.MAX_VALUE);
            if (stepBack(backLow, backHigh, odd ? 1 : aheadLow, odd ? 0 : aheadHigh)) {
                return;
            }
            if (cost >= costLimit) {
                takeBest(aheadLow, aheadHigh, backLow, backHigh);
                return;
            }
        }
    }

    /** The lowest diagonal of the next step; at the edge of the grid it turns inwards. */
    private int lower(int low, int[] reached, int nowhere) {
        if (low > lowest) {
            reached[zero + low - 2] = nowhere;
            return low - 1;
        }
        return low + 1;
    }

    private int higher(int high, int[] reached, int nowhere) {
        if (high < highest) {
            reached[zero + high + 2] = nowhere;
            return high + 1;
        }
        return high - 1;
    }

    /** One difference more from the beginning; whether that meets the way back on a diagonal from metLow to metHigh. */
    private boolean stepAhead(int low, int high, int metLow, int metHigh) {
        for (int diagonal = high; diagonal >= low; diagonal -= 2) {
            int left = ahead[zero + diagonal - 1];
            int above = ahead[zero + diagonal + 1];
            int i = left >= above ? left + 1 : above;
            int j = i - diagonal;
            while (i < aTo && j < bTo && tokensA[i] == tokensB[j]) {
                i++;
                j++;
            }
            ahead[zero + diagonal] = i;
            if (diagonal >= metLow && diagonal <= metHigh && back[zero + diagonal] <= i) {
                a = i;
                b = j;
                return true;
            }
        }
        return false;
    }

    private boolean stepBack(int low, int high, int metLow, int metHigh) {
        for (int diagonal = high; diagonal >= low; diagonal -= 2) {
            int right = back[zero + diagonal + 1];
            int below = back[zero + diagonal - 1];
            int i = below < right ? below : right - 1;
            int j = i - diagonal;
            while (i > aFrom && j > bFrom && tokensA[i - 1] == tokensB[j - 1]) {
                i--;
                j--;
            }
            back[zero + diagonal] = i;
            if (diagonal >= metLow && diagonal <= metHigh && i <= ahead[zero + diagonal]) {
                a = i;
                b = j;
                return true;
            }
        }
        return false;
    }

    /** Takes the place that is farthest from where its way began. */
    private void takeBest(int aheadLow, int aheadHigh, int backLow, int backHigh) {
        int best = Integer.MIN_VALUE;
        for (int diagonal = aheadHigh; diagonal >= aheadLow; diagonal -= 2) {
            int i = Math.min(Math.min(ahead[zero + diagonal], aTo), bTo + diagonal);
            int gain = 2 * i - diagonal - (aFrom + bFrom);
            if (i >= aFrom && i - diagonal >= bFrom && gain > best) {
                best = gain;
                a = i;
                b = i - diagonal;
            }
        }
        for (int diagonal = backHigh; diagonal >= backLow; diagonal -= 2) {
            int i = Math.max(Math.max(back[zero + diagonal], aFrom), bFrom + diagonal);
            int gain = aTo + bTo - (2 * i - diagonal);
            if (i <= aTo && i - diagonal <= bTo && gain > best) {
                best = gain;
                a = i;
                b = i - diagonal;
            }
        }
    }
}
