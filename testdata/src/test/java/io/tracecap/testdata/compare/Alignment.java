package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The longest common subsequence of two lists of strings, by Myers' greedy algorithm. */
final class Alignment {
    /** A step: both lists move on, or one does. The index that does not move is -1. */
    record Step(int left, int right) {
        boolean isPair() {
            return left >= 0 && right >= 0;
        }
    }

    private Alignment() {}

    /** The steps that lead through both lists, with as few single ones as can be. */
    static List<Step> of(List<String> left, List<String> right) {
        int n = left.size();
        int m = right.size();
        int offset = n + m + 1;
        int[] reach = new int[2 * offset + 1];
        List<int[]> history = new ArrayList<>();
        for (int d = 0; ; d++) {
            // only the diagonals -d..d are touched: keep no more than those
            history.add(java.util.Arrays.copyOfRange(reach, offset - d - 1, offset + d + 2));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || (k != d && reach[offset + k - 1] < reach[offset + k + 1]);
                int x = down ? reach[offset + k + 1] : reach[offset + k - 1] + 1;
                while (x < n && x - k < m && left.get(x).equals(right.get(x - k))) {
                    x++;
                }
                reach[offset + k] = x;
                if (x >= n && x - k >= m) {
                    return traceBack(history, n, m);
                }
            }
        }
    }

    private static List<Step> traceBack(List<int[]> history, int n, int m) {
        List<Step> steps = new ArrayList<>();
        int x = n;
        int y = m;
        for (int d = history.size() - 1; d >= 0; d--) {
            int[] reach = history.get(d);
            int k = x - y;
            int middle = d + 1;
            boolean down = k == -d || (k != d && reach[middle + k - 1] < reach[middle + k + 1]);
            int before = down ? k + 1 : k - 1;
            int fromX = d == 0 ? 0 : reach[middle + before];
            int fromY = d == 0 ? 0 : fromX - before;
            while (x > fromX && y > fromY) {
                steps.add(new Step(--x, --y));
            }
            if (d > 0) {
                steps.add(down ? new Step(-1, --y) : new Step(--x, -1));
            }
        }
        Collections.reverse(steps);
        return steps;
    }
}
