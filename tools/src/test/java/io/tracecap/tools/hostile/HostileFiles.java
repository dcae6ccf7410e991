package io.tracecap.tools.hostile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files that were made to do harm, for tests of other packages. */
public final class HostileFiles {
    private HostileFiles() {}

    /** What is done with a file. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called for each.
         *
         * @param name what is wrong with it
         */
        void visit(String name, Path file) throws IOException;
    }

    /** Makes them one after the other, but for those that take long. */
    public static void each(Path directory, Visitor visitor) throws IOException {
        for (HostileCase row : Stream.of(
                        FrameCases.files(),
                        FrameCases.frames(),
                        FrameCases.compression(),
                        MessageCases.protobuf(),
                        MessageCases.batches(),
                        MessageCases.times(),
                        IndexCases.index(),
                        StateCases.states())
                .flatMap(rows -> rows.stream())
                .toList()) {
            if (!row.isCrowd()) {
                visitor.visit(row.name(), row.maker().make(directory));
            }
        }
    }
}
