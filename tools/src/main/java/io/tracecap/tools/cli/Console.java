package io.tracecap.tools.cli;

import io.tracecap.tools.display.Display;
import io.tracecap.tools.source.Progress;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * What a command reads from and writes to. On a terminal a long result is shown by a pager, and there is a line that says
 * how far a trace is read; but not of commands that have something else in mind with the terminal.
 */
final class Console {
    /** Commands whose result is read rather than watched, and which have the option {@link #NO_PAGER}. */
    static final Set<String> PAGED = Set.of("show", "info", "tree", "summary", "stat", "diff", "fields");

    static final String NO_PAGER = "--no-pager";

    /** Commands that draw on the terminal themselves. */
    private static final Set<String> DRAWING = Set.of("replay");

    private static final String FOLLOW = "--follow";
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final InputStream in;
    private final OutputStream out;
    private final OutputStream err;
    private final Progress progress;
    private final @Nullable PagedStream paged;

    private Console(
            InputStream in, OutputStream out, OutputStream err, Progress progress, @Nullable PagedStream paged) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.progress = progress;
        this.paged = paged;
    }

    /** Standard input, output and error of this process. */
    static Console ofProcess() {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream err = new FileOutputStream(FileDescriptor.err);
        boolean isTerminal = Display.isTerminal(STDOUT);
        Progress progress = new Progress(Display.isTerminal(STDERR) ? err : null);
        OutputStream out = progress.besides(new FileOutputStream(FileDescriptor.out), isTerminal);
        PagedStream paged = isTerminal ? new PagedStream(out, progress, System.getenv()) : null;
        return new Console(in, paged == null ? out : paged, progress.besides(err, false), progress, paged);
    }

    /** Streams that are no terminal, with nothing to read. */
    static Console of(InputStream in, OutputStream out, OutputStream err) {
        return new Console(in, out, err, new Progress(null), null);
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    OutputStream err() {
        return err;
    }

    Progress progress() {
        return progress;
    }

    /** Called when it is known what is to be done. */
    void begin(ParseResult line) {
        ParseResult command = line.hasSubcommand() ? line.subcommand() : line;
        String name = command.commandSpec().name();
        boolean isWatched = DRAWING.contains(name) || command.hasMatchedOption(FOLLOW);
        if (!isWatched) {
            progress.begin();
        }
        if (paged != null && !isWatched && PAGED.contains(name) && !command.hasMatchedOption(NO_PAGER)) {
            paged.page(pager(System.getenv()));
        }
    }

    /**
     * The pager that the user wants: {@code TRACETOOL_PAGER}, {@code PAGER}, or less(1); empty for none, as {@code cat} is.
     *
     * @param environment the environment variables
     */
    static String pager(Map<String, String> environment) {
        String chosen = environment.getOrDefault("TRACETOOL_PAGER", environment.getOrDefault("PAGER", "less"));
        return chosen.isBlank() || chosen.equals("cat") ? "" : chosen;
    }
}
