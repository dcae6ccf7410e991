package io.tracecap.tools.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColoredShowTest {
    private static final Task LS = Recording.process(0, 4711);
    private static final Task CAT = Recording.process(1, 4712);

    @TempDir
    private Path directory;

    private String file = "";

    @BeforeEach
    void record() throws IOException {
        file = new Recording()
                .task(LS, NewTask.NO_PARENT, NewTask.Origin.ROOT)
                .enter(LS, 3, List.of(5L))
                .task(CAT, 0, NewTask.Origin.FORK)
                .call(CAT, 3, -9, List.of(7L))
                .call(CAT, 39, 4712, List.of())
                .comeBack(LS, 3, -9)
                .point(EventKind.EXIT, LS, List.of(0x100L))
                .write(directory.resolve("ls.trc"))
                .toString();
    }

    private String show(String... options) {
        List<String> words = new ArrayList<>(List.of("show"));
        words.addAll(List.of(options));
        words.add(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(words.toArray(String[]::new), out, err);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void failuresAreRedAndEndsAreBold() {
        assertThat(show("--color=always", "-a0").replace('\u001b', '!').lines())
                .contains(
                        "![2m4712  ![0mclose(7) ![31m= -1 EBADF (Bad file descriptor)![0m",
                        "![2m4712  ![0mgetpid() = 4712",
                        "![2m4711  ![0m![1m+++ exited with 1 +++![0m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-a60", "--unfinished", "-tt -T -a90", "-n -Y", "--json"})
    void coloursTakeNoRoom(String options) {
        String colored = show((options + " --color=always").split(" "));
        assertThat(colored.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(show(options.split(" ")));
        assertThat(colored.contains("\u001b")).isEqualTo(!options.equals("--json"));
    }

    @Test
    void aFileIsNotColouredUnlessAskedFor() {
        assertThat(show()).doesNotContain("\u001b");
        assertThat(show("--color=auto")).doesNotContain("\u001b");
        assertThat(show("--color=never")).doesNotContain("\u001b");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(new String[] {"show", "--color=blue", file}, err, err))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--color: auto, always or never");
    }
}
