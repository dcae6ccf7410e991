package io.tracecap.format.file;

import com.github.luben.zstd.ZstdCompressCtx;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.TaskTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes files byte by byte, good and bad ones, always with good checksums. */
final class Forge {
    static final long TRACE_ID = 0x0123_4567_89AB_CDEFL;
    private static final int ZSTD_REQUIRED = FrameLayout.FLAG_ZSTD | FrameLayout.FLAG_REQUIRED;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int sequence;

    /** A file that begins as it should, up to its header frame. */
    static Forge trace() {
        return new Forge()
                .fileHeader(1, 0, 0)
                .frame(FrameLayout.TYPE_HEADER, ZSTD_REQUIRED, HeaderCodec.encode(Events.header()));
    }

    /** The smallest batch: one call without anything. */
    static Batch.Builder smallBatch() {
        return Batch.newBuilder()
                .setRows(1)
                .setTickNs(1000)
                .setTasks(TaskTable.newBuilder().setTasks(1))
                .addGroups(Group.newBuilder().setAbi(1).setNumber(39));
    }

    Forge fileHeader(int major, int minor, int features) {
        ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(FileHeaderLayout.MAGIC).putShort((short) major).putShort((short) minor);
        return raw(header.putInt(features).array());
    }

    Forge raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    Forge batch(Batch.Builder batch) {
        return frame(FrameLayout.TYPE_BATCH, ZSTD_REQUIRED, batch.build().toByteArray());
    }

    Forge frame(int type, int flags, byte[] payload) {
        byte[] stored = (flags & FrameLayout.FLAG_ZSTD) != 0 ? compress(payload) : payload;
        return storedFrame(type, flags, stored, payload.length);
    }

    Forge zstdBatch(byte[] stored, int plainLength) {
        return storedFrame(FrameLayout.TYPE_BATCH, ZSTD_REQUIRED, stored, plainLength);
    }

    Forge storedFrame(int type, int flags, byte[] stored, int plainLength) {
        return storedFrame(type, flags, 0, TRACE_ID, sequence, stored, plainLength);
    }

    Forge storedFrame(int type, int flags, int zero, long traceId, int number, byte[] stored, int plainLength) {
        byte[] frame = new byte[FrameLayout.HEADER_LENGTH + stored.length];
        ByteBuffer header = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(FrameLayout.SYNC_MARK).put((byte) type).put((byte) flags).putShort((short) zero);
        header.putLong(traceId).putInt(number).putInt(stored.length).putInt(plainLength);
        System.arraycopy(stored, 0, frame, FrameLayout.HEADER_LENGTH, stored.length);
        Checksum checksum = new Checksum();
        checksum.update(frame, 0, 28);
        checksum.update(frame, FrameLayout.HEADER_LENGTH, stored.length);
        header.putInt(checksum.masked());
        sequence = number + 1;
        return raw(frame);
    }

    Forge trailer(long footerOffset, long traceId) {
        ByteBuffer trailer = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putLong(footerOffset).putLong(traceId);
        Checksum checksum = new Checksum();
        checksum.update(trailer.array(), 0, 16);
        return raw(
                trailer.putInt(checksum.masked()).putInt(TrailerLayout.END_MARK).array());
    }

    Forge footer() {
        return frame(FrameLayout.TYPE_FOOTER, 0, new byte[0]);
    }

    int sequence() {
        return sequence;
    }

    long length() {
        return bytes.size();
    }

    Path writeTo(Path directory) throws IOException {
        return Files.write(directory.resolve("forged.trc"), bytes.toByteArray());
    }

    static byte[] compress(byte[] payload) {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
            return zstd.compress(payload);
        }
    }
}
