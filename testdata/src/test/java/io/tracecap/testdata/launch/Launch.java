package io.tracecap.testdata.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A command about to be run.
 *
 * @param command program and arguments
 * @param directory working directory
 * @param environment the whole environment, nothing is added to it
 * @param stdin file that standard input reads
 * @param limit when to give up and kill everything
 * @param options further options of the launcher, see {@code programs/launch.c}
 */
public record Launch(
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Path stdin,
        Duration limit,
        List<String> options) {

    /** Copies the collections. */
    public Launch {
        command = List.copyOf(command);
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        options = List.copyOf(options);
    }

    /** The same with other words on the command line. */
    public Launch withCommand(List<String> other) {
        return new Launch(other, directory, environment, stdin, limit, options);
    }

    /** The same with one more environment variable, or another value for one. */
    public Launch withVariable(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new Launch(command, directory, more, stdin, limit, options);
    }

    /** The same, reading this file. */
    public Launch withStdin(Path file) {
        return new Launch(command, directory, environment, file, limit, options);
    }

    /** The same, killed only after that time. */
    public Launch withLimit(Duration other) {
        return new Launch(command, directory, environment, stdin, other, options);
    }

    /** The same, started in this directory. */
    public Launch in(Path other) {
        return new Launch(command, other, environment, stdin, limit, options);
    }

    /** The same with a further launcher option, such as {@code "-u", "65534"}. */
    public Launch withOption(String option, String value) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        more.add(value);
        return new Launch(command, directory, environment, stdin, limit, more);
    }
}
