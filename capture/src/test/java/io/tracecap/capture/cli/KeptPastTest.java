package io.tracecap.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class KeptPastTest {
    private final KeptPast.Converter converter = new KeptPast.Converter();

    @ParameterizedTest
    @CsvSource({"64M,67108864", "1G,1073741824", "2048k,2097152", "1048576,1048576"})
    void readsASize(String text, long bytes) {
        assertThat(converter.convert(text)).isEqualTo(new KeptPast(text, bytes, null));
    }

    @ParameterizedTest
    @CsvSource({"30s,30000000000", "5m,300000000000", "1.5h,5400000000000", "1000ms,1000000000"})
    void readsATime(String text, long ns) {
        assertThat(converter.convert(text)).isEqualTo(new KeptPast(text, null, ns));
    }

    @Test
    void refusesWhatIsNeitherOrTooLittle() {
        assertThatThrownBy(() -> converter.convert("much"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'much' is neither a size, such as 64M, nor a time, such as 30s or 5m");
        assertThatThrownBy(() -> converter.convert("1023k")).hasMessageContaining("1M or more");
        assertThatThrownBy(() -> converter.convert("999ms")).hasMessageContaining("1s or more");
        assertThatThrownBy(() -> converter.convert("0s")).hasMessageContaining("1s or more");
    }
}
