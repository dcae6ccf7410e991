package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Launch;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user who is not root, where {@code kernel.yama.ptrace_scope} is 1, as the script believes: the command has to name its
 * tracer, and comes to no harm by it. {@link BehaviourTest} runs its scripts for ordinary users like this, too.
 */
class YamaTest extends OnStage {
    /** The file that the script takes for {@code /proc/sys/kernel/yama/ptrace_scope}. */
    static Launch under(Launch launch, Path scope) throws IOException {
        Files.writeString(scope, "1\n");
        return launch.withVariable("TRACECAP_YAMA_SCOPE", scope.toString());
    }

    private Launch prepared(Launch launch) throws IOException {
        return stage.asNobody(under(launch, stage.beside("ptrace_scope")));
    }

    private Launch recorded(Launch launch) {
        return stage.recorded(launch, stage.work().resolve("out.trc"));
    }

    private void assertSame(Launch launch) throws IOException {
        Launch prepared = prepared(launch);
        Outcome alone = stage.run(prepared);
        Outcome recorded = stage.run(recorded(prepared));
        assertThat(recorded.out()).as(recorded.described()).isEqualTo(alone.out());
        assertThat(recorded.err()).as(recorded.described()).isEqualTo(alone.err());
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(alone.status());
        assertThat(recorded.strays()).as("left running").isEmpty();
        Outcome show = stage.tracetool("show", stage.work().resolve("out.trc").toString());
        assertThat(show.out())
                .as(show.described())
                .startsWith(firstLineOfATrace(show))
                .doesNotContain("PR_SET_PTRACER");
    }

    private static String firstLineOfATrace(Outcome show) {
        Matcher first = Pattern.compile("^[0-9]+ +execve\\(").matcher(show.out());
        assertThat(first.find()).as(show.described()).isTrue();
        return first.group();
    }

    @Test
    void processThatIsToBecomeTheCommandNamesTheRecordersParent() throws IOException {
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "calls", "-e", "trace=process,prctl"));
        command.addAll(recorded(stage.launch("true")).command());
        // It has a tracer, so the recorder is refused; what happens before that is looked at.
        Outcome outcome = stage.run(prepared(stage.launch(command)));
        String calls = Files.readString(stage.work().resolve("calls"));
        Matcher naming = Pattern.compile("(?m)^([0-9]+) +prctl\\(PR_SET_PTRACER, ([0-9]+)\\)")
                .matcher(calls);
        assertThat(naming.find()).as(outcome.described() + calls).isTrue();
        Matcher recorder =
                Pattern.compile("(?m)^([0-9]+) +execve\\(\"[^\"]*/java\"").matcher(calls);
        assertThat(recorder.find()).as(calls).isTrue();
        assertThat(calls)
                .containsPattern("^" + naming.group(1) + " +execve\\(")
                .containsPattern("(?m)^" + naming.group(2) + " .* = " + recorder.group(1) + "$");
    }

    @Test
    void environmentIsTheSameToTheByte() throws IOException {
        Launch launch = stage.launch(CPrograms.compiled("env_bytes").toString())
                .withVariable("BASH_FUNC_f%%", "() { :; }")
                .withVariable("EMPTY", "")
                .withVariable("PERL5OPT", "-Mnothing")
                .withVariable("PERL_UNICODE", "SDA")
                .withVariable("PWD", "/elsewhere")
                .withVariable("QUOTED", "a\"b'c $d\\ \t\n end")
                .withVariable("LC_ALL", "xx_YY")
                .withVariable("with-dash", "1");
        assertSame(launch);
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "trap '' FPE PIPE XFSZ HUP", "exec <&-", "exec 2>&- <&-", "exec 9<file; ulimit -n 77"})
    void whatIsInheritedIsTheSame(String before) throws IOException {
        Files.writeString(stage.work().resolve("file"), "one\n");
        String state = CPrograms.compiled("state").toString();
        String record = Distribution.tracecap() + " run -o out.trc -- ";
        Outcome alone = stage.run(prepared(stage.launch("bash", "-c", before + "; exec " + state)));
        Outcome recorded = stage.run(prepared(stage.launch("bash", "-c", before + "; exec " + record + state)));
        assertThat(recorded.out()).as(recorded.described()).isEqualTo(alone.out());
        assertThat(recorded.status()).isEqualTo(alone.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 7", "kill -FPE $$", "kill -KILL $$", "head -c 100000 /dev/zero | cksum"})
    void endIsTheSame(String script) throws IOException {
        assertSame(stage.launch("sh", "-c", script));
    }

    @Test
    void refusalsAreTheSame() throws IOException {
        Outcome missing = stage.run(prepared(recorded(stage.launch("no-such-command"))));
        assertThat(missing.status()).as(missing.described()).isEqualTo(WaitStatus.exited(127));
        Outcome usage = stage.run(prepared(stage.launch(Distribution.tracecap(), "run", "--nonsense", "true")));
        assertThat(usage.status()).as(usage.described()).isEqualTo(WaitStatus.exited(2));
        assertThat(usage.err()).contains("--nonsense");
        assertThat(usage.strays()).isEmpty();
    }
}
