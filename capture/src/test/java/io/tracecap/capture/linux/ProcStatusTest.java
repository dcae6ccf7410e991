package io.tracecap.capture.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcStatusTest {
    private static final int NO_SUCH_THREAD = 1 << 30;

    @Test
    void shouldTellProcessAndParentOfAThread() throws IOException {
        int own = (int) ProcessHandle.current().pid();
        int parent = (int) ProcessHandle.current().parent().orElseThrow().pid();

        ProcStatus status = ProcStatus.read(ThisProcess.threadId(), new ProcFile());

        assertThat(status).isEqualTo(new ProcStatus(own, parent, ThisProcess.threadId()));
    }

    @Test
    void shouldSayThatAThreadIsGone() {
        assertThatThrownBy(() -> ProcStatus.read(NO_SUCH_THREAD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/proc/" + NO_SUCH_THREAD + "/status");
    }
}
