package io.tracecap.tools.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two traces compared.
 *
 * @param a the first
 * @param b the second
 * @param tokens what their calls are
 * @param facts what differs in where and how they were recorded
 * @param programs their programs, matched, parents first
 */
record Comparison(Side a, Side b, Tokens tokens, List<HeaderComparison.Fact> facts, List<Programs> programs) {
    /** Among so many differences in a row, on either side, the clearest counts as the first. */
    private static final int MOST_NEAR = 8;

    /** Copies the lists. */
    Comparison {
        facts = List.copyOf(facts);
        programs = List.copyOf(programs);
    }

    /**
     * A program and what belongs to it on the other side.
     *
     * @param a null if it is in the second only
     * @param b null if it is in the first only
     * @param threads its threads, compared one by one
     */
    record Programs(@Nullable Image a, @Nullable Image b, List<StreamComparison> threads) {
        /** Copies the list. */
        Programs {
            threads = List.copyOf(threads);
        }

        /** Whether it is on both sides. */
        boolean isMatched() {
            return a != null && b != null;
        }

        /** Whether anything is different. */
        boolean differs() {
            return !isMatched()
                    || threads.stream().anyMatch(thread -> !thread.differences().isEmpty());
        }

        /** The one there is, the first one's if there are both. */
        Image either() {
            Image one = a == null ? b : a;
            if (one == null) {
                throw new IllegalStateException("a pair of nothing");
            }
            return one;
        }

        long same() {
            return threads.stream().mapToLong(StreamComparison::same).sum();
        }

        long count(Difference.Kind kind) {
            return threads.stream().mapToLong(thread -> thread.count(kind)).sum();
        }
    }

    /**
     * The difference that says most about why the runs differ, and where it is.
     *
     * @param programs in which programs
     * @param thread in which of their threads
     * @param difference which difference
     */
    record Divergence(Programs programs, StreamComparison thread, Difference difference) {
        /** Where its stretch of differences begins in the first trace: number of an event. */
        private long moment() {
            TokenStream stream = thread.a();
            int at = Math.min(thread.differences().get(0).a(), stream.size() - 1);
            return at < 0 ? Long.MAX_VALUE : stream.event(at);
        }
    }

    /** Compares two traces that are read. */
    static Comparison of(Side a, Side b, Tokens tokens) {
        List<Programs> programs = new ArrayList<>();
        for (ImageMatcher.Pair pair : ImageMatcher.match(a.first(), b.first())) {
            programs.add(new Programs(pair.a(), pair.b(), threads(tokens, pair)));
        }
        return new Comparison(a, b, tokens, HeaderComparison.of(a.header(), b.header()), programs);
    }

    /** This comparison without what differs among runs that went well, too. */
    Comparison without(Learnt learnt) {
        List<Programs> rest = new ArrayList<>();
        for (Programs pair : programs) {
            if (pair.isMatched()) {
                List<StreamComparison> threads = pair.threads().stream()
                        .map(thread -> thread.without(difference -> learnt.explains(thread, difference)))
                        .toList();
                rest.add(new Programs(pair.a(), pair.b(), threads));
            } else if (!learnt.explains(pair.either())) {
                rest.add(pair);
            }
        }
        return new Comparison(
                a,
                b,
                tokens,
                facts.stream().filter(fact -> !learnt.explains(fact)).toList(),
                rest);
    }

    private static List<StreamComparison> threads(Tokens tokens, ImageMatcher.Pair pair) {
        List<TokenStream> a = pair.a() == null ? List.of() : pair.a().threads();
        List<TokenStream> b = pair.b() == null ? List.of() : pair.b().threads();
        List<StreamComparison> compared = new ArrayList<>();
        for (ThreadMatcher.Pair threads : ThreadMatcher.match(a, b)) {
            if (threads.a() != ThreadMatcher.NONE && threads.b() != ThreadMatcher.NONE) {
                compared.add(StreamComparison.of(tokens, a.get(threads.a()), b.get(threads.b())));
            } else {
                boolean isFirst = threads.b() == ThreadMatcher.NONE;
                TokenStream only = isFirst ? a.get(threads.a()) : b.get(threads.b());
                compared.add(StreamComparison.ofOne(tokens, only, isFirst));
            }
        }
        return compared;
    }

    /** A program's place in the first trace, or with a {@code +} before it in the second. */
    String slot(Programs pair) {
        Image first = pair.a();
        return first != null
                ? a.slots().of(first.process())
                : "+" + b.slots().of(pair.either().process());
    }

    /** How many calls are no difference because they only repeat others, or because the process ended before or after them. */
    long repetitions() {
        return programs.stream()
                .flatMap(pair -> pair.threads().stream())
                .mapToLong(StreamComparison::repetitions)
                .sum();
    }

    /** Whether anything is different. */
    boolean differs() {
        return programs.stream().anyMatch(Programs::differs);
    }

    /**
     * The first divergence: before it, the runs were the same in all threads. Where calls differ one after the other, the first of
     * them is often what is left of a call that was there too, so that the clearest of a few is meant: a signal; then that the same
     * call came back with something else; then that it had other arguments; then that there is a call more or less. Empty where
     * nothing differs but that programs are on one side only.
     */
    Optional<Divergence> first() {
        Divergence best = null;
        for (Programs pair : programs) {
            if (!pair.isMatched()) {
                continue;
            }
            for (StreamComparison thread : pair.threads()) {
                if (!thread.differences().isEmpty()) {
                    Divergence candidate = new Divergence(pair, thread, clearest(thread));
                    best = best == null || candidate.moment() < best.moment() ? candidate : best;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Of the first few of either side, as far as there is nothing common between them. */
    private Difference clearest(StreamComparison thread) {
        List<Difference> all = thread.differences();
        Difference start = all.get(0);
        Difference best = start;
        for (int i = 1; i < all.size() && all.get(i).follows(all.get(i - 1)); i++) {
            Difference next = all.get(i);
            boolean isNear = (next.kind() == Difference.Kind.ADDED || next.a() - start.a() < MOST_NEAR)
                    && (next.kind() == Difference.Kind.REMOVED || next.b() - start.b() < MOST_NEAR);
            best = isNear && rank(thread, next) < rank(thread, best) ? next : best;
        }
        return best;
    }

    private int rank(StreamComparison thread, Difference difference) {
        return switch (difference.kind()) {
            case RESULT -> 1;
            case ARGUMENT -> 2;
            case REMOVED -> rank(tokens.get(thread.a().token(difference.a())));
            case ADDED -> rank(tokens.get(thread.b().token(difference.b())));
        };
    }

    private static int rank(Tokens.Token onOneSide) {
        return onOneSide.isSignal() ? 0 : onOneSide.isStart() ? 3 : 4;
    }
}
