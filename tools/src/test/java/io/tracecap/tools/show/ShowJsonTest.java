package io.tracecap.tools.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import io.tracecap.tools.cli.Main;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowJsonTest {
    private static final Path DOCUMENT = Path.of("SHOW-JSON.md");
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\": ");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\|");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    private static final Task SHELL = Recording.process(0, 100);
    private static final Task CHILD = Recording.process(1, 101);
    private static final int READ = 0;
    private static final int NANOSLEEP = 35;
    private static final int FORK = 57;
    private static final int PRCTL = 157;
    private static final int OPENAT = 257;
    private static final long AT_FDCWD = -100;

    @TempDir
    private Path directory;

    private final Recording recording = new Recording()
            .task(SHELL, NewTask.NO_PARENT, NewTask.Origin.ROOT)
            .call(SHELL, PRCTL, 0, List.of(15L, 0L), Recording.text(1, "t\u00ff"))
            .call(SHELL, OPENAT, 3, List.of(AT_FDCWD, 0L, 0x80000L), Recording.text(1, "/etc/p\u00ff"))
            .call(SHELL, READ, -11, List.of(3L, 0L, 9L))
            .call(SHELL, NANOSLEEP, 0, List.of(0L, 0L), new Piece(0, 0, 0, new byte[] {
                7, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0
            }))
            .enter(SHELL, FORK, List.of())
            .task(CHILD, 0, NewTask.Origin.FORK)
            .comeBack(SHELL, FORK, 101)
            .point(EventKind.EXEC, CHILD, List.of(101L, 1L))
            .point(EventKind.SIGNAL, CHILD, List.of(15L))
            .point(EventKind.NOTE, CHILD, List.of(1L))
            .point(EventKind.GAP, CHILD, List.of(1L, 12L))
            .enter(CHILD, READ, List.of(0L, 0L, 1L))
            .point(EventKind.EXIT, CHILD, List.of(9L))
            .point(EventKind.EXIT, SHELL, List.of(0x300L));

    private List<String> json(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("show", "--json"));
        words.addAll(List.of(options));
        words.add(recording.write(directory.resolve(System.nanoTime() + ".trc")).toString());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(words.toArray(String[]::new), out, err);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("(\\{[ -~]*\\}\n)*");
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void aCallIsAnObjectWithItsArguments() throws IOException {
        assertThat(json("-y", "-e", "openat", "-e", "signal=none", "-qq"))
                .filteredOn(line -> line.contains("\"call\""))
                .containsExactly("{\"kind\": \"call\", \"number\": 2, \"time_ns\": 2000000,"
                        + " \"realtime_ns\": 1795418197669460421, \"pid\": 100, \"tid\": 100, \"slot\": \"0\","
                        + " \"comm\": \"t\\udcff\", \"syscall\": \"openat\", \"syscall_number\": 257, \"abi\": \"x86_64\", \"arguments\": ["
                        + "{\"name\": \"dfd\", \"kind\": \"dirfd\", \"value\": -100,"
                        + " \"text\": \"AT_FDCWD</home/user>\", \"file\": \"/home/user\"},"
                        + " {\"name\": \"filename\", \"kind\": \"path\", \"value\": null,"
                        + " \"text\": \"\\\"/etc/p\\\\377\\\"\", \"bytes\": \"/etc/p\\udcff\"},"
                        + " {\"name\": \"flags\", \"kind\": \"flags\", \"type\": \"open_flags\", \"value\": 524288,"
                        + " \"text\": \"O_RDONLY|O_CLOEXEC\", \"names\": [\"O_RDONLY\", \"O_CLOEXEC\"]}],"
                        + " \"status\": \"successful\", \"duration_ns\": 20000, \"result\": 3,"
                        + " \"text\": \"openat(AT_FDCWD</home/user>, \\\"/etc/p\\\\377\\\","
                        + " O_RDONLY|O_CLOEXEC) = 3</etc/p\\\\377>\", \"is_whole\": true}");
    }

    @Test
    void errorsStructuresAndCallsThatDoNotComeBackAreToldApart() throws IOException {
        String all = String.join("\n", json());

        assertThat(all)
                .contains("\"result\": -11, \"error\": \"EAGAIN\", \"restarts\": false")
                .contains("\"fields\": [{\"name\": \"tv_sec\", \"kind\": \"time\", \"value\": 7, \"text\": \"7\"},")
                .contains("\"status\": \"unfinished\", \"text\": \"read(0,  <unfinished ...>) = ?\"")
                .contains("\"wait_status\": 768, \"exit_code\": 3, \"text\": \"+++ exited with 3 +++\"")
                .contains("\"kind\": \"task\"", "\"origin\": \"fork\"", "\"slot\": \"0.0\"");
    }

    @Test
    void linesAreInTheOrderThatIsAskedFor() throws IOException {
        List<String> joined = json("-e", "fork", "-e", "signal=none");
        List<String> arrived = json("-e", "fork", "-e", "signal=none", "--unfinished");

        assertThat(joined).hasSameSizeAs(arrived).containsAll(arrived).isNotEqualTo(arrived);
    }

    @Test
    void theDocumentNamesEveryMemberAndNoOther() throws IOException {
        Set<String> documented = new TreeSet<>();
        Matcher rows = DOCUMENTED.matcher(Files.readString(DOCUMENT));
        while (rows.find()) {
            Matcher words = WORD.matcher(rows.group(1));
            while (words.find()) {
                documented.add(words.group(1));
            }
        }
        Set<String> seen = new TreeSet<>();
        for (String line : json("-y")) {
            Matcher member = MEMBER.matcher(line);
            while (member.find()) {
                seen.add(member.group(1));
            }
        }

        assertThat(seen).isEqualTo(documented);
    }
}
