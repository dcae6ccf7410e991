package io.tracecap.tools.align;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlignerTest {
    private static final int LENGTH = 300_000;

    /** Few different tokens, so that much is the same. */
    @Provide
    Arbitrary<int[]> sequences() {
        return Arbitraries.integers().between(0, 5).array(int[].class).ofMaxSize(60);
    }

    private static int[] apply(int[] a, int[] b, List<Edit> edits) {
        IntStream.Builder result = IntStream.builder();
        int done = 0;
        for (Edit edit : edits) {
            for (int i = done; i < edit.aFrom(); i++) {
                result.add(a[i]);
            }
            for (int j = edit.bFrom(); j < edit.bTo(); j++) {
                result.add(b[j]);
            }
            done = edit.aTo();
        }
        for (int i = done; i < a.length; i++) {
            result.add(a[i]);
        }
        return result.build().toArray();
    }

    private static int cost(List<Edit> edits) {
        return edits.stream().mapToInt(edit -> edit.removed() + edit.added()).sum();
    }

    /** By the textbook's table. */
    private static int shortest(int[] a, int[] b) {
        int[][] common = new int[a.length + 1][b.length + 1];
        for (int i = 1; i <= a.length; i++) {
            for (int j = 1; j <= b.length; j++) {
                common[i][j] =
                        a[i - 1] == b[j - 1] ? common[i - 1][j - 1] + 1 : Math.max(common[i - 1][j], common[i][j - 1]);
            }
        }
        return a.length + b.length - 2 * common[a.length][b.length];
    }

    @Property
    void editsOfTheOneGiveTheOther(@ForAll("sequences") int[] a, @ForAll("sequences") int[] b) {
        List<Edit> edits = Aligner.align(a, b);
        assertThat(apply(a, b, edits)).isEqualTo(b);
        assertThat(edits)
                .allSatisfy(edit -> assertThat(edit.removed() + edit.added()).isPositive());
        for (int i = 1; i < edits.size(); i++) {
            assertThat(edits.get(i).aFrom()).isGreaterThan(edits.get(i - 1).aTo());
        }
    }

    @Property
    void noAlignmentOfShortSequencesIsShorter(@ForAll("sequences") int[] a, @ForAll("sequences") int[] b) {
        assertThat(cost(Aligner.align(a, b))).isEqualTo(shortest(a, b));
    }

    @Property
    void theOtherWayRoundCostsTheSame(@ForAll("sequences") int[] a, @ForAll("sequences") int[] b) {
        assertThat(cost(Aligner.align(b, a))).isEqualTo(cost(Aligner.align(a, b)));
    }

    @Property
    void nothingDiffersFromItself(@ForAll("sequences") int[] a) {
        assertThat(Aligner.align(a, a)).isEmpty();
    }

    private static int[] random(Random random, int length, int tokens) {
        return random.ints(length, 0, tokens).toArray();
    }

    private static int[] edited(int[] sequence, Random random, double share) {
        List<Integer> result = new ArrayList<>();
        for (int token : sequence) {
            if (random.nextDouble() >= share) {
                result.add(token);
            } else if (random.nextBoolean()) {
                result.add(random.nextInt(200));
                result.add(token);
            }
        }
        return result.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Without the collections that assertions make of arrays: they are long. */
    private static void assertRight(int[] a, int[] b, List<Edit> edits) {
        assertThat(Arrays.equals(apply(a, b, edits), b)).isTrue();
    }

    @Example
    void ofLongSequencesWithFewEditsFewAreFound() {
        Random random = new Random(1);
        int[] a = random(random, LENGTH, 200);
        int[] b = edited(a, random, 0.01);
        List<Edit> edits = Aligner.align(a, b);
        assertRight(a, b, edits);
        assertThat(cost(edits)).isLessThan(LENGTH / 100 + LENGTH / 1000);
    }

    @Example
    void unrelatedAndRepetitiveSequencesEndInTime() {
        Random random = new Random(2);
        int[] a = random(random, LENGTH, 200);
        int[] b = random(random, LENGTH, 200);
        assertRight(a, b, Aligner.align(a, b));
        int[] alternating = IntStream.range(0, LENGTH).map(i -> i % 2).toArray();
        int[] shifted = IntStream.range(0, LENGTH).map(i -> i / 3 % 2).toArray();
        assertRight(alternating, shifted, Aligner.align(alternating, shifted));
    }

    @Example
    void oneTokenAgainstManyIsFound() {
        int[] many = new int[LENGTH];
        many[LENGTH / 2] = 7;
        List<Edit> edits = Aligner.align(new int[] {7}, many);
        assertThat(edits).containsExactly(new Edit(0, 0, 0, LENGTH / 2), new Edit(1, 1, LENGTH / 2 + 1, LENGTH));
        assertThat(Aligner.align(new int[0], new int[] {1})).containsExactly(new Edit(0, 0, 0, 1));
        assertThat(Aligner.align(new int[0], new int[0])).isEmpty();
    }
}
