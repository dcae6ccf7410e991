package io.tracecap.tools.hostile;

import com.github.luben.zstd.Zstd;
import com.google.protobuf.MessageLite;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Task;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.TaskTable;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file that begins as a good trace, {@link #GOOD_EVENTS} events long, and goes on byte by byte as a test wants it:
 * always with good checksums, so that what is behind them is tested.
 */
final class ForgedTrace {
    /** How many events are good; {@code show} prints a line for all of them but the first. */
    static final int GOOD_EVENTS = 4;

    /** The thread that good events happen to. */
    private static final int SHELL = 4711;

    static final int TYPE_HEADER = 1;
    static final int TYPE_BATCH = 2;
    static final int TYPE_FOOTER = 3;
    static final int TYPE_UNKNOWN = 99;
    static final int ZSTD = 1;
    static final int REQUIRED = 0x80;

    /** A tick behind all good events. */
    static final long LATER = 2_000_000_000L;

    private static final int FILE_HEADER = 16;
    private static final int FRAME_HEADER = 32;
    private static final int LENGTH_AT = 20;
    private static final int SYNC_MARK = 0x9CA5_F4D6;
    private static final int END_MARK = 0xE4A5_F4D6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long traceId;
    private int sequence;

    private ForgedTrace(byte[] good) {
        ByteBuffer buffer = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
        int batch = FILE_HEADER + FRAME_HEADER + buffer.getInt(FILE_HEADER + LENGTH_AT);
        int footer = batch + FRAME_HEADER + buffer.getInt(batch + LENGTH_AT);
        traceId = buffer.getLong(FILE_HEADER + 8);
        bytes.write(good, 0, footer);
        sequence = 2;
    }

    /** The beginning: file header, header frame, one batch frame. */
    static ForgedTrace begin(Path directory) throws IOException {
        Path file = directory.resolve("good.trc");
        Files.deleteIfExists(file);
        return new ForgedTrace(Files.readAllBytes(good(file)));
    }

    /** Writes the whole good trace. */
    static Path good(Path file) throws IOException {
        Task shell = Recording.process(0, SHELL);
        Recording recording = new Recording().task(shell, NewTask.NO_PARENT, NewTask.Origin.ROOT);
        for (int i = 1; i < GOOD_EVENTS; i++) {
            recording.call(shell, 39, SHELL, List.of());
        }
        return recording.write(file);
    }

    /** A batch with one call, which comes behind the good ones. */
    static Batch.Builder smallBatch() {
        return Batch.newBuilder()
                .setFirstEvent(GOOD_EVENTS)
                .setRows(1)
                .setTickNs(1000)
                .setBaseTick(LATER)
                .setTasks(TaskTable.newBuilder().setTasks(1).setTid(MessageCases.varintColumn(2 * SHELL)))
                .addGroups(Group.newBuilder().setAbi(1).setNumber(39));
    }

    long length() {
        return bytes.size();
    }

    ForgedTrace raw(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    ForgedTrace batch(MessageLite batch) {
        return frame(TYPE_BATCH, REQUIRED, batch.toByteArray());
    }

    /** A frame with its payload as it is. */
    ForgedTrace frame(int type, int flags, byte[] payload) {
        return frame(type, flags, payload, payload.length, payload.length);
    }

    /** A compressed batch frame. */
    ForgedTrace zstd(byte[] stored, int plainLength) {
        return frame(TYPE_BATCH, ZSTD | REQUIRED, stored, stored.length, plainLength);
    }

    /** A batch frame, compressed as a writer would. */
    ForgedTrace compressed(byte[] payload) {
        return zstd(Zstd.compress(payload), payload.length);
    }

    /** A frame whose header says what it is told to say. */
    ForgedTrace frame(int type, int flags, byte[] payload, int storedLength, int plainLength) {
        return frame(type, flags, traceId, sequence, payload, storedLength, plainLength);
    }

    ForgedTrace frame(int type, int flags, long id, int number, byte[] payload, int storedLength, int plainLength) {
        ByteBuffer header = ByteBuffer.allocate(FRAME_HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(SYNC_MARK).put((byte) type).put((byte) flags).putShort((short) 0);
        header.putLong(id).putInt(number).putInt(storedLength).putInt(plainLength);
        CRC32C crc = new CRC32C();
        crc.update(header.array(), 0, FRAME_HEADER - 4);
        crc.update(payload);
        header.putInt(masked(crc));
        sequence = number + 1;
        return raw(header.array()).raw(payload);
    }

    ForgedTrace trailer(long footerOffset) {
        ByteBuffer trailer = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        trailer.putLong(footerOffset).putLong(traceId);
        CRC32C crc = new CRC32C();
        crc.update(trailer.array(), 0, 16);
        return raw(trailer.putInt(masked(crc)).putInt(END_MARK).array());
    }

    /** A footer of one frame, and the trailer that points to it. */
    ForgedTrace footer(byte[] payload) {
        long offset = length();
        return frame(TYPE_FOOTER, 0, payload).trailer(offset);
    }

    /** Changes bytes that are there already. */
    Path writeTo(Path directory, int at, byte... changed) throws IOException {
        byte[] copy = bytes.toByteArray();
        System.arraycopy(changed, 0, copy, at, changed.length);
        return Files.write(directory.resolve("forged.trc"), copy);
    }

    Path writeTo(Path directory) throws IOException {
        return Files.write(directory.resolve("forged.trc"), bytes.toByteArray());
    }

    Path writeTo(Path directory, long length) throws IOException {
        return Files.write(directory.resolve("forged.trc"), Arrays.copyOf(bytes.toByteArray(), (int) length));
    }

    long traceId() {
        return traceId;
    }

    int sequence() {
        return sequence;
    }

    private static int masked(CRC32C crc) {
        return Integer.rotateRight((int) crc.getValue(), 15) + 0xA282_EAD8;
    }
}
