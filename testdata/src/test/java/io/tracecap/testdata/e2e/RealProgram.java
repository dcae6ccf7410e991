package io.tracecap.testdata.e2e;

import io.tracecap.testdata.compare.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program of the list that is run untraced, under strace and under tracecap.
 *
 * @param name for messages and for the report
 * @param command program and arguments
 * @param setting makes the files that it works on, in an empty directory
 * @param variations how two runs of it differ, with the reasons; none for a program whose threads each do the same in
 *     every run
 */
record RealProgram(String name, List<String> command, Setting setting, List<Variation> variations) {
    /** Makes the files that a program works on. */
    @FunctionalInterface
    interface Setting {
        /** Fills the empty directory. */
        void make(Path directory) throws IOException;
    }

    RealProgram {
        command = List.copyOf(command);
        variations = List.copyOf(variations);
    }

    /** The same program, of which one more way is known in which its runs differ. */
    RealProgram varying(Variation.Kind kind, String reason, String... calls) {
        List<Variation> more = new ArrayList<>(variations);
        for (String call : calls) {
            more.add(new Variation(call, kind, reason));
        }
        return new RealProgram(name, command, setting, more);
    }

    /** Why this program's runs differ in this, if they do. */
    Optional<String> reasonFor(Difference difference) {
        return variations.stream()
                .filter(variation -> variation.covers(difference))
                .map(Variation::reason)
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
