package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignalsTest {
    @Test
    void signalsHaveTheirNames() {
        assertThat(Signals.name(17)).isEqualTo("SIGCHLD");
        assertThat(Signals.name(6)).isEqualTo("SIGABRT");
        assertThat(Signals.name(31)).isEqualTo("SIGSYS");
    }

    @Test
    void realTimeSignalsCountFromTheKernelsFirst() {
        assertThat(Signals.name(32)).isEqualTo("SIGRTMIN");
        assertThat(Signals.name(35)).isEqualTo("SIGRT_3");
        assertThat(Signals.name(64)).isEqualTo("SIGRT_32");
    }

    @Test
    void whatIsNoSignalStaysANumber() {
        assertThat(Signals.name(0)).isEqualTo("0");
        assertThat(Signals.name(65)).isEqualTo("65");
        assertThat(Signals.name(-3)).isEqualTo("-3");
    }

    @Test
    void namesAreUnderstoodWithAndWithoutPrefix() {
        assertThat(Signals.number("SIGCHLD")).hasValue(17);
        assertThat(Signals.number("INT")).hasValue(2);
        assertThat(Signals.number("SIGIOT")).hasValue(6);
        assertThat(Signals.number("SIGNOPE")).isEmpty();
    }

    @Test
    void everyNameLeadsBackToItsSignal() {
        for (int signal = 1; signal <= Signals.LAST; signal++) {
            assertThat(Signals.number(Signals.name(signal))).hasValue(signal);
        }
        assertThat(Signals.number("SIGRT_0")).isEmpty();
        assertThat(Signals.number("SIGRT_33")).isEmpty();
    }
}
