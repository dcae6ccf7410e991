package io.tracecap.tools.cli;

import io.tracecap.tools.display.TerminalSize;
import io.tracecap.tools.source.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A terminal on which a result that is longer than its screen is shown by a pager, as git does. What is shorter is held
 * until the end, and shown without one. Close it to wait for the pager.
 */
final class PagedStream extends OutputStream {
    /** A terminal of fewer lines is not asked for its size. */
    private static final int FEWEST_ROWS = 20;

    private static final int FEWEST_COLUMNS = 80;
    private static final String BROKEN_PIPE = "Broken pipe";
    private static final int NOT_STARTED = 126;
    private static final int NOT_FOUND = 127;

    private final OutputStream terminal;
    private final Progress progress;
    private final Map<String, String> environment;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable TerminalSize size;
    private @Nullable Process process;
    private String pager = "";
    private long rows;
    private long column;

    /**
     * Makes a stream that goes to the terminal, until {@link #page} is called.
     *
     * @param progress ends when a pager has the terminal
     * @param environment the environment variables
     */
    PagedStream(OutputStream terminal, Progress progress, Map<String, String> environment) {
        this.terminal = terminal;
        this.progress = progress;
        this.environment = environment;
    }

    /**
     * Says that what is written from now on is a result that may be long.
     *
     * @param command the pager as a shell command; empty for none
     */
    void page(String command) {
        pager = command;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        Process running = process;
        if (running != null) {
            page(running.getOutputStream(), bytes, offset, count);
            return;
        }
        if (pager.isEmpty()) {
            terminal.write(bytes, offset, count);
            return;
        }
        held.write(bytes, offset, count);
        if (isLong(bytes, offset, count)) {
            byte[] begin = held.toByteArray();
            held.reset();
            page(start(), begin, 0, begin.length);
        }
    }

    private static void page(OutputStream pipe, byte[] bytes, int offset, int count) throws IOException {
        try {
            pipe.write(bytes, offset, count);
        } catch (IOException ended) {
            // Java has several words for it.
            throw new IOException(BROKEN_PIPE, ended);
        }
    }

    private boolean isLong(byte[] bytes, int offset, int count) {
        count(bytes, offset, count);
        if (size == null && rows >= FEWEST_ROWS) {
            size = TerminalSize.of(environment);
            rows = 0;
            column = 0;
            count(held.toByteArray(), 0, held.size());
        }
        return size != null && rows >= Math.max(size.rows(), FEWEST_ROWS);
    }

    /** Counts rows of the screen: a long line as often as it is broken. */
    private void count(byte[] bytes, int offset, int count) {
        int width = size == null ? FEWEST_COLUMNS : size.columns();
        for (int i = offset; i < offset + count; i++) {
            column = bytes[i] == '\n' ? 0 : column + 1;
            if (column == 0 || column == width) {
                rows++;
                column = 0;
            }
        }
    }

    private OutputStream start() throws IOException {
        progress.end();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", pager)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "FRX");
        builder.environment().putIfAbsent("LV", "-c");
        Process started = builder.start();
        process = started;
        // Ctrl-C is for the pager, which goes on: were this to end, the shell would want the terminal, too.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(started), "pager"));
        return started.getOutputStream();
    }

    /** Waits until the user has seen enough. */
    @Override
    public void close() throws IOException {
        Process running = process;
        if (running == null) {
            held.writeTo(terminal);
            held.reset();
            return;
        }
        IOException trouble = null;
        try {
            running.getOutputStream().close();
        } catch (IOException ended) {
            trouble = new IOException(BROKEN_PIPE, ended);
        }
        int code = await(running);
        if (code == NOT_STARTED || code == NOT_FOUND) {
            trouble = new IOException("the pager '" + pager + "' cannot be run (--no-pager does without)");
        }
        if (trouble != null) {
            throw trouble;
        }
    }

    private static int await(Process running) {
        try {
            return running.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
