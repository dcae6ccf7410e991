package io.tracecap.format.file;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what every trace begins with: the file header and the header frame. The one gate for every file. */
final class FileStart {
    private FileStart() {}

    /**
     * Checks the file header; the minor version of the format.
     *
     * @throws TraceFormatException when this version cannot read the file
     * @throws IOException when the file cannot be read
     */
    static int minorVersion(Path file, FrameReader frames) throws IOException {
        byte[] bytes = new byte[FileHeaderLayout.LENGTH];
        int got = frames.readFully(bytes, 0, bytes.length);
        if (got == 0) {
            throw new NotATraceException(file, "is empty");
        }
        long magic = LittleEndian.longInteger(bytes, 0);
        int known = Math.min(got, Long.BYTES);
        long mask = -1L >>> (64 - 8 * known);
        if ((magic & mask) != (FileHeaderLayout.MAGIC & mask)) {
            throw new NotATraceException(
                    file,
                    "is not a trace: begins with " + first(bytes, known)
                            + ", a trace begins with 89 54 52 43 0d 0a 1a 0a");
        }
        if (got < bytes.length) {
            throw new IncompleteTraceException(file, "cut after " + got + " of " + bytes.length + " header bytes");
        }
        int major = LittleEndian.unsignedShort(bytes, FileHeaderLayout.MAJOR_OFFSET);
        int fileMinor = LittleEndian.unsignedShort(bytes, FileHeaderLayout.MINOR_OFFSET);
        int features = LittleEndian.integer(bytes, FileHeaderLayout.FEATURES_OFFSET);
        if (major > FileHeaderLayout.MAJOR || features != 0) {
            throw new TraceTooNewException(
                    file,
                    "has format version " + major + "." + fileMinor
                            + (features != 0 ? " with features 0x" + Integer.toHexString(features) : "")
                            + "; this program reads up to " + FileHeaderLayout.MAJOR + ".x and no features");
        }
        if (major < FileHeaderLayout.MAJOR) {
            throw new DamagedTraceException(
                    file, "has format version " + major + "." + fileMinor + ", which never was");
        }
        return fileMinor;
    }

    private static String first(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(Character.forDigit((bytes[i] >> 4) & 0xF, 16));
            text.append(Character.forDigit(bytes[i] & 0xF, 16));
        }
        return text.toString();
    }

    /**
     * Reads the header frame; the reader then stands at it, and knows the trace id.
     *
     * @throws TraceFormatException when there is none
     * @throws IOException when the file cannot be read
     */
    static TraceHeader header(Path file, FrameReader frames) throws IOException {
        if (!frames.read(FileHeaderLayout.LENGTH)) {
            throw new IncompleteTraceException(file, "ends after the file header");
        }
        if (frames.type() != FrameLayout.TYPE_HEADER || frames.sequence() != 0) {
            throw frames.damaged("type is " + frames.type() + "; the first frame must be a header with number 0");
        }
        try {
            return HeaderCodec.decode(frames.payload(), frames.payloadLength());
        } catch (InvalidProtocolBufferException e) {
            throw frames.damaged("header is no protobuf message: " + e.getMessage());
        }
    }
}
