package io.tracecap.tools.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line that is tried on every file.
 *
 * @param words what stands behind {@code tracetool} and before the names of files
 * @param kind what the command is to do about trouble
 */
record HostileCommand(String words, Kind kind) {
    /** All that are tried. */
    static final List<HostileCommand> ALL = List.of(
            new HostileCommand("show", Kind.READS),
            new HostileCommand("show --unfinished", Kind.READS),
            new HostileCommand("show --comm sh --last 100", Kind.READS),
            new HostileCommand("show -v -yy -Y -s 9999 -e read=all -e write=all -X verbose", Kind.READS),
            new HostileCommand("show --json", Kind.READS),
            new HostileCommand("replay --plain --no-wait", Kind.READS),
            new HostileCommand("info", Kind.READS),
            new HostileCommand("info --json", Kind.READS),
            new HostileCommand("tree --ascii", Kind.READS),
            new HostileCommand("summary --ascii", Kind.READS),
            new HostileCommand("stat --by file", Kind.READS),
            new HostileCommand("diff", Kind.READS),
            new HostileCommand("diff --json", Kind.READS),
            new HostileCommand("verify", Kind.CHECKS),
            new HostileCommand("recover", Kind.RECOVERS),
            new HostileCommand("cat", Kind.EDITS),
            new HostileCommand("cut --to 1000000000", Kind.EDITS),
            new HostileCommand("cut --from 2", Kind.EDITS),
            new HostileCommand("repack", Kind.EDITS));

    /** What a command does about a file that is not good. */
    enum Kind {
        /** Shows what is good before the trouble, and says then what the trouble is. */
        READS,
        /** Says what is wrong as its result. */
        CHECKS,
        /** Makes a good file of what is good. */
        RECOVERS,
        /** Makes a new file of a whole one, and none of any other. */
        EDITS
    }

    /** Whether what it shows of each event takes long. */
    boolean isThorough() {
        return words.startsWith("show -v") || words.endsWith(" --json");
    }

    /** Whether it writes a file. */
    boolean makesFile() {
        return kind == Kind.RECOVERS || kind == Kind.EDITS;
    }

    /** The command line for a file. */
    String[] line(Path file, Path target) {
        List<String> line = new ArrayList<>(List.of(words.split(" ", -1)));
        line.add(file.toString());
        if (words.startsWith("diff")) {
            line.add(file.toString());
        }
        if (makesFile()) {
            line.add("-o");
            line.add(target.toString());
        }
        return line.toArray(String[]::new);
    }

    @Override
    public String toString() {
        return words;
    }
}
