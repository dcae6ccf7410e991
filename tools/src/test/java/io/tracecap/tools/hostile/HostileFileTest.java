package io.tracecap.tools.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.tools.cli.Main;
import io.tracecap.tools.hostile.HostileCase.Verdict;
import io.tracecap.tools.hostile.HostileCommand.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command on every file that was made to do harm: it ends in time, says in one line what is wrong and where, and
 * shows what is good before that. The build gives this test a heap of 256 MB, so what needs more fails here.
 */
class HostileFileTest {
    /** Of processor time; for the millions of events of a crowd three times that. */
    private static final long LIMIT_NS = 5_000_000_000L;

    @TempDir
    private Path directory;

    private @Nullable HostileCase madeRow;
    private Path made = Path.of("");

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
        return cases.stream().flatMap(row -> HostileCommand.ALL.stream()
                .filter(command -> !row.isCrowd() || !command.isThorough())
                .map(command -> DynamicTest.dynamicTest(row + ": " + command, () -> check(row, command))));
    }

    private void check(HostileCase row, HostileCommand command) throws IOException {
        Path file = make(row);
        Path results = Files.createDirectories(directory.resolve("results"));
        Path target = results.resolve("out.trc");
        Printed printed = new Printed();
        long start = cpuNs();

        int code = Main.run(command.line(file, target), printed.out(), printed.err());

        long tookNs = cpuNs() - start;
        List<Path> left = list(results);
        try {
            assertThat(tookNs).as("time").isLessThan(row.isCrowd() ? 3 * LIMIT_NS : LIMIT_NS);
            printed.assertNoControlBytes();
            assertThat(printed.errors()).hasLineCount(code == 2 ? 1 : 0);
            if (code == 2) {
                assertThat(printed.errors()).startsWith("tracetool: " + file + ": ");
            }
            assertThat(left).isEqualTo(command.makesFile() && code != 2 ? List.of(target) : List.of());
            checkCode(row, command, code, printed);
            if (command.makesFile() && code != 2 && row.verdict() != Verdict.ODD) {
                checkResult(target);
            }
        } finally {
            for (Path each : left) {
                Files.delete(each);
            }
        }
    }

    /** Makes the file, unless it is there already: rows come one after the other. */
    private Path make(HostileCase row) throws IOException {
        if (!row.equals(madeRow)) {
            made = row.maker().make(directory);
            madeRow = row;
        }
        return made;
    }

    private static List<Path> list(Path results) throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.toList();
        }
    }

    /** CPU time: a machine that is busy with something else does not make a test fail. */
    private static long cpuNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void checkCode(HostileCase row, HostileCommand command, int code, Printed printed) {
        if (row.verdict() == Verdict.ODD) {
            boolean mayFindFault = command.kind() == Kind.CHECKS || command.kind() == Kind.RECOVERS;
            assertThat(code).isIn(0, mayFindFault ? 1 : 0, 2);
            return;
        }
        boolean isRefused = row.verdict() == Verdict.NO_TRACE
                || command.kind() == Kind.READS
                || command.kind() == Kind.EDITS
                || (row.verdict() == Verdict.REFUSED && printed.errors().contains("newer version"));
        if (isRefused) {
            assertThat(code).as(printed.errors()).isEqualTo(2);
            checkPlace(row, printed.errors());
            checkGoodEvents(row, command, printed);
        } else if (command.kind() == Kind.CHECKS) {
            assertThat(code).as(printed.beginning()).isEqualTo(1);
            checkPlace(row, printed.beginning());
        } else {
            // Of a file whose index alone is bad nothing is lost.
            assertThat(code).as(printed.beginning()).isIn(0, 1);
            if (row.verdict() == Verdict.NO_INDEX) {
                assertThat(code).as(printed.beginning()).isZero();
            }
            assertThat(kept(printed.beginning())).isGreaterThanOrEqualTo(row.goodEvents());
        }
    }

    private static long kept(String report) {
        Matcher matcher = Pattern.compile("kept +([0-9]+) events? in ").matcher(report);
        assertThat(matcher.lookingAt()).as(report).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private static void checkPlace(HostileCase row, String message) {
        switch (row.verdict()) {
            case REFUSED -> assertThat(message).containsPattern("offset [0-9]+");
            case NO_INDEX ->
                assertThat(message)
                        .containsPattern(
                                "(index|footer|trailer).* offset [0-9]+|offset [0-9]+.*(index|footer|trailer)");
            case DAMAGED_START -> assertThat(message).contains("version");
            case NO_TRACE, ODD -> {}
        }
    }

    private static void checkGoodEvents(HostileCase row, HostileCommand command, Printed printed) {
        if (row.goodEvents() <= 0) {
            return;
        }
        boolean isShown = command.words().startsWith("show") || command.words().startsWith("replay");
        if (isShown && !command.words().contains("--comm")) {
            // The beginning of a thread has a line for programs only.
            int silent = command.words().contains("--json") ? 0 : 1;
            assertThat(printed.lines()).as(printed.beginning()).isEqualTo(row.goodEvents() - silent);
        } else if (command.words().equals("info")) {
            assertThat(printed.beginning()).containsPattern("events +" + row.goodEvents() + "\n");
        }
    }

    /** What was made of a bad file is a good one, and nothing good is missing in it. */
    private static void checkResult(Path target) {
        Printed printed = new Printed();
        int code = Main.run(new String[] {"verify", target.toString()}, printed.out(), printed.err());
        assertThat(code).as(printed.beginning()).isZero();
        assertThat(printed.beginning()).contains("good: ");
    }
}
