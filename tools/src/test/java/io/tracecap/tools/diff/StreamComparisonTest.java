package io.tracecap.tools.diff;

import static io.tracecap.tools.diff.Difference.Kind.ADDED;
import static io.tracecap.tools.diff.Difference.Kind.ARGUMENT;
import static io.tracecap.tools.diff.Difference.Kind.REMOVED;
import static io.tracecap.tools.diff.Difference.Kind.RESULT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamComparisonTest {
    private final Tokens tokens = new Tokens();

    /** Calls such as {@code read(3)=5}. */
    private TokenStream stream(String... calls) {
        TokenStream stream = new TokenStream();
        for (String call : calls) {
            int equals = call.indexOf('=');
            String name = call.substring(0, equals);
            stream.add(tokens.of(name, name, call.substring(equals + 1)), stream.size(), false, 0);
        }
        return stream;
    }

    private StreamComparison compared(TokenStream a, TokenStream b) {
        return StreamComparison.of(tokens, a, b);
    }

    @Test
    void sameCallWithAnotherResult() {
        StreamComparison found = compared(
                stream("open(x)=3", "read(3)=5", "close(3)=0"), stream("open(x)=3", "read(3)=0", "close(3)=0"));
        assertThat(found.differences()).containsExactly(new Difference(RESULT, 1, 1));
        assertThat(found.same()).isEqualTo(2);
    }

    @Test
    void sameCallWithOtherArguments() {
        StreamComparison found = compared(
                stream("open(x)=3", "read(3)=5", "close(3)=0"), stream("open(y)=3", "read(3)=5", "close(3)=0"));
        assertThat(found.differences()).containsExactly(new Difference(ARGUMENT, 0, 0));
    }

    @Test
    void aLoopThatWaitsMayTurnMoreOften() {
        TokenStream once = stream("send()=1", "sigaction(a)=0", "sigaction(b)=0", "recv()=5");
        TokenStream twice =
                stream("send()=1", "sigaction(a)=0", "sigaction(b)=0", "sigaction(a)=0", "sigaction(b)=0", "recv()=5");
        assertThat(compared(once, twice).differences()).hasSize(2);

        tokens.allowRepetition(once.token(1));
        assertThat(compared(once, twice).differences()).as("not all of it").hasSize(2);

        tokens.allowRepetition(once.token(2));
        assertThat(compared(once, twice).differences()).isEmpty();
        assertThat(compared(twice, once).differences()).isEmpty();
        assertThat(compared(twice, once).repetitions()).isEqualTo(2);
        assertThat(compared(stream("send()=1", "recv()=5"), once).differences())
                .as("not done before")
                .hasSize(2);
    }

    @Test
    void aProcessMayEndBeforeItsThreads() {
        TokenStream whole = stream("a()=0", "b()=0", "c()=0", "exit(0)=?");
        TokenStream shorter = stream("a()=0", "b()=0");
        assertThat(compared(shorter, whole).differences()).hasSize(2);

        shorter.cut();
        assertThat(compared(shorter, whole).differences()).isEmpty();
        assertThat(compared(whole, shorter).differences()).isEmpty();
        assertThat(compared(whole, shorter).repetitions()).isEqualTo(2);
        assertThat(compared(whole, shorter).same()).isEqualTo(2);
    }

    @Test
    void aProcessMayEndAmidACallOfItsThread() {
        TokenStream whole = stream("a()=0", "b()=0", "c()=0", "exit(0)=?");
        TokenStream cut = stream("a()=0", "b()=0", "c()=?");
        assertThat(compared(cut, whole).differences()).hasSize(2);

        cut.cut();
        assertThat(compared(cut, whole).differences()).isEmpty();
        assertThat(compared(whole, cut).differences()).isEmpty();
        TokenStream other = stream("a()=0", "b()=0", "d()=?");
        other.cut();
        assertThat(compared(other, whole).differences()).as("another call").isNotEmpty();
        assertThat(compared(whole, other).differences()).as("another call").isNotEmpty();
    }

    @Test
    void theEndOfTheProcessDoesNotExplainWhatCameBefore() {
        TokenStream whole = stream("a()=0", "b()=0", "c()=0");
        TokenStream cut = stream("a()=0", "b()=-1");
        cut.cut();
        assertThat(compared(cut, whole).differences()).contains(new Difference(RESULT, 1, 1));

        TokenStream longer =
                stream(IntStream.range(0, 30).mapToObj(i -> "a" + i + "()=0").toArray(String[]::new));
        TokenStream early =
                stream(IntStream.range(0, 13).mapToObj(i -> "a" + i + "()=0").toArray(String[]::new));
        early.cut();
        assertThat(compared(early, longer).differences()).as("too many").hasSize(17);
    }

    @Test
    void callsOnOneSideOnly() {
        TokenStream shorter = stream("a()=0", "b()=0", "c()=0");
        TokenStream longer = stream("a()=0", "x()=0", "b()=0", "c()=0", "y()=0");
        assertThat(compared(shorter, longer).differences())
                .containsExactly(new Difference(ADDED, 1, 1), new Difference(ADDED, 3, 4));
        assertThat(compared(longer, shorter).differences())
                .containsExactly(new Difference(REMOVED, 1, 1), new Difference(REMOVED, 4, 3));
    }

    @Test
    void resultsArePairedBeforeArgumentsAndThoseBeforeTheRest() {
        StreamComparison found = compared(
                stream("a()=0", "open(x)=3", "stat(p)=0", "z()=0", "e()=0"),
                stream("a()=0", "open(y)=3", "open(x)=-1", "stat(q)=0", "e()=0"));
        assertThat(found.differences())
                .containsExactlyInAnyOrder(
                        new Difference(ADDED, 1, 1),
                        new Difference(RESULT, 1, 2),
                        new Difference(ARGUMENT, 2, 3),
                        new Difference(REMOVED, 3, 4));
    }

    @Test
    void streamsWithLittleInCommonAreNotAligned() {
        String[] ones = IntStream.range(0, 50).mapToObj(i -> "one" + i + "()=0").toArray(String[]::new);
        String[] others =
                IntStream.range(0, 50).mapToObj(i -> "other" + i + "()=0").toArray(String[]::new);
        ones[20] = "common()=0";
        others[30] = "common()=0";
        StreamComparison found = compared(stream(ones), stream(others));
        assertThat(found.isUnrelated()).isTrue();
        assertThat(found.count(REMOVED)).isEqualTo(50);
        assertThat(found.count(ADDED)).isEqualTo(50);
        assertThat(compared(stream(ones), stream(ones)).isUnrelated()).isFalse();
    }

    @Test
    void againstNothing() {
        StreamComparison found = StreamComparison.ofOne(tokens, stream("a()=0", "b()=0"), true);
        assertThat(found.count(REMOVED)).isEqualTo(2);
        assertThat(found.same()).isZero();
    }

    @Test
    void portionsOfAStreamInARowAreOne() {
        TokenStream stream = new TokenStream();
        int read = tokens.of("read(", "read(<pipe>, ...)", "data");
        stream.add(read, 1, true, 0);
        stream.add(read, 2, true, 0);
        stream.add(tokens.of("close(", "close(<pipe>)", "0"), 3, false, 0);
        assertThat(stream.size()).isEqualTo(2);
        assertThat(stream.event(0)).isEqualTo(1);
    }
}
