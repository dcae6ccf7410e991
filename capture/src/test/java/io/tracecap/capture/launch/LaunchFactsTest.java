package io.tracecap.capture.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchFactsTest {
    @Test
    void readsThisProcess() throws IOException {
        LaunchFacts facts = LaunchFacts.of((int) ProcessHandle.current().pid());

        assertThat(facts.argv().get(0).utf8()).endsWith("java");
        assertThat(facts.cwd().utf8()).isEqualTo(Path.of("").toAbsolutePath().toString());
        assertThat(facts.environment()).contains(RawText.of("PATH=" + System.getenv("PATH")));
    }

    @Test
    void keepsTheNamesOfTheEnvironmentAndTheValuesOfTwo() {
        List<RawText> environment = List.of(
                RawText.of("HOME=/home/joe"), RawText.of("SECRET=x=y"), RawText.of("no-value"), RawText.of("TMPDIR="));
        LaunchFacts facts = new LaunchFacts(List.of(), environment, RawText.of("/work"), 7, 8);

        TraceHeader.Command command = facts.toHeader(List.of(RawText.of("ls")), facts.environmentNames());

        assertThat(command.environment())
                .containsExactly(
                        RawText.of("HOME"), RawText.of("SECRET"), RawText.of("no-value"), RawText.of("TMPDIR"));
        assertThat(command.home()).isEqualTo(RawText.of("/home/joe"));
        assertThat(command.tmpdir()).isEqualTo(RawText.EMPTY);
        assertThat(command.uid()).isEqualTo(7);
    }

    @Test
    void saysThatAProcessIsGone() {
        assertThatThrownBy(() -> LaunchFacts.of(Integer.MAX_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessage("process 2147483647, which was to become the command, is gone");
    }
}
