package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.capture.linux.Errno;
import org.junit.jupiter.api.Test;

class PtraceDeniedExceptionTest {
    @Test
    void saysHowToLiftARestrictionOfYama() {
        assertThat(PtraceDeniedException.explain(Errno.EPERM, 1, ""))
                .contains("kernel.yama.ptrace_scope is 1")
                .contains("sudo sysctl kernel.yama.ptrace_scope=0");
    }

    @Test
    void saysWhatElseHelpsWhereOnlyAncestorsMayTrace() {
        assertThat(PtraceDeniedException.explain(Errno.EPERM, 1, "install perl; or "))
                .contains("; install perl; or run as");
        assertThat(PtraceDeniedException.explain(Errno.EPERM, 2, "install perl; or "))
                .doesNotContain("perl");
    }

    @Test
    void saysWhatAContainerNeeds() {
        assertThat(PtraceDeniedException.explain(Errno.EPERM, 0, "")).contains("--cap-add=SYS_PTRACE");
    }

    @Test
    void doesNotAdviseWhatCannotHelp() {
        assertThat(PtraceDeniedException.explain(Errno.EPERM, 3, ""))
                .doesNotContain("sudo")
                .contains("restarts");
    }

    @Test
    void namesTheKernelThatIsNeeded() {
        assertThat(PtraceDeniedException.explain(Errno.EIO, 0, "")).contains("Linux 5.3");
    }
}
