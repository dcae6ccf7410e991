package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.tools.diff.ThreadMatcher.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThreadMatcherTest {
    private static final int NONE = ThreadMatcher.NONE;

    /** A thread such as {@code worker:1,2,3}. */
    private static TokenStream thread(String text) {
        String[] parts = text.split(":", -1);
        TokenStream stream = new TokenStream();
        stream.setName(parts[0]);
        for (String token : parts[1].isEmpty() ? new String[0] : parts[1].split(",", -1)) {
            stream.add(Integer.parseInt(token), stream.size(), false, 0);
        }
        return stream;
    }

    private static List<TokenStream> threads(String... texts) {
        return Arrays.stream(texts).map(ThreadMatcherTest::thread).toList();
    }

    @Test
    void theFirstBelongsToTheFirstWhateverItIsCalled() {
        assertThat(ThreadMatcher.match(threads("a:1", "b:2"), threads("b:2", "a:1")))
                .containsExactly(new Pair(0, 0), new Pair(1, 1));
    }

    @Test
    void oneThatIsMissingDoesNotMoveTheOthers() {
        assertThat(ThreadMatcher.match(threads("m:", "gc:1", "io:2", "log:3"), threads("m:", "gc:1", "log:3")))
                .containsExactly(new Pair(0, 0), new Pair(1, 1), new Pair(2, NONE), new Pair(3, 2));
        assertThat(ThreadMatcher.match(threads("m:", "log:3"), threads("m:", "io:2", "log:3", "io:2")))
                .containsExactly(new Pair(0, 0), new Pair(1, 2), new Pair(NONE, 1), new Pair(NONE, 3));
    }

    @Test
    void theyMayBeMadeInAnotherOrder() {
        assertThat(ThreadMatcher.match(threads("m:", "gc:1", "io:2", "log:3"), threads("m:", "log:3", "io:2", "gc:1")))
                .contains(new Pair(1, 3), new Pair(2, 2), new Pair(3, 1));
    }

    @Test
    void thoseOfTheSameNameBelongTogetherInTheirOrder() {
        assertThat(ThreadMatcher.match(threads("m:", "w:1", "w:2", "w:3"), threads("m:", "w:3", "w:1", "w:2")))
                .containsExactly(new Pair(0, 0), new Pair(1, 1), new Pair(2, 2), new Pair(3, 3));
    }

    @Test
    void thoseWithNamesOfTheirOwnAreToldByWhatTheyDo() {
        assertThat(ThreadMatcher.match(
                        threads("m:", "w-17:1,2,3,4", "w-18:5,6,7,8"), threads("m:", "w-32:5,6,7,9", "w-33:1,2,3,4")))
                .containsExactly(new Pair(0, 0), new Pair(1, 2), new Pair(2, 1));
        assertThat(ThreadMatcher.match(threads("m:", "x:1,2,3"), threads("m:", "y:4,5,6")))
                .as("nothing in common: in their order")
                .containsExactly(new Pair(0, 0), new Pair(1, 1));
    }

    @Test
    void manyTakeNoTime() {
        List<TokenStream> a = new ArrayList<>();
        List<TokenStream> b = new ArrayList<>();
        IntStream.range(0, 20_000).forEach(i -> {
            a.add(thread("a" + i + ":1"));
            b.add(thread("b" + i + ":1"));
        });
        assertThat(ThreadMatcher.match(a, b)).hasSize(20_000).allMatch(pair -> pair.a() == pair.b());
    }

    @Test
    void oneSideMayHaveNone() {
        assertThat(ThreadMatcher.match(List.of(), threads("m:", "x:")))
                .containsExactly(new Pair(NONE, 0), new Pair(NONE, 1));
        assertThat(ThreadMatcher.match(threads("m:"), List.of())).containsExactly(new Pair(0, NONE));
        assertThat(ThreadMatcher.match(List.of(), List.of())).isEmpty();
    }
}
