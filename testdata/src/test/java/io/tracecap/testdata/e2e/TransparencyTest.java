package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the recorded program inherits, and what its caller sees of it, is what it would be without tracecap. The
 * environment has its own test, {@link EnvironmentTest}, and so has the end, {@link EndingTest}.
 */
class TransparencyTest extends OnStage {
    private static final String STATE = CPrograms.compiled("state").toString();

    @BeforeEach
    void writeFile() throws IOException {
        Files.writeString(stage.work().resolve("file"), "one\ntwo\nthree\n");
    }

    @Test
    void programInheritsTheSameStateInEveryPart() {
        assertThat(twice.assertSame("exec RUN " + STATE + " one 'two words' '' $'new\\nline'"))
                .contains("argv[3]=\n", "wait(-1) -1 No child processes");
    }

    @Test
    void programInheritsOpenFilesWithTheirOffsets() {
        assertThat(twice.assertSame("exec 3<file 7>>other 23<file; read -r line <&3; exec RUN " + STATE))
                .contains("fd 3", "fd 7", "fd 23");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec <&-", "exec 2>&-", "exec <&- 2>&-"})
    void programInheritsClosedStandardFiles(String closing) {
        twice.assertSame(closing + "; exec RUN " + STATE);
    }

    @Test
    void programRunsWithClosedStandardOutput() {
        twice.assertSame("RUN sh -c 'echo x; echo $? >status' >&- ; cat status");
    }

    @Test
    void programInheritsUmaskDirectoryAndLimits() {
        assertThat(twice.assertSame("umask 027; mkdir -p d; cd d; ulimit -n 77; ulimit -s 4096; exec RUN " + STATE))
                .contains("umask 027", "Max open files            77", "/work/d");
    }

    @Test
    void programInheritsIgnoredSignals() {
        assertThat(twice.assertSame("trap '' HUP INT QUIT PIPE TSTP USR1; exec RUN " + STATE))
                .containsPattern("SigIgn:\t[0-9a-f]{8}00081207\n|SigIgn:\t[0-9a-f]{8}80081207\n");
    }

    @Test
    void programInheritsTheSignalMask() {
        Launch alone = stage.launch(STATE).withOption("-b", "10").withOption("-b", "34");
        assertThat(twice.assertSame(alone, twice.recorded(alone))).contains("SigBlk:\t0000000200000200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"./here a", "there/../here a", "onpath a"})
    void programIsCalledByTheNameThatTheUserGave(String call) throws IOException {
        Files.createDirectories(stage.work().resolve("there"));
        Files.copy(Path.of(STATE), stage.work().resolve("here"));
        Files.copy(Path.of(STATE), stage.work().resolve("there/onpath"));
        assertThat(twice.assertSame("PATH=$PATH:$PWD/there; exec RUN " + call))
                .contains("argv[0]=" + call.substring(0, call.indexOf(' ')));
    }

    @Test
    void standardInputIsReadByTheProgramAloneAndToTheEnd() {
        assertThat(twice.assertSame("head -c 300000 /dev/zero | RUN cksum")).contains(" 300000");
        twice.assertSame("{ RUN sh -c 'read -r a; echo program: $a'; cat; } <file");
    }

    @Test
    void pipelinesAndJobsOfTheCallerWork() {
        twice.assertSame("RUN seq 1 5 | sort -r; RUN false || echo failed; RUN sleep 0.1 & wait $!; echo $?");
    }
}
