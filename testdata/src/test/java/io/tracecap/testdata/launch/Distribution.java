package io.tracecap.testdata.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** The distribution that {@code mvn package} leaves. */
public final class Distribution {
    private static final Path HOME =
            Path.of("..", "target", "tracecap").toAbsolutePath().normalize();

    private Distribution() {}

    /** {@code bin/tracecap}. */
    public static String tracecap() {
        return command("tracecap");
    }

    /** {@code bin/tracetool}. */
    public static String tracetool() {
        return command("tracetool");
    }

    private static String command(String name) {
        Path command = HOME.resolve("bin").resolve(name);
        if (!Files.isExecutable(command)) {
            throw new AssertionError(command + " is not there: the distribution is built before these tests run");
        }
        return command.toString();
    }
}
