package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.process.Credentials;
import io.tracecap.format.process.Mapping;
import io.tracecap.format.process.ProcessState;
import io.tracecap.format.process.ProcessStates;
import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a trace says of a process in the end is what /proc said to the process itself. */
class ProcessStateTest {
    @Test
    void isWhatTheProcessSawOfItself(@TempDir Path directory) throws IOException {
        try (Stage stage = new Stage(directory)) {
            Path trace = directory.resolve("x.trc");
            String program = CPrograms.compiled("what_i_am").toString();
            Outcome outcome = stage.run(stage.recorded(stage.launch(program), trace));
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));

            ProcessState state = last(trace);
            assertThat(state.directory()).isEqualTo(RawText.of("/usr"));
            assertThat(state.root()).isEqualTo(RawText.of("/"));
            assertThat(state.umask()).isEqualTo(027);
            assertThat(state.name()).isEqualTo(RawText.of("another name"));
            assertThat(state.command()).containsExactly(RawText.of(program));
            assertThat(state.program())
                    .isEqualTo(RawText.of(Path.of(program).toRealPath().toString()));
            assertThat(state.namespaces()).isNotNull();
            assertThat(state.namespaces().mnt()).isPositive();
            List<String> lines = outcome.out().lines().toList();
            ids(state.credentials(), lines);
            lines.stream()
                    .filter(line -> line.matches("[0-9a-f]+-[0-9a-f]+ .*"))
                    .forEach(line -> mapping(state, line));
        }
    }

    /** The state before the exit of the only thread. */
    private static ProcessState last(Path file) throws IOException {
        try (TraceFile trace = TraceFile.open(file);
                EventCursor events = trace.events()) {
            ProcessStates states = new ProcessStates(trace.header().command().cwd());
            ProcessState state = null;
            while (events.next()) {
                Task task = events.event().task();
                state = states.at(task);
                states.accept(events.event());
            }
            assertThat(state).isNotNull();
            return state;
        }
    }

    private static void ids(Credentials credentials, List<String> lines) {
        assertThat(credentials).isNotNull();
        Credentials.Ids user = credentials.user();
        Credentials.Ids group = credentials.group();
        assertThat(lines)
                .contains("Uid:\t" + user.real() + "\t" + user.effective() + "\t" + user.saved() + "\t"
                        + user.fileSystem())
                .contains("Gid:\t" + group.real() + "\t" + group.effective() + "\t" + group.saved() + "\t"
                        + group.fileSystem())
                .contains(String.format("CapEff:\t%016x", credentials.effective()));
    }

    /** "7f12-7f34 r--p 00000000 fe:00 123 /etc/passwd"; a stack may have grown, which no call tells. */
    private static void mapping(ProcessState state, String line) {
        String[] fields = line.split(" +", 6);
        long start = Long.parseUnsignedLong(fields[0].split("-", 2)[0], 16);
        long end = Long.parseUnsignedLong(fields[0].split("-", 2)[1], 16);
        String name = fields.length > 5 ? fields[5] : "";
        if (name.equals("[stack]")) {
            return;
        }
        Mapping first = state.memory().find(start);
        assertThat(first).as(line).isNotNull();
        assertThat(first.name()).as(line).isEqualTo(name.isEmpty() ? null : RawText.of(name));
        assertThat(first.access())
                .as(line)
                .isEqualTo((fields[1].charAt(0) == 'r' ? 1 : 0)
                        | (fields[1].charAt(1) == 'w' ? 2 : 0)
                        | (fields[1].charAt(2) == 'x' ? 4 : 0));
        assertThat(state.memory().find(end - 1)).as(line).isNotNull();
    }
}
