package io.tracecap.format.ring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * A ring that was found where rings lie. Its content is not trusted.
 *
 * @param path where it is
 * @param traceId of the trace that it belongs to
 * @param isInUse whether its recorder lives
 * @param file name of the file that its records go to, empty if it does not say; it can hold any characters
 * @param unread bytes of records that are not known to be in that file
 */
public record FoundRing(Path path, long traceId, boolean isInUse, String file, long unread) {
    /** The magic number is written last: without it nothing else is there, and only the file's name tells what it is. */
    private static final long NOT_WRITTEN = 0;

    /** The ring in a file, finished or not, if it is one and we may read it. */
    static Optional<FoundRing> of(Path path) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
            ByteBuffer header =
                    ByteBuffer.allocate(RingDescriptor.HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            int length = channel.read(header, 0);
            if (header.getLong(RingDescriptor.MAGIC_OFFSET) == NOT_WRITTEN) {
                boolean isInUse = isLocked(channel);
                return RingPlace.traceId(path).map(traceId -> new FoundRing(path, traceId, isInUse, "", 0));
            }
            if (length < RingDescriptor.HEADER_LENGTH
                    || header.getLong(RingDescriptor.MAGIC_OFFSET) != RingDescriptor.MAGIC) {
                return Optional.empty();
            }
            long unread = header.getLong(RingDescriptor.TAIL_OFFSET) - header.getLong(RingDescriptor.HEAD_OFFSET);
            return Optional.of(new FoundRing(
                    path,
                    header.getLong(RingDescriptor.TRACE_ID_OFFSET),
                    isLocked(channel),
                    fileName(header.array()),
                    Math.max(0, unread)));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try (FileLock lock = channel.tryLock(0, 1, true)) {
            return lock == null;
        } catch (OverlappingFileLockException byThisProcess) {
            return true;
        }
    }

    private static String fileName(byte[] header) {
        int end = RingDescriptor.FILE_NAME_OFFSET;
        int limit = end + RingDescriptor.FILE_NAME_LENGTH;
        while (end < limit && header[end] != 0) {
            end++;
        }
        return new String(
                header, RingDescriptor.FILE_NAME_OFFSET, end - RingDescriptor.FILE_NAME_OFFSET, StandardCharsets.UTF_8);
    }
}
