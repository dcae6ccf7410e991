package io.tracecap.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"100ms, 100000000", "1.5s, 1500000000", "2m, 120000000000", "2min, 120000000000", "0s, 0", "7us, 7000"})
    void readsTimes(String text, long ns) {
        assertThat(new TimeSpan().convert(text)).isEqualTo(ns);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "5", "-1s", "1d", "1..5s", "99999999999h", "1 s"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> new TimeSpan().convert(text))
                .hasMessage("'" + text + "' is not a time, such as 100ms, 1.5s or 2m");
    }
}
