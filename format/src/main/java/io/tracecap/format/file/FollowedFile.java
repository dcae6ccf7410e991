package io.tracecap.format.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that may still grow, opened once and for all: what its path leads to later does not matter. Remembers how far
 * it was read, and reads on when the file has got longer. For one thread.
 */
final class FollowedFile implements Closeable {
    private final Path path;
    private final @Nullable Object key;
    private final FileChannel channel;
    private boolean announced;
    private @Nullable TraceFile trace;
    private @Nullable BatchCursor batches;
    private long consumed;
    private long fruitlessSize = -1;

    private FollowedFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.key = keyOf(path);
    }

    /**
     * Opens a file.
     *
     * @return null when there is none of that name
     * @throws NotATraceException when it is no regular file
     * @throws IOException when it cannot be opened
     */
    static @Nullable FollowedFile open(Path path) throws IOException {
        try {
            TraceFile.expectRegular(path);
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new FollowedFile(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static @Nullable Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** The name that it was opened by. */
    Path path() {
        return path;
    }

    /** The trace, once its header is there. */
    @Nullable
    TraceFile trace() {
        return trace;
    }

    /** The batches, once the header is there. */
    BatchCursor batches() {
        return Objects.requireNonNull(batches, "no batch was read");
    }

    /** Asks the writer not to hold batches back. To be called now and then, until it is true. */
    boolean announceFollower() {
        announced = announced || LiveLocks.announceFollower(channel);
        return announced;
    }

    /** Whether the file may still grow. */
    boolean isWritten() {
        return LiveLocks.isWritten(channel);
    }

    /** Whether its name still leads to it. */
    boolean isNamed() throws IOException {
        try {
            return Objects.equals(key, keyOf(path));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Reads on.
     *
     * @return whether there is another batch, the footer, or nothing of which all is there
     */
    TraceFollower.News read() throws IOException {
        long size = channel.size();
        if (size < consumed) {
            throw new DamagedTraceException(
                    path, "is " + size + " bytes long now, and " + consumed + " were read: cut while it was followed");
        }
        if (size == fruitlessSize || size == 0) {
            return TraceFollower.News.NOTHING;
        }
        try {
            BatchCursor cursor = cursor();
            if (!cursor.next()) {
                return TraceFollower.News.END;
            }
            consumed = cursor.frame().end();
            return TraceFollower.News.BATCH;
        } catch (IncompleteTraceException notYet) {
            fruitlessSize = size;
            return TraceFollower.News.NOTHING;
        }
    }

    private BatchCursor cursor() throws IOException {
        BatchCursor known = batches;
        if (known == null) {
            TraceFile opened = TraceFile.of(path, channel);
            known = opened.batches();
            trace = opened;
            batches = known;
        }
        return known;
    }

    /** Why there will be no more events. */
    IOException abandonment() throws IOException {
        if (!isNamed()) {
            return new FileSystemException(path.toString(), null, "was removed before it was finished");
        }
        BatchCursor cursor = batches;
        return new IncompleteTraceException(
                path, "its recorder has died; " + (cursor == null ? 0 : cursor.nextEvent()) + " events were written");
    }

    @Override
    public void close() throws IOException {
        if (batches != null) {
            batches.close();
        }
        channel.close();
    }
}
