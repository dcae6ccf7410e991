package io.tracecap.testdata.e2e;

import io.tracecap.testdata.e2e.Variation.Kind;
import io.tracecap.testdata.launch.CPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The list of real programs, each with files that make its output the same in every run. */
final class RealPrograms {
    private static final FileTime OLD = FileTime.from(Instant.parse("2024-02-03T04:05:06Z"));

    private static final String LOCKS = "which thread waits for a lock, and whom it wakes, is the scheduler's choice";
    private static final String ARENAS =
            "a new arena of the allocator is aligned by what address the kernel chose, and shared by threads that meet";
    private static final String CACHED =
            "the JVM reads the limits of its control group anew when its last answer is older than 20 ms";
    private static final String HEAP = "how a heap grows depends on where the kernel lets it begin";
    private static final String CHILDREN_END = "in which order children end that run side by side";
    private static final String CHILD_SIGNAL = "the signal of a child comes earlier or later among its parent's calls";

    private RealPrograms() {}

    static List<RealProgram> all() {
        return Stream.of(everyday(), RealServers.all(), cornerCases())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RealProgram> everyday() {
        return List.of(
                program("ls -l", RealPrograms::tree, "ls", "-l", "tree"),
                program("cat", RealPrograms::tree, "cat", "tree/a.txt", "tree/sub/c.txt", "tree/b.txt"),
                program("gcc -c", RealPrograms::source, "gcc", "-O2", "-c", "a.c", "-o", "a.o")
                        .varying(
                                Kind.ANYHOW,
                                "one time in some, a random number is of no use for a temporary name",
                                "getrandom")
                        .varying(Kind.ANYHOW, HEAP, "brk"),
                program("git status", RealPrograms::repository, "git", "status"),
                program("git log", RealPrograms::repository, "git", "log", "--stat"),
                program(
                        "python3 -c",
                        RealPrograms::tree,
                        "python3",
                        "-c",
                        "import json, os; print(json.dumps(sorted(os.listdir('tree'))))"),
                program("bash pipeline", RealPrograms::script, "bash", "pipeline.sh")
                        .varying(Kind.ANYHOW, CHILDREN_END, "wait4", "SIGCHLD", "rt_sigreturn")
                        .varying(
                                Kind.ANYHOW,
                                "what bash does to signals while it waits, if it has to",
                                "rt_sigprocmask",
                                "rt_sigaction")
                        .varying(Kind.ORDER, CHILD_SIGNAL, Variation.ANY),
                program("make -j2", RealPrograms::makefile, "make", "-s", "-j2")
                        .varying(Kind.ANYHOW, CHILDREN_END, "wait4", "SIGCHLD", "rt_sigreturn")
                        .varying(Kind.ANYHOW, "make looks at the targets in the order in which their jobs end", "stat")
                        .varying(Kind.ORDER, CHILD_SIGNAL, Variation.ANY),
                program("tar", RealPrograms::tree, "tar", "-czf", "-", "--sort=name", "--owner=0", "--group=0", "tree")
                        .varying(Kind.ANYHOW, "gzip reads from a pipe what tar has written by then", "read"),
                program("find", RealPrograms::tree, "find", "tree", "-name", "*.txt", "-exec", "wc", "-c", "{}", "+"),
                program(
                        "sqlite3",
                        RealPrograms::tree,
                        "sqlite3",
                        "tree/new.db",
                        "create table t(a); insert into t values(1), (2); select count(*) from t;"),
                program(
                                "perl",
                                RealPrograms::tree,
                                "perl",
                                "-e",
                                "use POSIX; open F, '<', 'tree/b.txt'; @l = <F>; print scalar @l; rename 'no', 'such'; system 'true';")
                        .varying(Kind.ANYHOW, HEAP, "brk", "mremap"),
                program(
                        "ssh-keygen",
                        RealPrograms::tree,
                        "ssh-keygen",
                        "-q",
                        "-t",
                        "ed25519",
                        "-N",
                        "",
                        "-f",
                        "tree/key"),
                java());
    }

    /**
     * A dozen threads, each of which has an arena of the allocator, and a clock that decides what is asked again. Without
     * its performance file, for which it looks through those of all JVMs of the machine, and with as many compiler threads
     * as it has at its start.
     */
    private static RealProgram java() {
        return program(
                        "java -version",
                        RealPrograms::nothing,
                        "java",
                        "-XX:-UsePerfData",
                        "-XX:-UseDynamicNumberOfCompilerThreads",
                        "-version")
                .varying(Kind.END, "the JVM ends while threads still run: how far each gets", Variation.ANY)
                .varying(Kind.ANYHOW, LOCKS, "futex", "sched_yield", "clock_nanosleep")
                .varying(Kind.ORDER, LOCKS, Variation.ANY)
                .varying(Kind.ANYHOW, ARENAS, "mmap", "munmap", "mprotect", "madvise")
                .varying(Kind.ANYHOW, CACHED, "openat", "newfstatat", "read", "close", "sched_getaffinity");
    }

    private static List<RealProgram> cornerCases() {
        return List.of(
                compiled("static_hello"),
                compiled("threads").varying(Kind.ANYHOW, LOCKS, "futex"),
                compiled("segv"),
                compiled("eintr"),
                compiled("exec_from_thread"),
                compiled("vfork_exec"),
                compiled("fork_chain"),
                compiled("many_signals"),
                compiled("stop_continue")
                        .varying(Kind.ANYHOW, "a wait4 that the signal of a child interrupts begins again", "wait4")
                        .varying(Kind.ANYHOW, "of two signals of a child at the same time, one is lost", "SIGCHLD"));
    }

    private static RealProgram program(String name, RealProgram.Setting setting, String... command) {
        return new RealProgram(name, List.of(command), setting, List.of())
                .varying(Kind.ORDER, CHILD_SIGNAL, "SIGCHLD", "wait4", "rt_sigreturn");
    }

    private static RealProgram compiled(String name) {
        return program(name, RealPrograms::nothing, CPrograms.compiled(name).toString());
    }

    private static void nothing(Path directory) {
        // works on no file
    }

    private static void tree(Path directory) throws IOException {
        write(directory.resolve("tree/a.txt"), "first\n".repeat(3));
        write(directory.resolve("tree/b.txt"), "second\n".repeat(20_000));
        write(directory.resolve("tree/sub/c.txt"), "third\n");
        write(directory.resolve("tree/sub/d.bin"), "\u0000\u0001\u0002");
        write(directory.resolve("tree/name with \"quotes\"\n.txt"), "");
        Files.createSymbolicLink(directory.resolve("tree/link"), Path.of("a.txt"));
        age(directory);
    }

    private static void source(Path directory) throws IOException {
        write(directory.resolve("a.h"), "int twice(int);\n");
        write(directory.resolve("a.c"), """
                #include <stdio.h>
                #include "a.h"
                int twice(int a) { return a + a; }
                int main(void) { return printf("%d\\n", twice(21)) < 0; }
                """);
        age(directory);
    }

    private static void script(Path directory) throws IOException {
        write(directory.resolve("pipeline.sh"), """
                for i in 1 5 9; do (sleep 0.$i; echo job $i) & done
                wait
                seq 1 200 | sort -rn | head -3 | tr 0-9 a-j
                x=$(cat pipeline.sh | wc -l)
                echo "$x lines"
                exit 6
                """);
        age(directory);
    }

    private static void makefile(Path directory) throws IOException {
        write(directory.resolve("Makefile"), """
                all: out.txt
                \tcat out.txt
                out.txt: a.o b.o
                \tcat a.o b.o > $@
                a.o: a.in
                \tsleep 0.1; tr a-z A-Z < $< > $@
                b.o: b.in
                \tsleep 0.4; tr a-z A-Z < $< > $@
                """);
        write(directory.resolve("a.in"), "from a\n");
        write(directory.resolve("b.in"), "from b\n");
        age(directory);
    }

    private static void repository(Path directory) throws IOException {
        tree(directory);
        git(directory, "init", "-q", "-b", "main");
        git(directory, "add", "tree/a.txt", "tree/sub");
        git(directory, "commit", "-q", "-m", "First");
        git(directory, "add", "tree/b.txt");
        git(directory, "commit", "-q", "-m", "Second");
        write(directory.resolve("tree/a.txt"), "changed\n");
        age(directory);
        // so that no run finds an index that it wants to write anew
        git(directory, "update-index", "-q", "--refresh");
    }

    private static void git(Path directory, String... words) throws IOException {
        List<String> command = Stream.concat(Stream.of("git"), Stream.of(words)).toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Stage.environment(directory.resolveSibling("home")));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            // update-index reports the changed file with 1
            if (code != 0 && !command.contains("update-index")) {
                throw new AssertionError(String.join(" ", command) + " ended with " + code + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in git", e);
        }
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, content);
    }

    /** Gives everything an old time: what is just written looks different to git, make and ls. */
    private static void age(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(directory)) {
            all = walk.filter(p -> !p.toString().contains("/.git"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : all) {
            Objects.requireNonNull(
                            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
                    .setTimes(OLD, OLD, null);
        }
    }
}
