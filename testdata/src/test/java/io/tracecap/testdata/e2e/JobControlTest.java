package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recorded program on a terminal, and as a job that its parent stops and continues. */
class JobControlTest extends OnStage {
    private static final String TERMINAL =
            Path.of("programs", "terminal.py").toAbsolutePath().toString();

    /** Runs {@code outer inner} and {@code outer tracecap run … inner}; returns what both print. */
    private String assertSame(List<String> outer, String program) throws IOException {
        Launch inner = stage.launch(CPrograms.compiled(program).toString());
        Outcome alone = stage.run(within(outer, inner));
        Files.delete(stage.work().resolve("ready.pid"));
        Outcome recorded = stage.run(within(outer, twice.recorded(inner)));
        assertThat(recorded.out()).as(recorded.described()).isEqualTo(alone.out());
        assertThat(recorded.err()).as(recorded.described()).isEqualTo(alone.err());
        assertThat(recorded.strays()).as("left running").isEmpty();
        assertThat(twice.show().out()).contains("+++ ");
        return alone.text();
    }

    private static Launch within(List<String> outer, Launch inner) {
        List<String> command = new ArrayList<>(outer);
        command.addAll(inner.command());
        return inner.withCommand(command);
    }

    @Test
    void parentSeesStopsContinuesAndTheEnd() throws IOException {
        assertThat(assertSame(List.of(CPrograms.compiled("supervise").toString()), "clean_up"))
                .isEqualTo("stopped by 19\ncontinued\nstopped by 20\ncontinued\ncleaned up after 15\nkilled by 15\n");
    }

    @Test
    void programOnATerminalIsInItsForeground() throws IOException {
        assertThat(assertSame(List.of("python3", TERMINAL, "hello\\n"), "on_terminal"))
                .contains("terminals 1 1 1", "foreground 1", "typed 6", "exited with 11");
    }

    @Test
    void interruptKeyLetsTheProgramCleanUp() throws IOException {
        assertThat(assertSame(List.of("python3", TERMINAL, "\\x03"), "clean_up"))
                .contains("cleaned up after 2", "killed by 2");
    }
}
