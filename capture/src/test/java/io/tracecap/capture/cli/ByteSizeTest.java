package io.tracecap.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "4096, 4K", "1023, 1023", "512K, 512K", "8m, 8M", "1G, 1G", "1024M, 1G"})
    void readsSizesAndSaysThem(String text, String said) {
        assertThat(ByteSize.text(new ByteSize().convert(text))).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "1T", "-1", "1.5M", "9999999999G", "18446744073709551615", "8 M"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> new ByteSize().convert(text))
                .hasMessage("'" + text + "' is not a size, such as 512K, 8M or 1G");
    }
}
