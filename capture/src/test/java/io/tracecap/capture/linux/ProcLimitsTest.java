package io.tracecap.capture.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcLimitsTest {
    @Test
    void findsTheSoftLimitOfFileSizes() {
        String limits = """
                Limit                     Soft Limit           Hard Limit           Units
                Max cpu time              unlimited            unlimited            seconds
                Max file size             1048576              unlimited            bytes
                Max data size             7                    unlimited            bytes
                """;

        assertThat(ProcLimits.fileSize(limits)).isEqualTo(1_048_576);
        assertThat(ProcLimits.fileSize(limits.replace("1048576  ", "unlimited")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(ProcLimits.fileSize("")).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void readsThoseOfThisProcess() {
        assertThat(ProcLimits.fileSize()).isPositive();
        assertThat(ProcLimits.addressSpaceLeft()).isPositive();
    }
}
