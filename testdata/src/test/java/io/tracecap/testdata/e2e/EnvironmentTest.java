package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded program's environment is the one that tracecap was given, to the byte. */
class EnvironmentTest extends OnStage {
    private static List<String> variables(String environ) {
        return List.of(environ.split("\0", -1)).stream().sorted().toList();
    }

    private void assertSameVariables(Launch alone) {
        Outcome expected = stage.run(alone);
        Outcome actual = stage.run(twice.recorded(alone));
        assertThat(variables(actual.out())).as(actual.err()).isEqualTo(variables(expected.out()));
    }

    @Test
    void environmentIsTheSameToTheByte() {
        Launch alone = stage.launch(CPrograms.compiled("env_bytes").toString())
                .withVariable("QUOTED", "a\"b'c $d\\ \t\n end")
                .withVariable("EMPTY", "")
                .withVariable("LANG", "C")
                .withVariable("JAVA_TOOL_OPTIONS", "-Dnothing=1");
        assertSameVariables(alone);
    }

    @Test
    void environmentKeepsWhatTheShellThinksItsOwn() {
        Launch alone = stage.launch(CPrograms.compiled("env_bytes").toString())
                .withVariable("PWD", "/elsewhere")
                .withVariable("OLDPWD", "/before")
                .withVariable("IFS", "x")
                .withVariable("OPTIND", "7")
                .withVariable("PS4", "+")
                .withVariable("PPID", "4")
                .withVariable("_", "/usr/bin/under");
        assertSameVariables(alone);
    }

    @Test
    void environmentKeepsNamesThatNoShellCouldSet() {
        Launch alone = stage.launch(CPrograms.compiled("env_bytes").toString())
                .withVariable("BASH_FUNC_f%%", "() { :; }")
                .withVariable("with-dash", "1")
                .withVariable("with.dot", "2")
                .withVariable("1digit", "3");
        assertSameVariables(alone);
    }

    @Test
    void environmentKeepsItsOrder() {
        Launch alone = stage.launch(CPrograms.compiled("env_bytes").toString());
        Outcome expected = stage.run(alone);
        Outcome actual = stage.run(twice.recorded(alone));
        assertThat(actual.out()).isEqualTo(expected.out());
    }

    @Test
    void emptyEnvironmentStaysEmptyButForWhatWasGiven() {
        assertThat(twice.assertSame("exec env -i A=1 RUN env")).isEqualTo("A=1\n");
    }
}
