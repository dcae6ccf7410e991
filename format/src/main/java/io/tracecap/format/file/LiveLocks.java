package io.tracecap.format.file;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;

/**
 * What the writer of a growing file and those who follow it know of each other, by locks on two bytes far behind the end
 * of any file.
 *
 * <pre>
 *   2^62       followers, shared:     somebody waits for events, batches are not to be held back
 *   2^62 + 1   the writer, exclusive: the file may still grow
 * </pre>
 *
 * <p>The kernel gives a lock back when its process ends, however that happens. Locks are the process's (fcntl(2)): when
 * it closes <em>any</em> descriptor of the file, all its locks on the file are gone, so neither side may open the file a
 * second time. Within one JVM a second lock on a byte is refused by an exception, which is the same answer. Where locks
 * are not supported, nobody seems to follow, and every writer to live.
 */
final class LiveLocks {
    static final long FOLLOWERS = 1L << 62;
    static final long WRITER = FOLLOWERS + 1;

    private static final int TRIES = 5;
    private static final long PAUSE_MS = 2;

    private LiveLocks() {}

    /** Says that the file is being written, until the channel is closed. */
    static void announceWriter(Channel file) {
        if (file instanceof FileChannel channel) {
            acquire(channel, WRITER, false);
        }
    }

    /** Says that the file is being followed, until the channel is closed; false when that cannot be said now. */
    static boolean announceFollower(FileChannel file) {
        return acquire(file, FOLLOWERS, true);
    }

    /** Whether somebody follows the file that is written to {@code file}. */
    static boolean isFollowed(Channel file) {
        return file instanceof FileChannel channel && isHeldByOthers(channel, FOLLOWERS, false, false);
    }

    /** Whether the file may still grow: its writer lives, or nobody can tell. */
    static boolean isWritten(FileChannel file) {
        return isHeldByOthers(file, WRITER, true, true);
    }

    /** The other side tests for a lock by taking it for a moment, which must not be in the way for longer. */
    private static boolean acquire(FileChannel file, long position, boolean shared) {
        try {
            for (int i = 0; i < TRIES; i++) {
                if (file.tryLock(position, 1, shared) != null) {
                    return true;
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | OverlappingFileLockException e) {
            // Not supported here, or this JVM has it already: the file can be written and read all the same.
            return false;
        }
        return false;
    }

    private static boolean isHeldByOthers(FileChannel file, long position, boolean shared, boolean ifUnknown) {
        try (FileLock lock = file.tryLock(position, 1, shared)) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return ifUnknown;
        }
    }
}
