package io.tracecap.tools.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ColorOptionsTest {
    @Command
    private static final class Painter {
        @Mixin
        private final ColorOptions colors = new ColorOptions();
    }

    private static boolean areWanted(boolean isTerminal, Map<String, String> environment, String... args) {
        Painter painter = new Painter();
        new CommandLine(painter).parseArgs(args);
        return painter.colors.areWanted(isTerminal, environment);
    }

    @Test
    void onATerminalUnlessTheUserDoesNotWantThem() {
        assertThat(areWanted(true, Map.of())).isTrue();
        assertThat(areWanted(false, Map.of())).isFalse();
        assertThat(areWanted(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(areWanted(true, Map.of("NO_COLOR", ""))).isTrue();
        assertThat(areWanted(false, Map.of("NO_COLOR", "1"), "--color=always")).isTrue();
        assertThat(areWanted(true, Map.of(), "--color=Never")).isFalse();
    }
}
