package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.TraceeMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeccompStopsTest {
    /** This process is nobody's tracee: all that is asked of it fails. */
    private static final int NO_TRACEE = (int) ProcessHandle.current().pid();

    @Test
    void filterThatCannotBeInstalledIsReported() {
        List<String> said = new ArrayList<>();
        SeccompStops seccomp = new SeccompStops(new Ptrace(), new TraceeMemory());
        seccomp.want(ChosenCalls.ALL, false, said::add);
        assertThat(seccomp.wereRefused()).isFalse();

        assertThat(seccomp.beginInstallation(NO_TRACEE)).isFalse();
        assertThat(seccomp.wereRefused()).isTrue();
        assertThat(seccomp.areOn()).isFalse();
        assertThat(said).singleElement().asString().contains("could not be installed", "all calls are stopped");

        assertThat(seccomp.beginInstallation(NO_TRACEE)).as("once is enough").isFalse();
        assertThat(said).hasSize(1);
    }

    @Test
    void withoutAFilterNothingIsRefused() {
        SeccompStops seccomp = new SeccompStops(new Ptrace(), new TraceeMemory());
        assertThat(seccomp.beginInstallation(NO_TRACEE)).isFalse();
        assertThat(seccomp.wereRefused()).isFalse();
    }
}
