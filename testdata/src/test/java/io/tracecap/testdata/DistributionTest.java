package io.tracecap.testdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the build leaves in {@code target/}: complete, movable, quick to start, and quiet on every JDK. */
class DistributionTest {
    private static final Path TARGET = Path.of("..", "target").toAbsolutePath().normalize();
    private static final Path HOME = TARGET.resolve("tracecap");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    Path directory;

    private Map<String, String> environment;

    @BeforeEach
    void startWithAPlainEnvironment() {
        environment = new TreeMap<>(Map.of("PATH", PATH, "LANG", "C.UTF-8"));
        if (System.getenv("JAVA_HOME") != null) {
            environment.put("JAVA_HOME", System.getenv("JAVA_HOME"));
        }
    }

    @Test
    void holdsThePrograms() {
        assertThat(HOME.resolve("bin/tracecap")).isExecutable();
        assertThat(HOME.resolve("bin/tracetool")).isExecutable();
    }

    @Test
    void holdsTheDocuments() {
        assertThat(Stream.of(
                        "README.md",
                        "LICENSE",
                        "CHANGELOG.md",
                        "doc/FORMAT.md",
                        "doc/INFO-JSON.md",
                        "doc/SHOW-JSON.md",
                        "doc/STAT-JSON.md",
                        "doc/SUMMARY-JSON.md",
                        "doc/DIFF-JSON.md",
                        "doc/TREE-JSON.md"))
                .allSatisfy(name -> assertThat(HOME.resolve(name)).isNotEmptyFile());
    }

    /** Sources the installed file in a shell and asks it which commands begin with these two letters. */
    @ParameterizedTest
    @CsvSource({"tracetool, show", "tracecap, run"})
    void holdsCompletionsThatBashCanUse(String program, String command) throws Exception {
        Path file = HOME.resolve("share/bash-completion/completions").resolve(program);
        String script =
                "source \"$1\" && COMP_WORDS=($2 \"$3\") COMP_CWORD=1 && _complete_$2 && printf '%s\\n' \"${COMPREPLY[@]}\"";

        Result result = run("bash", "--norc", "-c", script, "bash", file.toString(), program, command.substring(0, 2));

        assertThat(result.status).as(result.stderr).isZero();
        assertThat(result.stdout.lines()).contains(command);
    }

    @Test
    void holdsTheNativeLibrariesUnpackedForTheVersionsOfItsJars() throws IOException {
        String zstd = onlyFile(HOME.resolve("lib"), "zstd-jni-").replace(".jar", ".so");

        assertThat(HOME.resolve("lib/native/linux-x86-64/libjnidispatch.so")).isNotEmptyFile();
        assertThat(HOME.resolve("lib/native/linux-x86-64/lib" + zstd)).isNotEmptyFile();
    }

    @Test
    void theFormatIsALibraryWithAModuleNameThatNeedsNothingElseOfTheProject() throws IOException {
        Path jar = HOME.resolve("lib").resolve(onlyFile(HOME.resolve("lib"), "tracecap-format-"));

        try (JarFile format = new JarFile(jar.toFile())) {
            assertThat(format.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                    .isEqualTo("io.tracecap.format");
            assertThat(format.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .allMatch(name -> name.startsWith("io/tracecap/format/"));
        }
    }

    @Test
    void startsOnClassDataFromItsArchive() throws Exception {
        Path log = directory.resolve("classes.log");
        environment.put("TRACECAP_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);

        assertThat(run(tracetool(), "--version").status).isZero();

        assertThat(Files.readAllLines(log))
                .filteredOn(line -> line.contains(" io.tracecap.tools.cli.Main "))
                .singleElement()
                .asString()
                .contains("shared objects file");
    }

    @Test
    void isQuietAboutOptionsMeantForOtherJavaPrograms() throws Exception {
        environment.put("JAVA_TOOL_OPTIONS", "-Da=b");
        environment.put("_JAVA_OPTIONS", "-Da=b");
        environment.put("JDK_JAVA_OPTIONS", "-Da=b");
        environment.put("CLASSPATH", "/nowhere");

        assertThat(run(tracetool(), "--version").stderr).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("installedJdks")
    void saysTheSameOnEveryJdk(Path jdk) throws Exception {
        Result expected = run(tracetool(), "--help");
        environment.put("JAVA_HOME", jdk.toString());

        assertThat(run(tracetool(), "--help")).isEqualTo(expected);
    }

    @Test
    void saysInOneLineThatJavaHomeIsWrong() throws Exception {
        environment.put("JAVA_HOME", "/nowhere/at all");

        assertThat(run(tracetool(), "--help"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "tracetool: JAVA_HOME is /nowhere/at all, but there is no bin/java in it that can be run\n"));
    }

    @Test
    void saysInOneLineThatThereIsNoJava() throws Exception {
        environment.remove("JAVA_HOME");
        environment.put("PATH", "/nowhere");

        assertThat(run(tracetool(), "--help"))
                .isEqualTo(new Result(
                        2, "", "tracetool: no java found; install a JDK or JRE, 17 or later, or set JAVA_HOME\n"));
    }

    @Test
    void saysInOneLineThatJavaIsTooOld() throws Exception {
        Path jdk = Files.createDirectories(directory.resolve("jdk"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.29\"\n");
        Path java = Files.createDirectory(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("JAVA_HOME", jdk.toString());

        assertThat(run(tracetool(), "--help"))
                .isEqualTo(new Result(
                        2,
                        "",
                        "tracetool: " + java + " is Java 11.0.29; Java 17 or later is needed (set JAVA_HOME)\n"));
    }

    @Test
    void worksFromItsTarballInADirectoryWithBlanksThroughARelativeLink() throws Exception {
        Path place = Files.createDirectories(directory.resolve("an odd place"));
        assertThat(run("tar", "-xzf", onlyFile(), "-C", place.toString()).status)
                .isZero();
        Path home = place.resolve(onlyFile(place, "tracecap-"));
        Files.createSymbolicLink(place.resolve("link to tool"), Path.of(home.getFileName() + "/bin/tracetool"));
        Files.createSymbolicLink(directory.resolve("tt"), Path.of("an odd place/link to tool"));

        assertThat(run("./tt", "--help")).isEqualTo(run(tracetool(), "--help"));
    }

    @Test
    void hasNoArchiveInItsTarballThatFitsThisMachineOnly() throws Exception {
        assertThat(run("tar", "-tzf", onlyFile()).stdout.lines())
                .noneMatch(name -> name.contains("startup."))
                .anyMatch(name -> name.endsWith("/bin/tracecap"))
                .anyMatch(name -> name.endsWith("/lib/make-archive"));
    }

    @Test
    void worksTheSameWithADamagedArchive() throws Exception {
        Path copy = directory.resolve("copy");
        assertThat(run("cp", "-r", HOME.toString(), copy.toString()).status).isZero();
        Files.write(copy.resolve("lib/startup.jsa"), new byte[100_000]);

        assertThat(run(copy.resolve("bin/tracetool").toString(), "--help")).isEqualTo(run(tracetool(), "--help"));
    }

    @Test
    void findsItselfWhereverItIsCalledFrom() throws Exception {
        Path here = directory.toRealPath();
        String relative =
                here.relativize(HOME.toRealPath().resolve("bin/tracetool")).toString();

        assertThat(run(relative, "--help")).isEqualTo(run(tracetool(), "--help"));
    }

    private static List<Path> installedJdks() throws IOException {
        Path root = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(root)) {
            return List.of(Path.of(System.getProperty("java.home")));
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(jdk -> !Files.isSymbolicLink(jdk) && Files.isExecutable(jdk.resolve("bin/java")))
                    .filter(jdk -> Files.exists(jdk.resolve("release")))
                    .sorted()
                    .toList();
        }
    }

    private static String tracetool() {
        return HOME.resolve("bin/tracetool").toString();
    }

    /** The tarball of this version. */
    private static String onlyFile() throws IOException {
        return TARGET.resolve(onlyFile(TARGET, "tracecap-")).toString();
    }

    private static String onlyFile(Path directory, String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> names = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            assertThat(names).as("%s* in %s", prefix, directory).hasSize(1);
            return names.get(0);
        }
    }

    private record Result(int status, String stdout, String stderr) {}

    private Result run(String... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "stdout", "");
        Path err = Files.createTempFile(directory, "stderr", "");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Result(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
