package io.tracecap.format.file;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * Appends frames to a file; the mirror of {@link FrameReader}. A frame that could not be written whole is cut off again,
 * so that the file ends with a good one.
 */
final class FrameWriter implements Closeable {
    private final String file;
    private final SeekableByteChannel channel;
    private final long traceId;
    private final ZstdCompressCtx zstd;
    private final Checksum checksum = new Checksum();
    private final byte[] frame =
            new byte[FrameLayout.HEADER_LENGTH + (int) Zstd.compressBound(FrameLayout.MAX_PAYLOAD)];
    private long end;
    private int sequence;

    /**
     * @param file name for messages
     */
    FrameWriter(String file, SeekableByteChannel channel, long traceId, int level) {
        this.file = file;
        this.channel = channel;
        this.traceId = traceId;
        zstd = new ZstdCompressCtx();
        zstd.setLevel(level);
        zstd.setContentSize(true);
        zstd.setChecksum(false);
        zstd.setDictID(false);
    }

    /** The id in every frame. */
    long traceId() {
        return traceId;
    }

    void writeFileHeader() throws IOException {
        byte[] header = FileHeaderLayout.current();
        write(header, header.length);
    }

    /** Offset at which the next frame begins. */
    long end() {
        return end;
    }

    void writeFrame(int type, byte[] payload) throws IOException {
        int plain = payload.length;
        if (plain > FrameLayout.MAX_PAYLOAD) {
            throw new IllegalArgumentException("payload of " + plain + " bytes, at most " + FrameLayout.MAX_PAYLOAD);
        }
        int from = FrameLayout.HEADER_LENGTH;
        int stored = zstd.compressByteArray(frame, from, frame.length - from, payload, 0, plain);
        int required = type == FrameLayout.TYPE_FOOTER ? 0 : FrameLayout.FLAG_REQUIRED;
        if (stored < plain) {
            putHeader(type, required | FrameLayout.FLAG_ZSTD, stored, plain);
        } else {
            System.arraycopy(payload, 0, frame, from, plain);
            stored = plain;
            putHeader(type, required, stored, plain);
        }
        write(frame, from + stored);
        sequence++;
    }

    /** Sequence number of the next frame. */
    long sequence() {
        return Integer.toUnsignedLong(sequence);
    }

    /** Appends a frame of another file: the same payload as it is stored there, with this file's id and sequence. */
    void copyFrame(FrameReader source) throws IOException {
        int length = source.storedLength();
        System.arraycopy(source.storedPayload(), 0, frame, FrameLayout.HEADER_LENGTH, length);
        putHeader(source.type(), source.flags(), length, source.payloadLength());
        write(frame, FrameLayout.HEADER_LENGTH + length);
        sequence++;
    }

    private void putHeader(int type, int flags, int stored, int plain) {
        LittleEndian.putInteger(frame, FrameLayout.SYNC_OFFSET, FrameLayout.SYNC_MARK);
        frame[FrameLayout.TYPE_OFFSET] = (byte) type;
        frame[FrameLayout.FLAGS_OFFSET] = (byte) flags;
        frame[FrameLayout.ZERO_OFFSET] = 0;
        frame[FrameLayout.ZERO_OFFSET + 1] = 0;
        LittleEndian.putLongInteger(frame, FrameLayout.TRACE_ID_OFFSET, traceId);
        LittleEndian.putInteger(frame, FrameLayout.SEQUENCE_OFFSET, sequence);
        LittleEndian.putInteger(frame, FrameLayout.STORED_LENGTH_OFFSET, stored);
        LittleEndian.putInteger(frame, FrameLayout.PLAIN_LENGTH_OFFSET, plain);
        checksum.reset();
        checksum.update(frame, 0, FrameLayout.CHECKSUM_OFFSET);
        checksum.update(frame, FrameLayout.HEADER_LENGTH, stored);
        LittleEndian.putInteger(frame, FrameLayout.CHECKSUM_OFFSET, checksum.masked());
    }

    void writeTrailer(long footerOffset) throws IOException {
        byte[] trailer = new byte[TrailerLayout.LENGTH];
        LittleEndian.putLongInteger(trailer, TrailerLayout.FOOTER_OFFSET, footerOffset);
        LittleEndian.putLongInteger(trailer, TrailerLayout.TRACE_ID_OFFSET, traceId);
        checksum.reset();
        checksum.update(trailer, 0, TrailerLayout.CHECKSUM_OFFSET);
        LittleEndian.putInteger(trailer, TrailerLayout.CHECKSUM_OFFSET, checksum.masked());
        LittleEndian.putInteger(trailer, TrailerLayout.END_MARK_OFFSET, TrailerLayout.END_MARK);
        write(trailer, trailer.length);
    }

    private void write(byte[] bytes, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            cutBack(e);
            throw new TraceWriteException(file, e);
        }
        end += length;
    }

    private void cutBack(IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    boolean isFollowed() {
        return LiveLocks.isFollowed(channel);
    }

    @Override
    public void close() throws IOException {
        zstd.close();
        channel.close();
    }
}
