package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Property(tries = 200)
    void theSameTextHasTheSameNumber(
            @ForAll @Size(max = 300) List<@StringLength(max = 3) @CharRange(from = 'a', to = 'c') String> texts) {
        Tokens tokens = new Tokens();
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i + 1 < texts.size(); i++) {
            String call = texts.get(i);
            String result = texts.get(i + 1);
            int token = tokens.of(call, call, result);
            Integer known = numbers.putIfAbsent(call + " " + result, token);
            assertThat(token).isEqualTo(known == null ? numbers.size() - 1 : known);
            assertThat(tokens.get(token).call()).isEqualTo(call);
            assertThat(tokens.get(token).result()).isEqualTo(result);
        }
    }

    @Test
    void manyAndLongTextsAreKept() {
        Tokens tokens = new Tokens();
        List<Integer> numbers = new ArrayList<>();
        String large = "x".repeat(3 << 20) + "\u00ff";
        for (int i = 0; i < 20_000; i++) {
            numbers.add(tokens.of("shape" + i % 7, "call(" + i + ")", Integer.toString(-i)));
            if (i == 10_000) {
                assertThat(tokens.get(tokens.of(large, large, "0")).call()).isEqualTo(large);
            }
        }
        for (int i = 0; i < 20_000; i++) {
            Tokens.Token token = tokens.get(numbers.get(i));
            assertThat(token.text()).isEqualTo("call(" + i + ") = " + -i);
            assertThat(token.name()).isEqualTo("call");
            assertThat(tokens.of("another", "call(" + i + ")", Integer.toString(-i)))
                    .isEqualTo(numbers.get(i));
            assertThat(tokens.shape(numbers.get(i)) == tokens.shape(numbers.get(0)))
                    .isEqualTo(i % 7 == 0);
        }
        assertThat(tokens.isOverfull()).isFalse();
    }

    @Test
    void aTextIsNoOtherOneThatIsSplitElsewhere() {
        Tokens tokens = new Tokens();
        assertThat(tokens.of("ab", "ab", "c")).isNotEqualTo(tokens.of("a", "a", "bc"));
    }
}
