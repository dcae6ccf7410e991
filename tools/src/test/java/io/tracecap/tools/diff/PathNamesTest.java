package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathNamesTest {
    private static TraceHeader.Command command(String cwd, String home, String tmpdir) {
        return new TraceHeader.Command(
                List.of(), RawText.of(cwd), RawText.of(home), RawText.of(tmpdir), List.of(), 0, 0);
    }

    private static PathNames names(EnumSet<Rule> on, Map<String, String> mapped) {
        Rules rules = new Rules(on);
        return new PathNames(rules, new ProcessNames(rules), command("/home/me/work", "/home/me", ""), mapped);
    }

    private final PathNames names = names(EnumSet.allOf(Rule.class), Map.of("/opt/old", "/opt/new"));

    @ParameterizedTest
    @CsvSource({
        "/home/me/work/a.c, $CWD/a.c",
        "/home/me/work, $CWD",
        "/home/me/workshop, $HOME/workshop",
        "/home/mean, /home/mean",
        "/tmp/x, $TMPDIR/x",
        "/opt/old/lib/a.so, /opt/new/lib/a.so",
        "/proc/4711/task/4712/stat, /proc/PID/task/PID/stat",
        "/etc/passwd, /etc/passwd"
    })
    void directoriesHaveTheNamesOfTheirVariables(String path, String expected) {
        assertThat(names.rewrite(path)).isEqualTo(expected);
    }

    @Test
    void directoryForTemporaryFilesIsTheOneThatTheCommandWasTold() {
        Rules rules = new Rules(EnumSet.allOf(Rule.class));
        PathNames scratch = new PathNames(rules, new ProcessNames(rules), command("/", "", "/scratch/"), Map.of());
        assertThat(scratch.rewrite("/scratch/x")).isEqualTo("$TMPDIR/x");
        assertThat(scratch.rewrite("/tmp/x")).isEqualTo("/tmp/x");
    }

    @Test
    void whatTheRunMadeUpIsNumbered() {
        assertThat(names.created("/tmp/ccAbCdEf.s", 0)).isTrue();
        assertThat(names.created("/home/me/work/sedXy12Zw", 1)).isTrue();
        assertThat(names.created("/home/me/work/tmp_obj_abcdef", 2)).isTrue();
        assertThat(names.created("/home/me/work/out.txt", 2))
                .as("a name of its own")
                .isFalse();
        assertThat(names.created("/tmp/ccAbCdEf.s", 2)).as("known already").isFalse();

        assertThat(names.rewrite("/tmp/ccAbCdEf.s")).isEqualTo("$TMPDIR/TMP#1.s");
        assertThat(names.rewrite("/tmp/ccAbCdEf.s/below")).isEqualTo("$TMPDIR/TMP#1.s/below");
        assertThat(names.rewrite("sedXy12Zw", "/home/me/work")).isEqualTo("$CWD/TMP#2");
        assertThat(names.rewrite("other", "/home/me/work")).isEqualTo("other");
    }

    @Test
    void pathsInWordsOfACommandLineAreFound() {
        names.created("/tmp/ccAbCdEf.s", 0);
        assertThat(names.rewriteWord("-o/tmp/ccAbCdEf.s", null)).isEqualTo("-o$TMPDIR/TMP#1.s");
        assertThat(names.rewriteWord("of=/home/me/work/x", null)).isEqualTo("of=$CWD/x");
        assertThat(names.rewriteWord("s/tmp/home/", null)).isEqualTo("s/tmp/home/");
    }

    @Test
    void eachRuleCanBeSwitchedOff() {
        PathNames strict = names(EnumSet.noneOf(Rule.class), Map.of());
        assertThat(strict.created("/tmp/ccAbCdEf.s", 0)).isFalse();
        assertThat(strict.rewrite("/tmp/ccAbCdEf.s")).isEqualTo("/tmp/ccAbCdEf.s");
        assertThat(strict.rewrite("/proc/4711/stat")).isEqualTo("/proc/4711/stat");
        PathNames noDirectories = names(EnumSet.complementOf(EnumSet.of(Rule.DIRECTORIES)), Map.of());
        assertThat(noDirectories.rewrite("/home/me/work/a.c")).isEqualTo("/home/me/work/a.c");
    }

    @ParameterizedTest
    @CsvSource({
        "ccAbCdEf, true",
        "tmp.a8Gk2LmQ9x, true",
        "index.lock, false",
        "README, false",
        "2024, false",
        "a1, false"
    })
    void namesThatAreMixturesLookRandom(String name, boolean expected) {
        assertThat(PathNames.looksRandom(name)).isEqualTo(expected);
    }
}
