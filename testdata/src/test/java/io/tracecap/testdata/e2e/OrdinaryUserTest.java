package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same for a user who is not root: no capability helps the recorder. */
class OrdinaryUserTest extends OnStage {
    private static List<RealProgram> programs() {
        Set<String> some = Set.of("ls -l", "bash pipeline", "threads", "exec_from_thread", "segv", "eintr");
        return RealPrograms.all().stream()
                .filter(program -> some.contains(program.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void endsAndPrintsAsWhenUntraced(RealProgram program) throws IOException {
        stage.set(program.setting());
        Outcome alone = stage.run(stage.asNobody(stage.launch(program.command())));
        stage.set(program.setting());
        Launch recorded = stage.recorded(stage.launch(program.command()), Path.of("out.trc"));
        Outcome outcome = stage.run(stage.asNobody(recorded));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(alone.status());
        assertThat(outcome.out()).isEqualTo(alone.out());
        assertThat(outcome.err()).isEqualTo(alone.err());
        assertThat(outcome.strays()).as("left running").isEmpty();
        Outcome show = stage.tracetool("show", "out.trc");
        assertThat(show.status()).as(show.described()).isEqualTo(WaitStatus.exited(0));
        assertThat(show.out()).contains("execve(", "+++ ");
    }
}
