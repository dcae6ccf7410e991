package io.tracecap.format.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EventNumbersTest {
    private static final long HIGHEST = (1L << 62) - 1;

    @Property(tries = 200)
    void aSetHasWhatWasAddedAndNothingElse(
            @ForAll @Size(max = 300) Set<@LongRange(min = 0, max = 5000) Long> near,
            @ForAll @Size(max = 300) Set<@LongRange(min = 0, max = HIGHEST) Long> far)
            throws TooManyEventsException {
        EventNumbers numbers = new EventNumbers();
        for (long number : near) {
            numbers.add(number);
        }
        for (long number : far) {
            numbers.add(number);
        }
        numbers.seal();

        for (long number = 0; number <= 5001; number++) {
            assertThat(numbers.contains(number)).isEqualTo(near.contains(number) || far.contains(number));
        }
        for (long number : far) {
            assertThat(numbers.contains(number)).isTrue();
            assertThat(numbers.mayHold(number, number + 1)).isTrue();
        }
    }

    @Test
    void aRangeWithoutNumbersNearIsKnownToHoldNone() throws TooManyEventsException {
        EventNumbers numbers = new EventNumbers();
        numbers.add(1000);
        numbers.seal();

        assertThat(numbers.mayHold(0, 900)).isFalse();
        assertThat(numbers.mayHold(0, 1001)).isTrue();
        assertThat(numbers.mayHold(1000, 1001)).isTrue();
        assertThat(numbers.mayHold(1100, 5000)).isFalse();
        assertThat(new EventNumbers().seal().mayHold(0, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void moreThanCanBeKeptIsRefused() {
        EventNumbers numbers = new EventNumbers();

        assertThatThrownBy(() -> {
                    for (long word = 0; word <= EventNumbers.MOST_WORDS; word++) {
                        numbers.add(word * 64);
                    }
                })
                .isInstanceOf(TooManyEventsException.class)
                .hasMessageContaining("--from and --to");
    }
}
