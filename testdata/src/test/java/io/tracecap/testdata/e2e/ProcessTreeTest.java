package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code tracetool tree} says of processes is what others say of them: ps(1) while they run, and {@code show}. */
class ProcessTreeTest extends OnStage {
    private static final Pattern PROCESS = Pattern.compile("(?:^|[ -])([0-9]+(?:\\.[0-9]+)*) \\[([0-9]+)\\] (.*)$");
    private static final Pattern PS = Pattern.compile(" *([0-9]+) +([0-9]+) (.*)");
    private static final int CALLS = 3;

    /** Two sleep, one of them below another shell; ps is asked when it can see both. */
    private static final String FAMILY = """
            nap="sleep 61.$$"
            $nap & first=$!
            sh -c "$nap & echo \\$! > second; wait" & shell=$!
            until [ "$(ps -e -o args= | grep -c "^$nap")" = 2 ]; do :; done
            ps -e -o pid=,ppid=,args=
            kill $first $shell $(cat second)
            wait
            """;

    /** A process as the tree has it. */
    private record Drawn(String slot, int pid, String command) {
        String parent() {
            int dot = slot.lastIndexOf('.');
            return dot < 0 ? "" : slot.substring(0, dot);
        }
    }

    private Path trace() {
        return stage.beside("x.trc");
    }

    private Map<Integer, Drawn> draw() {
        Outcome tree = stage.tracetool("tree", "--ascii", "--no-collapse", trace().toString());
        assertThat(tree.status()).as(tree.described()).isEqualTo(WaitStatus.exited(0));
        Map<Integer, Drawn> drawn = new HashMap<>();
        for (String line : tree.out().lines().toList()) {
            Matcher process = PROCESS.matcher(line);
            if (process.find()) {
                int pid = Integer.parseInt(process.group(2));
                drawn.put(pid, new Drawn(process.group(1), pid, process.group(3)));
            }
        }
        return drawn;
    }

    @Test
    void saysWhatPsSaidWhileTheProcessesRan() {
        Outcome recorded = stage.run(stage.recorded(stage.launch("bash", "-c", FAMILY), trace()));
        Map<Integer, Drawn> drawn = draw();
        Map<String, Integer> pids = new HashMap<>();
        drawn.values().forEach(process -> pids.put(process.slot(), process.pid()));

        int compared = 0;
        for (String line : recorded.out().lines().toList()) {
            Matcher ps = PS.matcher(line);
            Drawn process = ps.matches() ? drawn.get(Integer.parseInt(ps.group(1))) : null;
            if (process != null && !process.slot().equals("0")) {
                assertThat(pids.get(process.parent())).as(line).isEqualTo(Integer.parseInt(ps.group(2)));
                String words = process.command().replace("\"", "").replace("\\", "");
                assertThat(words)
                        .as(line)
                        .isEqualTo(ps.group(3).replace("\"", "").replace("\\", ""));
                compared++;
            }
        }
        assertThat(compared).as(recorded.described()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void countsTheCallsThatShowPrints() {
        stage.run(stage.recorded(stage.launch("bash", "-c", "ls / | sort | head -n 2; cat missing; true"), trace()));
        Outcome tree = stage.tracetool("tree", "--ascii", "--no-collapse", trace().toString());
        List<String> rows = tree.out().lines().skip(1).toList();

        assertThat(rows).as(tree.described()).hasSize(5);
        for (String row : rows) {
            Matcher process = PROCESS.matcher(row);
            assertThat(process.find()).as(row).isTrue();
            String[] cells = row.strip().split(" +", -1);
            assertThat(lines(process.group(1))).as(row).isEqualTo(Long.parseLong(cells[CALLS]));
            assertThat(lines(process.group(1), "-Z")).as(row).isEqualTo(Long.parseLong(cells[CALLS + 1]));
        }
    }

    private long lines(String slot, String... options) {
        String[] words = new String[options.length + 8];
        System.arraycopy(new String[] {"show", "-p", slot, "-e", "signal=none", "-e", "quiet=all"}, 0, words, 0, 7);
        System.arraycopy(options, 0, words, 7, options.length);
        words[words.length - 1] = trace().toString();
        return stage.tracetool(words).out().lines().count();
    }
}
