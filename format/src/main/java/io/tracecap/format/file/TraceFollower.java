package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace while it is written: each batch as soon as all of it is in the file. Sleeps in between, until the file
 * system says that the file has grown. The writer learns that it is followed, and no longer holds batches back for the
 * sake of their size.
 *
 * <pre>{@code
 * try (TraceFollower trace = TraceFollower.of(Path.of("out.trc"))) {
 *     while (true) {
 *         switch (trace.await(Duration.ofSeconds(10))) {
 *             case BATCH -> show(trace);                       // rows(), row(0), row(1) …
 *             case NOTHING -> {}
 *             case END -> { return; }
 *             case ABANDONED -> throw trace.abandonment();
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The file that is followed is {@code NAME.part} if that is being written or there is no {@code NAME}, otherwise
 * {@code NAME}, and if there is neither, the first that appears. From then on it is that very file, whatever its name
 * leads to. Memory is bounded as for {@link BatchCursor}; what was read is not kept. For one thread; interrupting it
 * ends the wait and the use of this object. A process should follow a file once only, and not open it otherwise: closing
 * any descriptor of a file gives back the locks by which writer and followers know of each other (fcntl(2)).
 */
public final class TraceFollower implements Closeable {
    /** How often to look without being told, for file systems that do not tell, and for a writer that died. */
    private static final long SAFETY_POLL_NS = TimeUnit.SECONDS.toNanos(1);

    /** What there is to be read. */
    public enum News {
        /** Another batch: {@link #rows()} and {@link #row} show it. */
        BATCH,
        /** Nothing yet. */
        NOTHING,
        /** There will be nothing more: the trace is finished. */
        END,
        /** There will be nothing more, but the trace is not finished: its writer is gone. */
        ABANDONED
    }

    private final Path file;
    private final DirectoryWatch watch;
    private @Nullable FollowedFile followed;
    private boolean footerReached;
    private long quietSince = System.nanoTime();

    private TraceFollower(Path file, DirectoryWatch watch) {
        this.file = file;
        this.watch = watch;
    }

    /**
     * Makes a follower. The file need not be there yet, but its directory.
     *
     * @param file name that the trace has, or will have when it is finished
     * @throws NoSuchFileException when there is no such directory
     */
    public static TraceFollower of(Path file) throws NoSuchFileException {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        Path name = absolute.getFileName();
        if (directory == null || name == null) {
            throw new NoSuchFileException(file.toString());
        }
        String part = String.valueOf(new PartFile(absolute).path().getFileName());
        return new TraceFollower(file, new DirectoryWatch(directory, Set.of(name.toString(), part)));
    }

    /**
     * Reads on, without waiting. An exception other than for an interrupt is thrown again by the next call.
     *
     * @throws DamagedTraceException when the file is damaged behind the batches so far, or was cut or overwritten
     * @throws TraceFormatException when the file is no trace, or needs a newer version of this library
     * @throws FileSystemException when only the most recent past is kept, and so no file grows
     * @throws IOException when the file cannot be opened or read
     */
    public News next() throws IOException {
        FollowedFile source = source();
        if (source == null) {
            return News.NOTHING;
        }
        News news = footerReached ? News.END : source.read();
        expectToGrow(source);
        if (news == News.BATCH) {
            quietSince = System.nanoTime();
            return news;
        }
        boolean quiet = System.nanoTime() - quietSince >= SAFETY_POLL_NS;
        if (quiet) {
            quietSince = System.nanoTime();
            source.announceFollower();
        }
        if (news == News.END) {
            footerReached = true;
            return quiet || !isToBeRenamed(source) ? News.END : News.NOTHING;
        }
        return quiet && !source.isWritten() ? last(source) : News.NOTHING;
    }

    private void expectToGrow(FollowedFile source) throws FileSystemException {
        TraceFile trace = source.trace();
        boolean isKeepingLast =
                trace != null && !trace.header().capture().keepLast().isEmpty();
        if (isKeepingLast && !source.path().equals(file)) {
            throw new FileSystemException(
                    source.path().toString(),
                    null,
                    "only the most recent past is kept (--keep-last), so there is nothing to follow; SIGUSR1 makes the"
                            + " recorder write it out");
        }
    }

    /** The writer is gone, and may have written something just before. */
    private News last(FollowedFile source) throws IOException {
        News news = source.read();
        footerReached = news == News.END;
        return news == News.NOTHING ? News.ABANDONED : news;
    }

    /** Whoever is told of the end expects to find the finished file. */
    private boolean isToBeRenamed(FollowedFile source) throws IOException {
        return !source.path().equals(file) && source.isNamed();
    }

    private @Nullable FollowedFile source() throws IOException {
        if (followed == null) {
            followed = find();
            if (followed != null) {
                followed.announceFollower();
                quietSince = System.nanoTime();
            }
        }
        return followed;
    }

    private @Nullable FollowedFile find() throws IOException {
        FollowedFile part = FollowedFile.open(new PartFile(file).path());
        if (part != null && (!Files.exists(file) || part.isWritten())) {
            return part;
        }
        if (part != null) {
            part.close();
        }
        return FollowedFile.open(file);
    }

    /**
     * Reads on, and waits if there is nothing.
     *
     * @param atMost how long to wait
     * @return {@link News#NOTHING} only when the time is over
     * @throws InterruptedException when the thread is interrupted
     * @throws IOException as {@link #next()}
     */
    public News await(Duration atMost) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            News news = next();
            long left = deadline - System.nanoTime();
            if (news != News.NOTHING || left <= 0) {
                return news;
            }
            watch.await(Math.min(left, SAFETY_POLL_NS));
        }
    }

    /** The file that is followed; null as long as there is none. */
    public @Nullable Path path() {
        return followed == null ? null : followed.path();
    }

    /**
     * What is recorded, where and how.
     *
     * @throws IllegalStateException before the first batch and the end
     */
    public TraceHeader header() {
        return trace().header();
    }

    /**
     * How many events the batch has.
     *
     * @throws IllegalStateException before the first batch
     */
    public int rows() {
        return batches().rows();
    }

    /**
     * An event of the batch. The same object each time: it shows another event after the next call.
     *
     * @param row position in the batch
     * @throws IndexOutOfBoundsException when there is no such row
     * @throws IllegalStateException before the first batch
     */
    public BatchRow row(int row) {
        return batches().row(row);
    }

    /**
     * After {@link News#END}: that the index behind the events is as good as they are.
     *
     * @throws IncompleteTraceException when it is not
     * @throws IOException when the file cannot be read
     */
    public void expectComplete() throws IOException {
        trace().expectComplete();
    }

    /**
     * After {@link News#ABANDONED}: one line that says so.
     *
     * @return an {@link IncompleteTraceException}; a {@link java.nio.file.FileSystemException} when the file was removed
     * @throws IOException when the file's name cannot be looked up
     */
    public IOException abandonment() throws IOException {
        return opened().abandonment();
    }

    private BatchCursor batches() {
        trace();
        return opened().batches();
    }

    private TraceFile trace() {
        TraceFile trace = opened().trace();
        if (trace == null) {
            throw new IllegalStateException("the header was not read yet");
        }
        return trace;
    }

    private FollowedFile opened() {
        FollowedFile source = followed;
        if (source == null) {
            throw new IllegalStateException("there is no file yet");
        }
        return source;
    }

    @Override
    public void close() throws IOException {
        watch.close();
        if (followed != null) {
            followed.close();
        }
    }
}
