package io.tracecap.tools.where;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions on a small trace, by what {@code show --where} prints. */
class WhereTest {
    private static final Task MAKE = Recording.process(0, 100);
    private static final Task CC = Recording.process(1, 101);
    private static final int READ = 0;
    private static final int CLOSE = 3;
    private static final int GETPID = 39;
    private static final int FORK = 57;
    private static final int EXECVE = 59;
    private static final int WAIT4 = 61;
    private static final int CHDIR = 80;
    private static final int OPENAT = 257;
    private static final long AT_FDCWD = -100;

    @TempDir
    private Path directory;

    private Path file = Path.of("");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void record() throws IOException {
        Recording recording = new Recording().task(MAKE, NewTask.NO_PARENT, NewTask.Origin.ROOT);
        exec(recording, MAKE, 0, "/usr/bin/make", "make\0-j4\0")
                .call(MAKE, CHDIR, 0, List.of(0L), Recording.text(0, "/build"))
                .enter(MAKE, FORK, List.of())
                .task(CC, 0, NewTask.Origin.FORK)
                .comeBack(MAKE, FORK, 101)
                .enter(MAKE, WAIT4, List.of(-1L, 0L, 0L, 0L));
        exec(recording, CC, 1, "/usr/bin/cc", "cc\0-O2\0a b.c\0")
                .call(CC, OPENAT, 3, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "a b.c"))
                .call(CC, OPENAT, -2, List.of(AT_FDCWD, 0L, 0L), Recording.text(1, "/etc/missing"))
                .call(CC, READ, 9, List.of(3L, 0L, 9L))
                .call(CC, CLOSE, 0, List.of(3L))
                .call(CC, READ, -9, List.of(3L, 0L, 9L))
                .point(EventKind.SIGNAL, CC, List.of(15L))
                .point(EventKind.EXIT, CC, List.of(0x100L))
                .comeBack(MAKE, WAIT4, 101)
                .call(MAKE, GETPID, 100, List.of());
        file = recording.write(directory.resolve("x.trc"));
    }

    private static Recording exec(Recording recording, Task task, int number, String path, String argv) {
        return recording
                .enter(task, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, path), Recording.text(1, argv))
                .point(EventKind.EXEC, task, List.of((long) task.tid(), (long) number))
                .comeBack(task, EXECVE, 0);
    }

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of("show", "-a", "0"));
        words.addAll(List.of(options));
        words.add(file.toString());
        out.reset();
        err.reset();
        return Main.run(words.toArray(String[]::new), out, err);
    }

    /** Names of calls, signals and ends, in order; of the compiler with a star. */
    private String names(String... options) {
        assertThat(run(options)).as(err.toString(StandardCharsets.UTF_8)).isZero();
        List<String> names = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.US_ASCII).lines().toList()) {
            String event = line.substring(6);
            String name = event.startsWith("---") || event.startsWith("+++")
                    ? event.split(" ", -1)[1]
                    : event.substring(0, event.indexOf('('));
            names.add(line.startsWith("101") ? name + "*" : name);
        }
        return String.join(" ", names);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            evt.type == 'openat'                                | openat* openat*
            evt.type == 'openat' && evt.failed                  | openat*
            evt.type in ['chdir', 'signal']                     | chdir SIGTERM*
            'process' in evt.classes && evt.dur > duration('3ms') | wait4
            evt.kind == 'exit' && evt.exitcode == 1             | exited*
            evt.signal == 'SIGTERM'                             | SIGTERM*
            evt.errno == 'EBADF'                                | read*
            evt.res == 9                                        | read*
            evt.num >= 18                                       | exited* getpid
            evt.reltime < duration('1ms')                       | ""
            evt.time > timestamp('2026-11-23T07:16:37.687Z')    | getpid
            evt.args.contains('missing')                        | openat*
            evt.arg.filename == 'a b.c'                         | openat*
            evt.arg.nothing == 'a b.c'                          | ""
            evt.status == 'failed'                              | openat* read*
            evt.abi == 'x86_64' && evt.type == 'getpid'         | getpid
            proc.name == 'make'                                 | chdir fork wait4 execve* getpid
            proc.name == 'cc' && evt.type == 'close'            | close*
            proc.exe == '' && evt.type == 'getpid'              | getpid
            proc.args.exists(a, a.contains(' b')) && evt.failed | openat* read*
            proc.cmdline == 'cc -O2 a b.c' && evt.type == 'close' | close*
            proc.cmdline.matches('-O[23]') && evt.type == 'read' | read* read*
            proc.cwd == '/build' && proc.pid == 100             | fork wait4 getpid
            'make' in proc.aname && evt.kind != 'call'          | SIGTERM* exited*
            proc.pname == 'make' && evt.type == 'close'         | close*
            proc.ppid == 100 && 100 in proc.apid && evt.type == 'close' | close*
            proc.slot == '0.0' && evt.type == 'close'           | close*
            thread.tid == 100 && thread.ismain && evt.type == 'fork' | fork
            fd.name == '/build/a b.c'                           | openat* read* close*
            fd.name.startsWith('/etc/')                         | openat*
            fd.rport == 443                                     | ""
            fd.num == 3                                         | openat* read* close* read*
            fd.type == 'file'                                   | openat* read* close*
            fd.directory == '/build' && fd.filename == 'a b.c'  | openat* read* close*
            fd.names.exists(n, n == '/etc/missing')             | openat*
            fs.path.name == '/build/a b.c'                      | openat*
            fs.path.nameraw == 'a b.c'                          | openat*
            user.uid == -1 && evt.type == 'getpid'              | getpid
            """)
    void anExpressionSelectsWhatItHoldsFor(String expression, String names) {
        assertThat(names("--where", expression)).isEqualTo(names);
    }

    @Test
    void otherOptionsSelectFurther() {
        assertThat(names("-W", "evt.failed", "-e", "openat")).isEqualTo("openat*");
        assertThat(names("-W", "evt.type == 'read'", "--first", "1")).isEqualTo("read*");
        assertThat(names("-W", "proc.name == 'cc'", "--last", "2")).isEqualTo("SIGTERM* exited*");
        assertThat(names("-W", "evt.failed", "-P", "/etc/missing")).isEqualTo("openat*");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            evt.failed && evt.typ == 'read'          | evt.typ  | did you mean 'evt.type'?
            evt.failed && fd.nme.startsWith('/etc/') | fd.nme   | did you mean 'fd.name'?
            evt.failed && process.name == 'cc'       | process.name | did you mean 'proc.name'?
            evt.failed && xyzzy                      | xyzzy    | 'tracetool fields' lists them
            """)
    void aWrongNameIsPointedAtAndTheNearestOneNamed(String expression, String name, String hint) {
        assertThat(run("-W", expression)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "tracetool: --where: there is no field '" + name + "'; " + hint
                                + "; see 'tracetool show --help'",
                        "  " + expression,
                        "                ^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evt.type == 3", "evt.type", "evt.failed &&", "(", "", "evt.dur > '10ms'", "nonsense(1)"})
    void whatIsNoExpressionOrOfTheWrongTypeIsRefused(String expression) {
        assertThat(run("-W", expression)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("tracetool: --where: ");
    }

    @Test
    void whatCannotBeEvaluatedIsTroubleAtThatEvent() {
        assertThat(run("-W", "evt.type == 'close' && proc.args[7] == 'x'")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--where, at event 15: ")
                .hasLineCount(1);
    }

    @Test
    void anEvaluationIsBounded() {
        String list = "[1,2,3,4,5,6,7,8,9,10]";
        String all = "evt.type == 'close' && " + list + ".all(a, " + list + ".all(b, " + list + ".all(c, " + list
                + ".all(d, " + list + ".all(e, " + list + ".all(f, a + b + c + d + e + f > 0))))))";
        assertThat(run("-W", all)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("--where, at event 15: ")
                .hasLineCount(1);
        assertThat(names("-W", "evt.type == 'close' && proc.cmdline.matches('(a|aa)+$')"))
                .isEmpty();
    }
}
