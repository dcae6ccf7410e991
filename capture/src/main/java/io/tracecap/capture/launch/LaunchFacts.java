package io.tracecap.capture.launch;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a process that is about to execute the command, read from /proc as bytes: names and paths need not be
 * text in any encoding.
 *
 * @param argv arguments of the process
 * @param environment its environment, each NAME=VALUE
 * @param cwd its working directory
 * @param uid its real user id
 * @param gid its real group id
 */
public record LaunchFacts(List<RawText> argv, List<RawText> environment, RawText cwd, int uid, int gid) {
    /** Copies the lists. */
    public LaunchFacts {
        argv = List.copyOf(argv);
        environment = List.copyOf(environment);
    }

    /**
     * Reads the facts of a process.
     *
     * @throws IOException if it is gone
     */
    public static LaunchFacts of(int pid) throws IOException {
        try {
            return read(pid);
        } catch (NoSuchFileException e) {
            throw new IOException("process " + pid + ", which was to become the command, is gone", e);
        }
    }

    private static LaunchFacts read(int pid) throws IOException {
        Path proc = Path.of("/proc", Integer.toString(pid));
        // A JVM in a C locale could not represent every name: compare LC_ALL in lib/launch.sh.
        RawText cwd = RawText.of(Files.readSymbolicLink(proc.resolve("cwd")).toString());
        int uid = -1;
        int gid = -1;
        for (String line : Files.readAllLines(proc.resolve("status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("Uid:")) {
                uid = realId(line);
            } else if (line.startsWith("Gid:")) {
                gid = realId(line);
            }
        }
        return new LaunchFacts(
                strings(Files.readAllBytes(proc.resolve("cmdline"))),
                strings(Files.readAllBytes(proc.resolve("environ"))),
                cwd,
                uid,
                gid);
    }

    /**
     * The recorded command's facts for a trace's header.
     *
     * @param command the command's arguments, secrets masked
     * @param variables what is to be said of the environment
     */
    public TraceHeader.Command toHeader(List<RawText> command, List<RawText> variables) {
        return new TraceHeader.Command(command, cwd, value("HOME"), value("TMPDIR"), variables, uid, gid);
    }

    /** Names of the environment variables. */
    public List<RawText> environmentNames() {
        List<RawText> names = new ArrayList<>();
        for (RawText variable : environment) {
            byte[] bytes = variable.toByteArray();
            names.add(RawText.of(bytes, 0, nameLength(bytes)));
        }
        return names;
    }

    /** Value of an environment variable, empty when it is unset. */
    private RawText value(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (RawText variable : environment) {
            byte[] bytes = variable.toByteArray();
            int length = nameLength(bytes);
            if (length < bytes.length && RawText.of(bytes, 0, length).equals(RawText.of(wanted))) {
                return RawText.of(bytes, length + 1, bytes.length - length - 1);
            }
        }
        return RawText.EMPTY;
    }

    private static int nameLength(byte[] variable) {
        int length = 0;
        while (length < variable.length && variable[length] != '=') {
            length++;
        }
        return length;
    }

    /** "Uid:\treal\teffective\tsaved\tfs". */
    private static int realId(String line) {
        String[] ids = line.substring(line.indexOf(':') + 1).trim().split("\\s+", -1);
        return Integer.parseInt(ids[0]);
    }

    private static List<RawText> strings(byte[] terminated) {
        List<RawText> strings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < terminated.length; i++) {
            if (terminated[i] == 0) {
                strings.add(RawText.of(terminated, start, i - start));
                start = i + 1;
            }
        }
        return strings;
    }
}
