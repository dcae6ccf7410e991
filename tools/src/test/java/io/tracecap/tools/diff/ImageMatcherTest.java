package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImageMatcherTest {
    private static Image make(String... jobs) {
        Image make = new Image(null, false, 0, "make all");
        int process = 1;
        for (String job : jobs) {
            Image fork = new Image(make, false, process, "make all");
            new Image(fork, true, process, job);
            process++;
        }
        return make;
    }

    private static String line(@Nullable Image image) {
        return image == null ? "-" : image.destiny().replace("\n", " > ");
    }

    /** Pairs below the first one, of which at least one side forked. */
    private static List<String> pairs(Image a, Image b) {
        List<String> lines = new ArrayList<>();
        for (ImageMatcher.Pair pair : ImageMatcher.match(a, b)) {
            Image either = pair.a() == null ? pair.b() : pair.a();
            if (either != null && either.parent() != null && !either.isExecuted()) {
                lines.add(line(pair.a()) + " | " + line(pair.b()));
            }
        }
        return lines;
    }

    @Test
    void jobsThatCameInAnotherOrderFindEachOther() {
        assertThat(pairs(make("cc a.c", "cc b.c", "cc c.c"), make("cc b.c", "cc c.c", "cc a.c")))
                .containsExactlyInAnyOrder(
                        "make all > cc a.c | make all > cc a.c",
                        "make all > cc b.c | make all > cc b.c",
                        "make all > cc c.c | make all > cc c.c");
    }

    @Test
    void oneMoreIsTheOneThatIsMore() {
        assertThat(pairs(make("cc a.c", "ld"), make("cc a.c", "cc b.c", "ld")))
                .containsExactlyInAnyOrder(
                        "make all > cc a.c | make all > cc a.c",
                        "make all > ld | make all > ld",
                        "- | make all > cc b.c");
        assertThat(pairs(make("cc a.c", "tar x"), make("cc a.c")))
                .containsExactlyInAnyOrder("make all > cc a.c | make all > cc a.c", "make all > tar x | -");
    }

    @Test
    void sameProgramWithOtherArgumentsIsTheSame() {
        assertThat(pairs(make("cc -O2 a.c", "ld"), make("cc -O0 a.c", "ld")))
                .contains("make all > cc -O2 a.c | make all > cc -O0 a.c");
    }

    @Test
    void forkIsTheSameWhereItsProgramCouldNotBeExecuted() {
        Image failed = make("ld");
        new Image(failed, false, 7, "make all");
        assertThat(pairs(make("ld", "cc a.c"), failed))
                .containsExactlyInAnyOrder("make all > ld | make all > ld", "make all > cc a.c | make all");
    }

    @Test
    void thousandsOfChildrenAreMatchedInTime() {
        String[] jobs = IntStream.range(0, 10_000).mapToObj(i -> "cc " + i).toArray(String[]::new);
        String[] backwards =
                IntStream.range(0, 10_000).mapToObj(i -> "cc " + (9_999 - i)).toArray(String[]::new);
        List<ImageMatcher.Pair> pairs = ImageMatcher.match(make(jobs), make(backwards));
        assertThat(pairs).hasSize(20_001).allSatisfy(pair -> {
            assertThat(pair.a()).isNotNull();
            assertThat(pair.b()).isNotNull();
        });
    }
}
