package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code tracetool stat} counts is what others count: strace's {@code -c} and {@code -w}, and {@code show}. */
class StatTest extends OnStage {
    private static final Pattern STRACE =
            Pattern.compile(" *[0-9.]+ +([0-9.]+) +[0-9]+ +([0-9]+) +([0-9]*) *([a-z_0-9]+)");
    private static final Pattern CSV = Pattern.compile("([0-9]+),([0-9]+),([0-9]+),[0-9,]*\"([a-z_0-9]+)\",.*");
    private static final int OPENAT_CALLS = 1;

    /** What a table says of one system call. */
    private record Row(long calls, long errors) {}

    private Path trace() {
        return stage.beside("x.trc");
    }

    private Map<String, Row> counted(String... options) {
        String[] words = new String[options.length + 3];
        words[0] = "stat";
        words[1] = "--csv";
        System.arraycopy(options, 0, words, 2, options.length);
        words[words.length - 1] = trace().toString();
        Outcome stat = stage.tracetool(words);
        assertThat(stat.status()).as(stat.described()).isEqualTo(WaitStatus.exited(0));
        Map<String, Row> rows = new TreeMap<>();
        for (String line : stat.out().lines().skip(1).toList()) {
            Matcher row = CSV.matcher(line);
            assertThat(row.matches()).as(line).isTrue();
            rows.put(row.group(4), new Row(Long.parseLong(row.group(2)), Long.parseLong(row.group(3))));
        }
        return rows;
    }

    private static Map<String, Row> table(String text) {
        Map<String, Row> rows = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher row = STRACE.matcher(line);
            if (row.matches() && !row.group(4).equals("total")) {
                long errors = row.group(3).isEmpty() ? 0 : Long.parseLong(row.group(3));
                rows.put(row.group(4), new Row(Long.parseLong(row.group(2)), errors));
            }
        }
        return rows;
    }

    @Test
    void countsWhatStraceCounts() throws IOException {
        Launch launch = stage.launch("/bin/ls", "-l", "/usr/include", "/nowhere");
        Path text = stage.beside("table");
        stage.run(stage.straced(launch, text, "-c"));
        stage.run(stage.recorded(launch, trace()));

        Map<String, Row> counted = counted();
        assertThat(counted).hasSizeGreaterThan(10).isEqualTo(table(Files.readString(text)));
        assertThat(counted.get("openat").calls()).isGreaterThan(OPENAT_CALLS);
    }

    @Test
    void takesTheTimeThatStraceTakesByTheClockOnTheWall() throws IOException {
        Launch launch = stage.launch("/bin/sleep", "0.4");
        Path text = stage.beside("table");
        stage.run(stage.straced(launch, text, "-c", "-w"));
        stage.run(stage.recorded(launch, trace()));
        double strace = seconds(Files.readString(text), STRACE, "clock_nanosleep", 1);
        String csv = stage.tracetool("stat", "--csv", trace().toString()).out();

        assertThat(seconds(csv, CSV, "clock_nanosleep", 1_000_000_000)).isCloseTo(strace, within(0.3));
    }

    private static double seconds(String text, Pattern pattern, String call, double unit) {
        for (String line : text.lines().toList()) {
            Matcher row = pattern.matcher(line);
            if (row.matches() && row.group(4).equals(call)) {
                return Double.parseDouble(row.group(1)) / unit;
            }
        }
        throw new AssertionError(call + " is not in " + text);
    }

    @Test
    void agreesWithTheOtherCommandsWhateverIsSelected() {
        stage.run(stage.recorded(stage.launch("bash", "-c", "ls / | sort | head -n 2; cat missing; true"), trace()));
        for (String selection : new String[] {"trace=all", "trace=%file", "trace=openat,read"}) {
            Outcome table = stage.tracetool("show", "-c", "-e", selection, trace().toString());
            assertThat(counted("-e", selection)).as(selection).isEqualTo(table(table.out()));
        }
        Outcome opened = stage.tracetool(
                "show", "-e", "trace=openat", "-e", "signal=none", "-e", "quiet=all", "-Z", trace().toString());
        assertThat(counted("-e", "trace=openat", "-Z").get("openat").calls())
                .isEqualTo(opened.out().lines().count());
    }
}
