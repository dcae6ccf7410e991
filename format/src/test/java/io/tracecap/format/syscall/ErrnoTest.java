package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void errorsHaveTheNamesOfErrnoAndTheTextsOfStrerror() {
        assertThat(Errno.name(2)).isEqualTo("ENOENT");
        assertThat(Errno.text(2)).isEqualTo("No such file or directory");
        assertThat(Errno.name(11)).isEqualTo("EAGAIN");
        assertThat(Errno.text(11)).isEqualTo("Resource temporarily unavailable");
        assertThat(Errno.name(133)).isEqualTo("EHWPOISON");
        assertThat(Errno.text(133)).isEqualTo("Memory page has hardware error");
    }

    @Test
    void theKernelsInternalErrorsAreKnownToo() {
        assertThat(Errno.name(512)).isEqualTo("ERESTARTSYS");
        assertThat(Errno.text(512)).isEqualTo("To be restarted if SA_RESTART is set");
        assertThat(Errno.name(516)).isEqualTo("ERESTART_RESTARTBLOCK");
    }

    @Test
    void anUnknownErrorKeepsItsNumber() {
        assertThat(Errno.name(1234)).isEqualTo("ERRNO_1234");
        assertThat(Errno.text(1234)).isEqualTo("Unknown error 1234");
    }
}
