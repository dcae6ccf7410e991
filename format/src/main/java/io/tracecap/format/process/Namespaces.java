package io.tracecap.format.process;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The namespaces of a thread, each by its inode, which identifies it on its machine; 0 for one that is not known. See
 * namespaces(7).
 *
 * @param cgroup cgroup namespace; the others likewise
 */
public record Namespaces(long cgroup, long ipc, long mnt, long net, long pid, long time, long user, long uts) {
    private static final int LENGTH = 8 * Long.BYTES;

    /** Reads the structure of a fact; null if it is too short. */
    static @Nullable Namespaces read(ByteBuffer bytes) {
        return bytes.remaining() < LENGTH
                ? null
                : new Namespaces(
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong(),
                        bytes.getLong());
    }
}
