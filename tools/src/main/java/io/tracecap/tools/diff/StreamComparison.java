package io.tracecap.tools.diff;

import io.tracecap.tools.align.Aligner;
import io.tracecap.tools.align.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Where two threads that belong together differ. Streams that have little in common are not aligned: one is then all there
 * is on its side.
 */
final class StreamComparison {
    /** Beyond it, calls are not paired with similar ones one by one. */
    private static final int LARGEST_PAIRED = 2000;

    /** A loop that waits is no longer. */
    private static final int NEAR = 16;

    /** Of what a thread did before its process ended, chance decides about no more calls than these. */
    private static final int MOST_CUT = 16;

    private static final int SMALLEST_COMMON_PERCENT = 20;
    private static final TokenStream NOTHING = new TokenStream();

    private final Tokens tokens;
    private final TokenStream a;
    private final TokenStream b;
    private final List<Difference> differences = new ArrayList<>();
    private List<Edit> edits = List.of();
    private boolean unrelated;
    private long same;
    private long repetitions;

    private StreamComparison(Tokens tokens, TokenStream a, TokenStream b) {
        this.tokens = tokens;
        this.a = a;
        this.b = b;
    }

    /** Compares two streams. */
    static StreamComparison of(Tokens tokens, TokenStream a, TokenStream b) {
        StreamComparison comparison = new StreamComparison(tokens, a, b);
        comparison.run();
        return comparison;
    }

    /** What is on one side only. */
    static StreamComparison ofOne(Tokens tokens, TokenStream stream, boolean isFirst) {
        return of(tokens, isFirst ? stream : NOTHING, isFirst ? NOTHING : stream);
    }

    private void run() {
        int[] tokensA = a.tokens();
        int[] tokensB = b.tokens();
        unrelated = isUnrelated(tokensA, tokensB);
        edits = unrelated ? List.of(new Edit(0, tokensA.length, 0, tokensB.length)) : Aligner.align(tokensA, tokensB);
        long removed = 0;
        for (Edit edit : edits) {
            removed += edit.removed();
            if (!unrelated
                    && (isRepetition(tokensA, edit, true) || isRepetition(tokensB, edit, false) || isCut(edit))) {
                repetitions += edit.removed() + edit.added();
            } else if (unrelated || Math.max(edit.removed(), edit.added()) > LARGEST_PAIRED) {
                onOneSide(edit);
            } else {
                pair(edit, tokensA, tokensB);
            }
        }
        same = tokensA.length - removed;
    }

    /**
     * Whether all that differs is that one side does again what it has just done or is about to do, as a loop does that waits, and
     * which may turn more or less often.
     */
    private boolean isRepetition(int[] stream, Edit edit, boolean isFirst) {
        int from = isFirst ? edit.aFrom() : edit.bFrom();
        int to = isFirst ? edit.aTo() : edit.bTo();
        boolean isOnlyHere = to > from && to - from == edit.removed() + edit.added();
        return isOnlyHere
                && IntStream.range(from, to)
                        .allMatch(i -> tokens.isRepeatable(stream[i])
                                && (isBetween(stream, from - NEAR, from, stream[i])
                                        || isBetween(stream, to, to + NEAR, stream[i])));
    }

    /**
     * Whether all that differs is how far a thread got until its process ended. The last call of the one that got less far may be
     * the first one of these, without a result.
     */
    private boolean isCut(Edit edit) {
        if (edit.aTo() != a.size() || edit.bTo() != b.size() || edit.removed() + edit.added() > MOST_CUT) {
            return false;
        }
        return (a.isCut() && isBegun(a, edit.aFrom(), b, edit.bFrom()))
                || (b.isCut() && isBegun(b, edit.bFrom(), a, edit.aFrom()));
    }

    private boolean isBegun(TokenStream cut, int from, TokenStream whole, int wholeFrom) {
        int more = cut.size() - from;
        if (more != 1 || wholeFrom == whole.size()) {
            return more == 0;
        }
        int last = cut.token(from);
        return tokens.get(last).isUnfinished() && tokens.shape(last) == tokens.shape(whole.token(wholeFrom));
    }

    private static boolean isBetween(int[] stream, int from, int to, int token) {
        for (int i = Math.max(0, from); i < Math.min(to, stream.length); i++) {
            if (stream[i] == token) {
                return true;
            }
        }
        return false;
    }

    /** Whether little of either is in the other, whatever the order. */
    private static boolean isUnrelated(int[] a, int[] b) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int token : a) {
            counts.merge(token, 1, Integer::sum);
        }
        long common = 0;
        for (int token : b) {
            Integer left = counts.get(token);
            if (left != null && left > 0) {
                common++;
                counts.put(token, left - 1);
            }
        }
        int shorter = Math.min(a.length, b.length);
        return shorter > 0 && common * 100 < (long) shorter * SMALLEST_COMMON_PERCENT;
    }

    private void onOneSide(Edit edit) {
        for (int i = edit.aFrom(); i < edit.aTo(); i++) {
            differences.add(new Difference(Difference.Kind.REMOVED, i, edit.bFrom()));
        }
        for (int j = edit.bFrom(); j < edit.bTo(); j++) {
            differences.add(new Difference(Difference.Kind.ADDED, edit.aTo(), j));
        }
    }

    /** First those with the same arguments find each other, then, between these, those of the same name. */
    private void pair(Edit edit, int[] tokensA, int[] tokensB) {
        Map<Long, Integer> shapes = new HashMap<>();
        int[] shapesA = Arrays.stream(tokensA, edit.aFrom(), edit.aTo())
                .map(token -> shape(token, shapes))
                .toArray();
        int[] shapesB = Arrays.stream(tokensB, edit.bFrom(), edit.bTo())
                .map(token -> shape(token, shapes))
                .toArray();
        int i = edit.aFrom();
        int j = edit.bFrom();
        for (Edit inner : Aligner.align(shapesA, shapesB)) {
            while (i < edit.aFrom() + inner.aFrom()) {
                differences.add(new Difference(Difference.Kind.RESULT, i++, j++));
            }
            pairByName(i, edit.aFrom() + inner.aTo(), j, edit.bFrom() + inner.bTo(), tokensA, tokensB);
            i = edit.aFrom() + inner.aTo();
            j = edit.bFrom() + inner.bTo();
        }
        while (i < edit.aTo()) {
            differences.add(new Difference(Difference.Kind.RESULT, i++, j++));
        }
    }

    private void pairByName(int aFrom, int aTo, int bFrom, int bTo, int[] tokensA, int[] tokensB) {
        Map<String, Integer> names = new HashMap<>();
        int[] namesA = Arrays.stream(tokensA, aFrom, aTo)
                .map(token -> name(token, names))
                .toArray();
        int[] namesB = Arrays.stream(tokensB, bFrom, bTo)
                .map(token -> name(token, names))
                .toArray();
        int i = aFrom;
        int j = bFrom;
        for (Edit inner : Aligner.align(namesA, namesB)) {
            while (i < aFrom + inner.aFrom()) {
                differences.add(new Difference(Difference.Kind.ARGUMENT, i++, j++));
            }
            onOneSide(new Edit(aFrom + inner.aFrom(), aFrom + inner.aTo(), bFrom + inner.bFrom(), bFrom + inner.bTo()));
            i = aFrom + inner.aTo();
            j = bFrom + inner.bTo();
        }
        while (i < aTo) {
            differences.add(new Difference(Difference.Kind.ARGUMENT, i++, j++));
        }
    }

    private int shape(int token, Map<Long, Integer> shapes) {
        return shapes.computeIfAbsent(tokens.shape(token), shape -> shapes.size());
    }

    private int name(int token, Map<String, Integer> names) {
        return names.computeIfAbsent(tokens.get(token).name(), name -> names.size());
    }

    /** This comparison without the differences that are explained otherwise. */
    StreamComparison without(Predicate<Difference> explained) {
        StreamComparison rest = new StreamComparison(tokens, a, b);
        rest.edits = edits;
        rest.unrelated = unrelated;
        rest.same = same;
        rest.repetitions = repetitions;
        differences.stream().filter(explained.negate()).forEach(rest.differences::add);
        return rest;
    }

    /** Takes a call of the first thread and the one of the second that belongs to it, by their indices. */
    @FunctionalInterface
    interface Pairs {
        void accept(int a, int b);
    }

    /** Shows all calls that are on both sides: the same ones, and those that differ in how they came back or in arguments. */
    void pairs(Pairs pairs) {
        int i = 0;
        int j = 0;
        for (Edit edit : edits) {
            while (i < edit.aFrom()) {
                pairs.accept(i++, j++);
            }
            i = edit.aTo();
            j = edit.bTo();
        }
        while (i < a.size() && j < b.size()) {
            pairs.accept(i++, j++);
        }
        for (Difference difference : differences) {
            if (difference.kind() == Difference.Kind.RESULT || difference.kind() == Difference.Kind.ARGUMENT) {
                pairs.accept(difference.a(), difference.b());
            }
        }
    }

    TokenStream a() {
        return a;
    }

    TokenStream b() {
        return b;
    }

    /** In the order of the streams. */
    List<Difference> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** Whether they have so little in common that they were not aligned. */
    boolean isUnrelated() {
        return unrelated;
    }

    /** How many calls are no difference because they only repeat others, or because the process ended before or after them. */
    long repetitions() {
        return repetitions;
    }

    /** How many calls are the same. */
    long same() {
        return same;
    }

    /** How many differences of a kind there are. */
    long count(Difference.Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }
}
