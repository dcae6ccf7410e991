package io.tracecap.capture.record;

import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.recent.KeepLast;
import io.tracecap.format.recent.RecentPast;
import io.tracecap.format.recent.RecentTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * A flight recorder: only the most recent past is kept. It is written out at the end under the trace's name, and whenever
 * that is asked for under the next free name with a number, {@code out.1.trc}: what somebody asked for because of something
 * he saw is not to be replaced by what came later.
 *
 * <p>The writer thread only opens what is to be written out. Another thread writes it, so that the ring is emptied
 * meanwhile and the program does not wait. Who asks while it does so is served when it is done.
 */
final class RecentOutput implements Output {
    private static final String SUFFIX = ".trc";

    private final PartFile part;
    private final RecentTrace trace;
    private final WrittenOut listener;
    private volatile boolean asked;
    private @Nullable Thread writing;
    private int number;

    private RecentOutput(PartFile part, RecentTrace trace, WrittenOut listener) {
        this.part = part;
        this.trace = trace;
        this.listener = listener;
    }

    static RecentOutput create(
            PartFile part, TraceHeader header, WriterOptions options, KeepLast bound, WrittenOut listener)
            throws IOException {
        RecentTrace trace = RecentTrace.create(part, header, options, bound, TraceOwner::settle);
        // The name is ours now: a recorder that was killed has left it.
        Files.deleteIfExists(part.whole());
        return new RecentOutput(part, trace, listener);
    }

    @Override
    public TraceSink sink() {
        return trace;
    }

    @Override
    public Path path() {
        return part.path();
    }

    @Override
    public void writeOut() {
        asked = true;
    }

    @Override
    public boolean isAsked() {
        return asked && (writing == null || !writing.isAlive());
    }

    @Override
    public void attend() {
        asked = false;
        Path target = nextName();
        try {
            RecentPast past = trace.past();
            Thread thread = new Thread(() -> writeOut(past, target), "writing out");
            writing = thread;
            thread.setDaemon(true);
            thread.start();
        } catch (IOException e) {
            listener.failed(target, e);
        }
    }

    private Path nextName() {
        String name = part.target().getFileName().toString();
        boolean hasSuffix = name.endsWith(SUFFIX);
        String base = hasSuffix ? name.substring(0, name.length() - SUFFIX.length()) : name;
        while (true) {
            number++;
            Path free = part.target().resolveSibling(base + "." + number + (hasSuffix ? SUFFIX : ""));
            if (!Files.exists(free, LinkOption.NOFOLLOW_LINKS)) {
                return free;
            }
        }
    }

    private void writeOut(RecentPast past, Path target) {
        try {
            listener.written(target, write(past, target));
        } catch (IOException e) {
            listener.failed(target, e);
        }
    }

    private RecentPast.Written write(RecentPast past, Path target) throws IOException {
        try (past) {
            RecentPast.Written written = past.write(part.whole(), TraceOwner::settle);
            Files.move(part.whole(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        }
    }

    @Override
    public void complete() throws IOException {
        awaitWriting();
        try {
            write(trace.past(), part.target());
        } catch (IOException e) {
            throw new IOException(
                    (e.getMessage() == null ? e : e.getMessage()) + "; 'tracetool recover " + part.path()
                            + " -o GOOD.trc' saves what was kept",
                    e);
        }
        trace.remove();
    }

    private void awaitWriting() {
        Thread thread = writing;
        boolean interrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void discard() throws IOException {
        awaitWriting();
        trace.remove();
    }

    @Override
    public void close() throws IOException {
        awaitWriting();
        trace.close();
    }
}
