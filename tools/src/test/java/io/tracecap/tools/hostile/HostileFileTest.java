package io.tracecap.tools.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.tools.cli.Main;
import io.tracecap.tools.hostile.HostileCase.Verdict;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command on every file that was made to do harm: it ends in time, says in one line what is wrong and where, and
 * shows what is good before that. The build gives this test a heap of 256 MB, so what needs more fails here.
 */
class HostileFileTest {
    private static final List<String> COMMANDS = List.of("show", "show --unfinished", "info", "info --json");
    private static final long LIMIT_NS = 5_000_000_000L;

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> files() {
        return table(FrameCases.files());
    }

    @TestFactory
    Stream<DynamicTest> frames() {
        return table(FrameCases.frames());
    }

    @TestFactory
    Stream<DynamicTest> compression() {
        return table(FrameCases.compression());
    }

    @TestFactory
    Stream<DynamicTest> messages() {
        return table(MessageCases.protobuf());
    }

    @TestFactory
    Stream<DynamicTest> batches() {
        return table(MessageCases.batches());
    }

    @TestFactory
    Stream<DynamicTest> times() {
        return table(MessageCases.times());
    }

    @TestFactory
    Stream<DynamicTest> index() {
        return table(IndexCases.index());
    }

    @TestFactory
    Stream<DynamicTest> states() {
        return table(StateCases.states());
    }

    private Stream<DynamicTest> table(List<HostileCase> cases) {
        return cases.stream().flatMap(row -> COMMANDS.stream()
                .map(command -> DynamicTest.dynamicTest(row + ": " + command, () -> check(row, command))));
    }

    private void check(HostileCase row, String command) throws IOException {
        Path file = row.maker().make(directory);
        Printed printed = new Printed();
        long start = cpuNs();

        int code = Main.run((command + " " + file).split(" ", -1), printed.out(), printed.err());

        long tookNs = cpuNs() - start;
        assertThat(tookNs).as("time").isLessThan(LIMIT_NS);
        printed.assertNoControlBytes();
        if (row.verdict() == Verdict.ODD) {
            assertThat(code).isIn(0, 2);
            assertThat(printed.errors()).hasLineCount(code == 0 ? 0 : 1);
        } else {
            assertThat(code).as(printed.errors()).isEqualTo(2);
            assertThat(printed.errors()).hasLineCount(1).startsWith("tracetool: " + file + ": ");
            checkPlace(row, printed.errors());
        }
        checkGoodEvents(row, command, printed);
    }

    /** CPU time: a machine that is busy with something else does not make a test fail. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void checkPlace(HostileCase row, String message) {
        switch (row.verdict()) {
            case REFUSED -> assertThat(message).containsPattern("(frame [0-9]+ at )?offset [0-9]+");
            case NO_INDEX -> assertThat(message).contains("index");
            case NO_TRACE, ODD -> {}
        }
    }

    private static void checkGoodEvents(HostileCase row, String command, Printed printed) {
        if (row.goodEvents() <= 0) {
            return;
        }
        if (command.startsWith("show")) {
            assertThat(printed.lines()).as(printed.beginning()).isEqualTo(row.goodEvents() - 1);
        } else if (command.equals("info")) {
            assertThat(printed.beginning()).containsPattern("events +" + row.goodEvents() + "\n");
        }
    }
}
