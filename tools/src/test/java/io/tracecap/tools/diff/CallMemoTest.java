package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.select.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call that is found again, in the same or another trace, is what it would have been, had it been written again. */
class CallMemoTest {
    private static final Path SAMPLES = Path.of("..", "testdata", "samples");

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".trc"))
                    .filter(file -> !file.getFileName().toString().matches("(cut-off|killed).trc"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void changesNothing(Path file) throws IOException {
        Map<Rule, Long> counts = new EnumMap<>(Rule.class);
        Map<Rule, Long> countsAnew = new EnumMap<>(Rule.class);

        List<String> found = calls(file, true, counts);

        assertThat(found).isNotEmpty().isEqualTo(calls(file, false, countsAnew));
        assertThat(counts).isEqualTo(countsAnew);
    }

    private static List<String> calls(Path file, boolean isMemoized, Map<Rule, Long> counts) throws IOException {
        Dictionary dictionary = new Dictionary();
        calls(file, isMemoized, dictionary, new Rules(EnumSet.allOf(Rule.class)));
        Rules rules = new Rules(EnumSet.allOf(Rule.class));
        List<String> calls = calls(file, isMemoized, dictionary, rules);
        for (Rule rule : Rule.values()) {
            counts.put(rule, rules.count(rule));
        }
        return calls;
    }

    private static List<String> calls(Path file, boolean isMemoized, Dictionary dictionary, Rules rules)
            throws IOException {
        List<String> calls = new ArrayList<>();
        try (TraceFile trace = TraceFile.open(file)) {
            Side side = SideReader.read(
                    trace,
                    dictionary,
                    new SelectionOptions().select(trace),
                    new Reading(rules, Map.of(), trace.header().privacy().dataLimit(), false, isMemoized));
            Deque<Image> images = new ArrayDeque<>(List.of(side.first()));
            while (!images.isEmpty()) {
                Image image = images.remove();
                images.addAll(image.children());
                for (TokenStream thread : image.threads()) {
                    for (int i = 0; i < thread.size(); i++) {
                        Tokens.Token token = dictionary.tokens().get(thread.token(i));
                        calls.add(thread.event(i) + " " + token.text() + " " + token.shape());
                    }
                }
            }
        }
        return calls;
    }
}
