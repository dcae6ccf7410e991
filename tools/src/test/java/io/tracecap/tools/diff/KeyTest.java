package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.RawText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeyTest {
    private final Key key = new Key(new SplittableRandom(1));

    private record Hash(long low, long high) {}

    private Hash of(Object... parts) {
        key.clear();
        for (Object part : parts) {
            if (part instanceof Long number) {
                key.number(number);
            } else if (part instanceof RawText text) {
                key.text(text);
            } else {
                key.text((String) part);
            }
        }
        assertThat(key.end()).isTrue();
        return new Hash(key.low(), key.high());
    }

    @Test
    void theSameHasTheSameHashHoweverItIsGiven() {
        Hash expected = of("a path", 5L);
        assertThat(of("a path", 5L)).isEqualTo(expected);
        assertThat(of(RawText.of("a path"), 5L)).isEqualTo(expected);
        byte[] bytes = "of a path".getBytes(StandardCharsets.US_ASCII);
        key.clear();
        key.bytes(bytes, 3, 6);
        key.number(5);
        assertThat(key.end()).isTrue();
        assertThat(new Hash(key.low(), key.high())).isEqualTo(expected);
    }

    @Test
    void otherwiseItHasAnother() {
        Map<Hash, String> seen = new HashMap<>();
        for (long i = 0; i < 20_000; i++) {
            assertThat(seen.put(of("", i), "number " + i)).isNull();
            assertThat(seen.put(of("x" + i), "text " + i)).isNull();
            assertThat(seen.put(of("x", Long.toString(i)), "two texts " + i)).isNull();
        }
        for (int length = 0; length < 100; length++) {
            assertThat(seen.put(of("\0".repeat(length) + "!"), "zeroes")).isNull();
        }
        Key another = new Key(new SplittableRandom(2));
        another.text("x1");
        assertThat(another.end()).isTrue();
        assertThat(new Hash(another.low(), another.high())).as("another seed").isNotEqualTo(of("x1"));
    }

    @Test
    void whatIsTooLongHasNone() {
        key.clear();
        key.text("x".repeat(4088));
        assertThat(key.end()).isTrue();
        key.number(1);
        assertThat(key.end()).isFalse();
        key.clear();
        key.text("x".repeat(5000));
        key.number(1);
        assertThat(key.end()).isFalse();
        assertThat(of("x")).isEqualTo(of("x"));
    }
}
