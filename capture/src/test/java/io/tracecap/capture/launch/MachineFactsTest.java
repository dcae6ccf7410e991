package io.tracecap.capture.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.TraceHeader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineFactsTest {
    @ParameterizedTest
    @ValueSource(strings = {"5.3.0", "5.10.0-8-amd64", "6.1", "10.0-rc1"})
    void acceptsKernelsThatHaveGetSyscallInfo(String release) {
        assertThat(MachineFacts.unsupported("Linux", release, "amd64")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.2.99", "4.19.0-21", "3.10", "4", "unknown"})
    void refusesOlderKernelsAndSaysWhichIsNeeded(String release) {
        assertThat(MachineFacts.unsupported("Linux", release, "amd64"))
                .contains("Linux 5.3 or later")
                .contains(release);
    }

    @Test
    void distributionIsTheNameForPeople() {
        assertThat(MachineFacts.distribution(
                        List.of("NAME=\"Debian\"", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"")))
                .isEqualTo("Debian GNU/Linux 12 (bookworm)");
        assertThat(MachineFacts.distribution(List.of("PRETTY_NAME=Alpine"))).isEqualTo("Alpine");
        assertThat(MachineFacts.distribution(List.of("PRETTY_NAME='One'"))).isEqualTo("One");
        assertThat(MachineFacts.distribution(List.of("NAME=x"))).isEmpty();
    }

    @Test
    void refusesOtherProcessorsAndSystems() {
        assertThat(MachineFacts.unsupported("Linux", "6.1", "aarch64"))
                .contains("x86-64")
                .contains("aarch64");
        assertThat(MachineFacts.unsupported("Mac OS X", "14.0", "amd64")).contains("Mac OS X");
    }

    @Test
    void readsBothClocksAtTheSameMoment() {
        TraceHeader.Clocks clocks = MachineFacts.clocks();

        assertThat(clocks.toRealtime(System.nanoTime()))
                .isCloseTo(
                        TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()),
                        org.assertj.core.api.Assertions.within(TimeUnit.SECONDS.toNanos(1)));
    }
}
