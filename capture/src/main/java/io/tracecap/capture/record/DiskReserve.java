package io.tracecap.capture.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Room on the disk that is kept for the end of a trace: a file without a name, which is given up when the disk is full.
 * It takes a small part of what is free, and nothing where that is little.
 */
final class DiskReserve implements Closeable {
    private static final int MOST = 2 << 20;
    private static final int SHARE = 8;
    private static final Set<OpenOption> HOW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);

    private @Nullable FileChannel channel;

    private DiskReserve(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Keeps room beside a file; none if that is not possible. */
    static DiskReserve beside(Path file) {
        Path path = file.resolveSibling(file.getFileName() + ".reserve");
        int bytes = (int) Math.min(MOST, file.toFile().getUsableSpace() / SHARE);
        try {
            // On Linux its name is gone as soon as it is open.
            FileChannel made = FileChannel.open(
                    path, HOW, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                made.write(ByteBuffer.allocate(bytes));
            } catch (IOException full) {
                made.close();
                return new DiskReserve(null);
            }
            return new DiskReserve(made);
        } catch (IOException notPossible) {
            return new DiskReserve(null);
        }
    }

    /** Gives the room back; returns whether there was any. */
    boolean giveUp() throws IOException {
        FileChannel kept = channel;
        channel = null;
        if (kept != null) {
            kept.close();
        }
        return kept != null;
    }

    @Override
    public void close() throws IOException {
        giveUp();
    }
}
