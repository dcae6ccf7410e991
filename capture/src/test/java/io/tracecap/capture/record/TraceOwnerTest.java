package io.tracecap.capture.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceOwnerTest {
    @Test
    void isWhoAskedSudo() {
        assertThat(TraceOwner.ofSudo(Map.of("SUDO_UID", "1000", "SUDO_GID", "100")))
                .contains(new TraceOwner(1000, 100));
    }

    @Test
    void isNobodyElseWhenSudoHasNotSaid() {
        assertThat(TraceOwner.ofSudo(Map.of())).isEmpty();
        assertThat(TraceOwner.ofSudo(Map.of("SUDO_UID", "1000"))).isEmpty();
        assertThat(TraceOwner.ofSudo(Map.of("SUDO_UID", "joe", "SUDO_GID", "joe")))
                .isEmpty();
    }
}
