package io.tracecap.testdata.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.CPrograms;
import io.tracecap.testdata.launch.Distribution;
import io.tracecap.testdata.launch.Outcome;
import io.tracecap.testdata.launch.WaitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code tracetool show} against the same options of strace, on the same program. */
class ShowOptionsTest extends OnStage {
    /** Up to the result of a call that is the id of a thread: other numbers can be equal to one by chance. */
    private static final String GIVES_ID =
            "^(?:<[^>]*> )?(?:\\[ *[0-9]+\\] )?(?:getpid|clone|wait4|set_tid_address)\\(.* = ";

    /**
     * How a line begins. strace 6.1, where it selects calls by how they end, sometimes leaves out the first half of one
     * that lasts; then it is run again.
     */
    private static final String WHOLE = "0123456789 %-t";

    private static final int MOST_RUNS = 5;

    private static final String UNFINISHED = " <unfinished ...>";

    private String program = "";
    private Path trace = Path.of("");

    @BeforeEach
    void record() {
        program = CPrograms.compiled("show_options").toString();
        trace = stage.beside("x.trc");
        Outcome recorded =
                stage.tracecap("run", "--addresses", "--data", "1024", "-o", trace.toString(), "--", program);
        assertThat(recorded.status()).as(recorded.described()).isEqualTo(WaitStatus.exited(0));
    }

    private static List<String> words(String first, String second, String options) {
        List<String> words = new ArrayList<>(List.of(first));
        if (!second.isEmpty()) {
            words.add(second);
        }
        words.addAll(Stream.of(options.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList());
        return words;
    }

    private String shown(String options) {
        List<String> words = words(Distribution.tracetool(), "show", options);
        words.add(trace.toString());
        Outcome outcome = stage.run(stage.launch(words));
        assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
        return outcome.out();
    }

    private String straced(String options) throws IOException {
        Path text = stage.beside("strace.txt");
        List<String> words = words("strace", "-f", options);
        words.addAll(List.of("-o", text.toString(), program));
        for (int i = 0; i < MOST_RUNS; i++) {
            Outcome outcome = stage.run(stage.launch(words));
            assertThat(outcome.status()).as(outcome.described()).isEqualTo(WaitStatus.exited(0));
            if (Files.readAllLines(text).stream()
                    .allMatch(line -> line.isEmpty() || WHOLE.indexOf(line.charAt(0)) >= 0)) {
                break;
            }
        }
        return Files.readString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-xx",
                "-x",
                "-n",
                "-v -e trace=!execve",
                "-s 3",
                "-e trace=%file",
                "-e trace=%desc -e signal=none",
                "-e trace=!%file,%desc -qq",
                "-e trace=/^.*at$ -xx",
                "-e status=failed",
                "-e status=unfinished",
                "-Z -e signal=!SIGCHLD",
                "-z -e s=usr2",
                "-e trace=none -e quiet=exit -e signal=!SIGCHLD",
                "-P /etc/passwd",
                "-P /dev/null -e trace=poll",
                "-e raw=all",
                "-e raw=%desc",
                "-e verbose=none",
                "-e verbose=!%stat",
                "-e abbrev=!execve -e trace=!execve",
                "-Y -e trace=kill,getpid,clone -e signal=USR2",
                "-e read=all -e write=!2 -e trace=openat,read",
                "-X raw -e trace=openat,access,lseek,read,fcntl,mkdir,mmap,madvise,kill,umask,newfstatat -e signal=!SIGCHLD",
                "-X verbose -e trace=openat,access,lseek,read,fcntl,mkdir,mmap,madvise,kill,umask,newfstatat,poll,connect -e signal=!SIGCHLD"
            })
    void anOptionShowsWhatStraceShows(String options) throws IOException {
        assertThat(calls(shown(options))).isEqualTo(calls(straced(options)));
    }

    @Test
    void theTableHasStracesColumnsAndCounts() throws IOException {
        String options = "-c -w -S name -U name,calls,errors";
        assertThat(shown(options)).isEqualTo(straced(options));

        List<String> ours = shown("-c").lines().toList();
        List<String> straces = straced("-c -w").lines().toList();
        assertThat(ours.subList(0, 2)).isEqualTo(straces.subList(0, 2));
        assertThat(ours).hasSameSizeAs(straces);
    }

    @Test
    void eachThreadHasAFileOfItsOwn() throws IOException {
        shown("-ff -o " + stage.beside("ours"));
        stage.run("strace", "-ff", "-o", stage.beside("straces").toString(), program);

        assertThat(files("ours")).hasSize(2).isEqualTo(files("straces"));
    }

    @Test
    void anotherReaderOfJsonFindsTheCallsThatTheLinesShow() {
        String count =
                "import json, sys; print(*(o['syscall'] for o in map(json.loads, sys.stdin) if o['kind'] == 'call'))";
        Outcome outcome = stage.run(
                "bash",
                "-c",
                Distribution.tracetool() + " show --json -yy " + trace + " | python3 -c \"" + count + "\"");
        List<String> names = shown("")
                .lines()
                .map(line -> line.substring(line.indexOf(' ')).strip())
                .filter(event -> !event.startsWith("---") && !event.startsWith("+++"))
                .map(event -> event.substring(0, event.indexOf('(')))
                .toList();

        assertThat(outcome.out()).as(outcome.described()).isEqualTo(String.join(" ", names) + "\n");
    }

    /** Texts of the files in the order of the threads' ids. */
    private List<List<String>> files(String prefix) throws IOException {
        try (Stream<Path> found = Files.list(stage.beside(prefix).getParent())) {
            Map<Long, Path> byId = found.filter(
                            file -> file.getFileName().toString().startsWith(prefix + "."))
                    .collect(Collectors.toMap(
                            file -> Long.parseLong(file.getFileName().toString().substring(prefix.length() + 1)),
                            file -> file));
            List<List<String>> texts = new ArrayList<>();
            for (long id : byId.keySet().stream().sorted().toList()) {
                List<String> lines = new ArrayList<>();
                for (String line : Files.readAllLines(byId.get(id))) {
                    lines.add(general(
                            line,
                            byId.keySet().stream().sorted().map(String::valueOf).toList()));
                }
                texts.add(lines);
            }
            return texts;
        }
    }

    /** Lines of each thread in order, halves joined, without what differs from run to run. */
    private static Map<String, List<String>> calls(String text) {
        List<String> ids = text.lines()
                .filter(line -> !isBelow(line))
                .map(ShowOptionsTest::id)
                .distinct()
                .toList();
        Map<String, List<String>> calls = new LinkedHashMap<>();
        Map<String, String> open = new HashMap<>();
        for (String line : text.lines().toList()) {
            if (isBelow(line)) {
                calls.get("thread 0").add(line);
                continue;
            }
            String id = id(line);
            String event = line.substring(id.length()).strip();
            if (event.endsWith(UNFINISHED)) {
                open.put(id, event.substring(0, event.length() - UNFINISHED.length()));
                continue;
            }
            int resumed = event.indexOf(" resumed>");
            if (event.contains("<... ") && resumed > 0 && open.containsKey(id)) {
                event = open.remove(id) + event.substring(resumed + " resumed>".length());
            }
            calls.computeIfAbsent("thread " + ids.indexOf(id), key -> new ArrayList<>())
                    .add(general(event, ids));
        }
        return calls;
    }

    /** Whether a line belongs to the call above it; only the first thread reads and writes. */
    private static boolean isBelow(String line) {
        return line.startsWith(" ");
    }

    private static String id(String line) {
        return line.replaceFirst("[ <].*", "");
    }

    private static String general(String event, List<String> ids) {
        String text = event.replaceAll(" +=", " =").replaceAll("0x(7[ef]|5[56])[0-9a-f]{10}", "ADDR");
        for (int i = 0; i < ids.size(); i++) {
            long id = Long.parseLong(ids.get(i));
            String either = "(?:" + id + "|0x" + Long.toHexString(id) + ")\\b";
            text = text.replaceAll("(si_pid=|kill\\(|" + GIVES_ID + ")" + either, "$1ID" + i);
        }
        return text.replaceAll("/\\* [0-9]+ vars \\*/", "/* vars */")
                .replaceAll("st_(atime|mtime|ctime)(_nsec)?=[^,}]*", "T");
    }
}
