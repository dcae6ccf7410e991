package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.nio.file.Path;

/** Runs the same thing without tracecap and with it, and wants to see no difference. */
final class Twice {
    private final Stage stage;

    Twice(Stage stage) {
        this.stage = stage;
    }

    /** Where the recorded one leaves its trace. */
    Path trace() {
        return stage.beside("out.trc");
    }

    Launch recorded(Launch launch) {
        return stage.recorded(launch, trace());
    }

    /** Runs a bash script in which {@code RUN} stands for nothing, then for {@code tracecap run -o … --}. */
    String assertSame(String script) {
        return assertSame(bash(script, ""), bash(script, Distribution.tracecap() + " run -o " + trace() + " --"));
    }

    private Launch bash(String script, String run) {
        return stage.launch("bash", "-c", script.replace("RUN", run));
    }

    /** Runs both, compares all that can be seen from outside, and returns what the untraced one printed. */
    String assertSame(Launch alone, Launch recorded) {
        Outcome expected = stage.run(alone);
        Outcome actual = stage.run(recorded);
        assertThat(expected.timedOut()).as(expected.described()).isFalse();
        assertThat(actual.out()).as(actual.described()).isEqualTo(expected.out());
        assertThat(actual.err()).as(actual.described()).isEqualTo(expected.err());
        assertThat(actual.status()).as(actual.described()).isEqualTo(expected.status());
        assertThat(actual.strays()).as("left running").isEmpty();
        assertThat(show().status()).isEqualTo(WaitStatus.exited(0));
        return expected.text();
    }

    /** What {@code tracetool show} says of the trace. */
    Outcome show() {
        return stage.tracetool("show", trace().toString());
    }
}
