package io.tracecap.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandSplitTest {
    @Test
    void takesATrailingTraceName() {
        assertThat(split("run ls -o out.trc", "ls -o out.trc", null))
                .isEqualTo(new CommandSplit(1, List.of("ls"), "out.trc"));
    }

    @Test
    void leavesAnotherOutputOptionToTheCommand() {
        assertThat(split("run gcc a.c -o a.out", "gcc a.c -o a.out", null))
                .isEqualTo(new CommandSplit(1, List.of("gcc", "a.c", "-o", "a.out"), null));
    }

    @Test
    void leavesATrailingTraceNameToTheCommandIfTheOutputWasGivenBefore() {
        assertThat(split("run -o x.trc cp -o y.trc", "cp -o y.trc", "x.trc"))
                .isEqualTo(new CommandSplit(3, List.of("cp", "-o", "y.trc"), "x.trc"));
    }

    @Test
    void leavesEverythingBehindTheDoubleDashToTheCommand() {
        assertThat(split("run -- ls -o out.trc", "ls -o out.trc", null))
                .isEqualTo(new CommandSplit(2, List.of("ls", "-o", "out.trc"), null));
    }

    @Test
    void needsACommandBeforeATrailingTraceName() {
        assertThat(split("run -o out.trc", "-o out.trc", null).command()).containsExactly("-o", "out.trc");
    }

    private static CommandSplit split(String arguments, String rest, @Nullable String output) {
        return CommandSplit.of(List.of(arguments.split(" ", -1)), List.of(rest.split(" ", -1)), output);
    }
}
