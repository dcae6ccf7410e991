package io.tracecap.tools.diff;

import io.tracecap.tools.align.Aligner;
import io.tracecap.tools.align.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which threads of one program belong to which of another: the first to the first; then those of the same name, in the
 * order in which they were made where that is possible; then those that did much the same; the rest in the order in which they
 * were made.
 */
final class ThreadMatcher {
    /** There is none on this side. */
    static final int NONE = -1;

    /** More threads than these are not compared each with each. */
    private static final int MOST_COMPARED = 64;

    private static final int SMALLEST_COMMON_PERCENT = 50;

    private final List<TokenStream> a;
    private final List<TokenStream> b;
    private final int[] partners;
    private final boolean[] taken;

    /**
     * Two threads that belong together.
     *
     * @param a index in the first program; {@link #NONE} if there is none
     * @param b index in the second, likewise
     */
    record Pair(int a, int b) {}

    private ThreadMatcher(List<TokenStream> a, List<TokenStream> b) {
        this.a = a;
        this.b = b;
        partners = new int[a.size()];
        Arrays.fill(partners, NONE);
        taken = new boolean[b.size()];
    }

    /** All threads, each in one pair; those of the first in their order, then those that only the second has. */
    static List<Pair> match(List<TokenStream> a, List<TokenStream> b) {
        ThreadMatcher matcher = new ThreadMatcher(a, b);
        if (!a.isEmpty() && !b.isEmpty()) {
            matcher.pair(0, 0);
            matcher.byNameInOrder();
            matcher.byName();
            matcher.byCalls();
            matcher.inOrder();
        }
        return matcher.pairs();
    }

    private void pair(int i, int j) {
        partners[i] = j;
        taken[j] = true;
    }

    private void byNameInOrder() {
        Map<String, Integer> names = new HashMap<>();
        int i = 1;
        int j = 1;
        for (Edit edit : Aligner.align(names(a, names), names(b, names))) {
            while (i <= edit.aFrom()) {
                pair(i++, j++);
            }
            i = edit.aTo() + 1;
            j = edit.bTo() + 1;
        }
        while (i < a.size() && j < b.size()) {
            pair(i++, j++);
        }
    }

    /** The names of all threads but the first, as numbers. */
    private static int[] names(List<TokenStream> threads, Map<String, Integer> names) {
        return threads.stream()
                .skip(1)
                .mapToInt(thread -> names.computeIfAbsent(thread.name(), name -> names.size()))
                .toArray();
    }

    private void byName() {
        Map<String, Deque<Integer>> left = new HashMap<>();
        for (int j : leftOfB()) {
            left.computeIfAbsent(b.get(j).name(), name -> new ArrayDeque<>()).add(j);
        }
        for (int i : leftOfA()) {
            Deque<Integer> same = left.get(a.get(i).name());
            if (same != null && !same.isEmpty()) {
                pair(i, same.remove());
            }
        }
    }

    private void byCalls() {
        List<Integer> leftOfA = leftOfA();
        List<Integer> leftOfB = leftOfB();
        if (leftOfA.isEmpty() || leftOfA.size() > MOST_COMPARED || leftOfB.size() > MOST_COMPARED) {
            return;
        }
        List<Likeness> all = new ArrayList<>();
        for (int i : leftOfA) {
            Map<Integer, Integer> calls = counts(a.get(i));
            for (int j : leftOfB) {
                all.add(new Likeness(i, j, percent(calls, a.get(i).size(), b.get(j))));
            }
        }
        all.sort(Comparator.comparingInt(Likeness::percent).reversed());
        for (Likeness found : all) {
            boolean isFree = partners[found.a] == NONE && !taken[found.b];
            if (isFree && found.percent >= SMALLEST_COMMON_PERCENT) {
                pair(found.a, found.b);
            }
        }
    }

    private record Likeness(int a, int b, int percent) {}

    private static Map<Integer, Integer> counts(TokenStream thread) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < thread.size(); i++) {
            counts.merge(thread.token(i), 1, Integer::sum);
        }
        return counts;
    }

    /** How much of the longer of two threads the other one did, too, whatever the order. */
    private static int percent(Map<Integer, Integer> calls, int size, TokenStream other) {
        Map<Integer, Integer> left = new HashMap<>(calls);
        long common = 0;
        for (int i = 0; i < other.size(); i++) {
            Integer count = left.get(other.token(i));
            if (count != null && count > 0) {
                left.put(other.token(i), count - 1);
                common++;
            }
        }
        int longer = Math.max(size, other.size());
        return longer == 0 ? 100 : (int) (100 * common / longer);
    }

    private void inOrder() {
        List<Integer> leftOfA = leftOfA();
        List<Integer> leftOfB = leftOfB();
        for (int k = 0; k < Math.min(leftOfA.size(), leftOfB.size()); k++) {
            pair(leftOfA.get(k), leftOfB.get(k));
        }
    }

    private List<Integer> leftOfA() {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                left.add(i);
            }
        }
        return left;
    }

    private List<Integer> leftOfB() {
        List<Integer> left = new ArrayList<>();
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                left.add(j);
            }
        }
        return left;
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            pairs.add(new Pair(i, partners[i]));
        }
        for (int j : leftOfB()) {
            pairs.add(new Pair(NONE, j));
        }
        return pairs;
    }
}
