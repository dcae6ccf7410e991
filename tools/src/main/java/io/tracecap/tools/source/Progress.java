package io.tracecap.tools.source;

import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a trace is read, when that takes longer than a second: one line, which is gone when other
 * lines are written. A command may read a trace more than once; the line is about the one at hand. Any thread may tell
 * how far it is.
 */
public final class Progress {
    private static final long FIRST_MS = 1000;
    private static final long NEXT_MS = 200;
    private static final int WIDTH = 30;
    private static final int LONGEST_NAME = 40;
    private static final int ALL_PERCENT = 100;
    private static final String ERASE = "\r\u001b[K";

    private final @Nullable OutputStream terminal;
    private final AtomicReference<@Nullable Reading> latest = new AtomicReference<>();
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private boolean isShown;
    private boolean isWanted;
    private boolean isOver;

    private record Reading(String name, long offset, long size) {}

    /**
     * Makes one that shows nothing until {@link #begin}.
     *
     * @param terminal takes the line; null where there is none
     */
    public Progress(@Nullable OutputStream terminal) {
        this.terminal = terminal;
    }

    /** Says that the line is wanted, for traces that are opened from now on. */
    public void begin() {
        synchronized (lock) {
            isWanted = true;
        }
    }

    /**
     * What a reader tells how far it has come.
     *
     * @param file what is read
     * @param size how long it is, in bytes
     * @return takes offsets in bytes
     */
    LongConsumer of(Path file, long size) {
        synchronized (lock) {
            if (terminal == null || !isWanted || isOver) {
                return offset -> {};
            }
            if (thread == null) {
                thread = new Thread(this::show, "progress");
                thread.setDaemon(true);
                thread.start();
            }
        }
        Path last = file.getFileName();
        String name = new TextBuffer()
                .readable(last == null ? file.toString() : last.toString())
                .toString();
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 3) + "..." : name;
        return offset -> latest.set(new Reading(shown, offset, size));
    }

    private void show() {
        try {
            TimeUnit.MILLISECONDS.sleep(FIRST_MS);
            while (draw()) {
                TimeUnit.MILLISECONDS.sleep(NEXT_MS);
            }
        } catch (InterruptedException | IOException nobodyLooks) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean draw() throws IOException {
        synchronized (lock) {
            Reading reading = latest.get();
            if (isOver || terminal == null) {
                return false;
            }
            if (reading != null) {
                isShown = true;
                write(ERASE + line(reading.name, reading.offset, reading.size));
            }
            return true;
        }
    }

    /** {@code reading a.trc [=======        ]  48%}, without a line's end. */
    static String line(String name, long offset, long size) {
        int percent = size <= 0 ? 0 : (int) (Math.min(offset, size) * (double) ALL_PERCENT / size);
        int filled = percent * WIDTH / ALL_PERCENT;
        return "reading " + name + " [" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] "
                + " ".repeat(percent < 10 ? 2 : percent < ALL_PERCENT ? 1 : 0) + percent + "%";
    }

    private void write(String text) throws IOException {
        if (terminal != null) {
            new TextBuffer().ascii(text).writeTo(terminal);
            terminal.flush();
        }
    }

    /**
     * Takes what else is written to the terminal: the line makes room for it.
     *
     * @param ends whether nothing is shown from the first byte on
     */
    public OutputStream besides(OutputStream other, boolean ends) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                synchronized (lock) {
                    erase();
                    isOver |= ends;
                    other.write(bytes, offset, count);
                }
            }

            @Override
            public void flush() throws IOException {
                other.flush();
            }

            @Override
            public void close() throws IOException {
                other.close();
            }
        };
    }

    private void erase() throws IOException {
        if (isShown) {
            isShown = false;
            write(ERASE);
        }
    }

    /** Ends the line for good. */
    public void end() throws IOException {
        synchronized (lock) {
            isOver = true;
            erase();
        }
    }
}
