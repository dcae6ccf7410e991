package io.tracecap.format.file;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * Reads and checks single frames; the mirror of {@link FrameWriter} and the one gate for every frame. Reads into arrays
 * of its own (never mapped memory, which others can cut short) of a bounded size. Does not look at the sequence.
 */
final class FrameReader implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final LongConsumer reached;
    private final ZstdDecompressCtx zstd = new ZstdDecompressCtx();
    private final Checksum checksum = new Checksum();
    private final byte[] header = new byte[FrameLayout.HEADER_LENGTH];
    private byte[] stored = new byte[CHUNK];
    private byte[] plain = new byte[CHUNK];
    private long traceId;
    private boolean traceIdKnown;
    private long offset;
    private int type;
    private int flags;
    private int sequence;
    private int storedLength;
    private int plainLength;
    private int unknownFrames;

    FrameReader(Path file, FileChannel channel) {
        this(file, channel, offset -> {});
    }

    /**
     * Makes a reader.
     *
     * @param reached is given the offset of each frame that is read
     */
    FrameReader(Path file, FileChannel channel, LongConsumer reached) {
        this.file = file;
        this.channel = channel;
        this.reached = reached;
    }

    /** From now on all frames must have this trace id. */
    void expectTraceId(long id) {
        traceId = id;
        traceIdKnown = true;
    }

    long traceId() {
        return traceId;
    }

    int type() {
        return type;
    }

    /** The sequence number of the frame; unsigned. */
    long sequence() {
        return Integer.toUnsignedLong(sequence);
    }

    long offset() {
        return offset;
    }

    /** Offset behind the frame. */
    long end() {
        return offset + FrameLayout.HEADER_LENGTH + Integer.toUnsignedLong(storedLength);
    }

    /** Array that begins with the payload; overwritten by the next frame. Only for types that this version knows. */
    byte[] payload() {
        return plain;
    }

    /**
     * Hands the array that begins with the payload over.
     *
     * @param other what to use instead for the frames to come; replaced when it is too short
     */
    byte[] exchangePayload(byte[] other) {
        byte[] payload = plain;
        plain = other;
        return payload;
    }

    int payloadLength() {
        return plainLength;
    }

    /** How the frame at hand stands in the file, for {@link FrameWriter#copyFrame}: its flags. */
    int flags() {
        return flags;
    }

    /** Array that begins with the payload as it is stored; overwritten by the next frame. */
    byte[] storedPayload() {
        return stored;
    }

    int storedLength() {
        return storedLength;
    }

    /** A message about the frame at hand. */
    String at(String what) {
        return here() + what;
    }

    /**
     * Reads the frame at an offset.
     *
     * @return false when the file ends exactly there
     */
    boolean read(long at) throws IOException {
        offset = at;
        reached.accept(at);
        int got = readFully(header, at, header.length);
        if (got == 0) {
            return false;
        }
        if (got < header.length) {
            throw cut("file ends " + (header.length - got) + " bytes before the end of the frame header");
        }
        parseHeader();
        checksum.reset();
        checksum.update(header, 0, FrameLayout.CHECKSUM_OFFSET);
        if (FrameLayout.isKnown(type)) {
            unknownFrames = 0;
            readPayload();
        } else {
            checkUnknown();
            skipPayload();
        }
        return true;
    }

    /** Whether a frame header of this file stands at an offset, of a batch with a certain sequence number. */
    boolean isBatchAt(long at, long expectedSequence) throws IOException {
        return readFully(header, at, header.length) == header.length
                && LittleEndian.integer(header, FrameLayout.SYNC_OFFSET) == FrameLayout.SYNC_MARK
                && header[FrameLayout.TYPE_OFFSET] == FrameLayout.TYPE_BATCH
                && LittleEndian.longInteger(header, FrameLayout.TRACE_ID_OFFSET) == traceId
                && LittleEndian.integer(header, FrameLayout.SEQUENCE_OFFSET) == (int) expectedSequence;
    }

    private void parseHeader() throws DamagedTraceException {
        int mark = LittleEndian.integer(header, FrameLayout.SYNC_OFFSET);
        if (mark != FrameLayout.SYNC_MARK) {
            throw damaged(
                    "no frame begins here: sync mark is " + hex(mark) + ", expected " + hex(FrameLayout.SYNC_MARK));
        }
        type = header[FrameLayout.TYPE_OFFSET] & 0xFF;
        flags = header[FrameLayout.FLAGS_OFFSET] & 0xFF;
        sequence = LittleEndian.integer(header, FrameLayout.SEQUENCE_OFFSET);
        storedLength = LittleEndian.integer(header, FrameLayout.STORED_LENGTH_OFFSET);
        plainLength = LittleEndian.integer(header, FrameLayout.PLAIN_LENGTH_OFFSET);
        long id = LittleEndian.longInteger(header, FrameLayout.TRACE_ID_OFFSET);
        if (traceIdKnown && id != traceId) {
            throw damaged("trace id is " + Long.toHexString(id) + ", expected " + Long.toHexString(traceId)
                    + ": a frame of another trace");
        }
        traceId = id;
        if (LittleEndian.unsignedShort(header, FrameLayout.ZERO_OFFSET) != 0) {
            throw damaged("bytes 6 and 7 of the frame header are not 0");
        }
    }

    private void readPayload() throws IOException {
        checkLengths();
        if (storedLength > stored.length) {
            stored = new byte[FrameLayout.MAX_PAYLOAD];
        }
        int got = readFully(stored, offset + FrameLayout.HEADER_LENGTH, storedLength);
        if (got < storedLength) {
            throw cutInPayload(got);
        }
        checksum.update(stored, 0, storedLength);
        expectChecksum();
        if ((flags & ~(FrameLayout.FLAG_ZSTD | FrameLayout.FLAG_REQUIRED)) != 0) {
            throw new TraceTooNewException(
                    file, here() + "flags " + hex(flags) + " are of a newer version of the format");
        }
        if ((flags & FrameLayout.FLAG_ZSTD) != 0) {
            decompress();
        } else {
            reservePlain();
            System.arraycopy(stored, 0, plain, 0, storedLength);
        }
    }

    private void checkLengths() throws DamagedTraceException {
        checkLength("stored", storedLength);
        checkLength("plain", plainLength);
        if ((flags & FrameLayout.FLAG_ZSTD) == 0 && storedLength != plainLength) {
            throw damaged(
                    "stored length is " + storedLength + ", plain length " + plainLength + ", but not compressed");
        }
    }

    private void checkLength(String name, int length) throws DamagedTraceException {
        if (length < 0 || length > FrameLayout.MAX_PAYLOAD) {
            throw damaged(
                    name + " length is " + Integer.toUnsignedString(length) + ", at most " + FrameLayout.MAX_PAYLOAD);
        }
    }

    /** Nothing is known of it but that it costs time. */
    private void checkUnknown() throws DamagedTraceException {
        if (storedLength < 0 || storedLength > FrameLayout.MAX_UNKNOWN_PAYLOAD) {
            throw damaged("stored length is " + Integer.toUnsignedString(storedLength) + ", at most "
                    + FrameLayout.MAX_UNKNOWN_PAYLOAD + " in a frame of the unknown type " + type);
        }
        if (++unknownFrames > FrameLayout.MAX_UNKNOWN_FRAMES) {
            throw damaged("more than " + FrameLayout.MAX_UNKNOWN_FRAMES + " frames of unknown types in a row");
        }
    }

    /** Only its checksum matters; it can be long and need not fit into memory. */
    private void skipPayload() throws IOException {
        long length = Integer.toUnsignedLong(storedLength);
        long done = 0;
        while (done < length) {
            int part = (int) Math.min(stored.length, length - done);
            int got = readFully(stored, offset + FrameLayout.HEADER_LENGTH + done, part);
            if (got < part) {
                throw cutInPayload(done + got);
            }
            checksum.update(stored, 0, part);
            done += part;
        }
        expectChecksum();
        if ((flags & FrameLayout.FLAG_REQUIRED) != 0) {
            throw new TraceTooNewException(
                    file, here() + "frames of type " + type + " need a newer version of the program");
        }
        plainLength = 0;
    }

    private void expectChecksum() throws DamagedTraceException {
        int expected = LittleEndian.integer(header, FrameLayout.CHECKSUM_OFFSET);
        if (checksum.masked() != expected) {
            throw damaged("checksum is " + hex(checksum.masked()) + ", header says " + hex(expected));
        }
    }

    private void reservePlain() {
        if (plainLength > plain.length) {
            plain = new byte[plainLength <= CHUNK ? CHUNK : FrameLayout.MAX_PAYLOAD];
        }
    }

    private void decompress() throws DamagedTraceException {
        String problem = ZstdFrame.problem(stored, 0, storedLength, plainLength);
        if (!problem.isEmpty()) {
            throw damaged(problem);
        }
        reservePlain();
        try {
            int size = zstd.decompressByteArray(plain, 0, plainLength, stored, 0, storedLength);
            if (size != plainLength) {
                throw damaged("payload has " + size + " bytes, frame header says " + plainLength);
            }
        } catch (ZstdException e) {
            throw damaged("zstd: " + e.getMessage());
        }
    }

    /** Reads until {@code length} bytes are there or the file ends; returns how many there are. */
    int readFully(byte[] target, long from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        int got = 0;
        while (buffer.hasRemaining() && got >= 0) {
            got = channel.read(buffer, from + buffer.position());
        }
        return buffer.position();
    }

    private String here() {
        return TraceFormatException.at(sequence(), offset);
    }

    private IncompleteTraceException cut(String what) {
        return new IncompleteTraceException(file, "cut at offset " + offset + ": " + what);
    }

    private IncompleteTraceException cutInPayload(long got) {
        return new IncompleteTraceException(
                file,
                here() + "file ends after " + got + " of " + Integer.toUnsignedString(storedLength) + " payload bytes");
    }

    DamagedTraceException damaged(String what) {
        return new DamagedTraceException(file, here() + what);
    }

    private static String hex(int value) {
        return "0x" + Integer.toHexString(value);
    }

    @Override
    public void close() {
        zstd.close();
    }
}
