package io.tracecap.tools.hostile;

import static io.tracecap.tools.hostile.ForgedTrace.REQUIRED;
import static io.tracecap.tools.hostile.ForgedTrace.TYPE_BATCH;
import static io.tracecap.tools.hostile.ForgedTrace.TYPE_HEADER;
import static io.tracecap.tools.hostile.ForgedTrace.TYPE_UNKNOWN;
import static io.tracecap.tools.hostile.HostileCase.damagedStart;
import static io.tracecap.tools.hostile.HostileCase.noTrace;
import static io.tracecap.tools.hostile.HostileCase.refused;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What can be wrong with a file as a whole, with the header of a frame, and with what zstd is given. */
final class FrameCases {
    private static final int MIB = 1 << 20;
    private static final byte[] MAGIC = {(byte) 0x89, 'T', 'R', 'C', '\r', '\n', 0x1A, '\n'};
    private static final byte[] NOTHING = {};

    private FrameCases() {}

    static List<HostileCase> files() {
        return List.of(
                noTrace("empty file", dir -> Files.write(dir.resolve("empty.trc"), NOTHING)),
                noTrace("short magic", dir -> Files.write(dir.resolve("short.trc"), Arrays.copyOf(MAGIC, 5))),
                noTrace("magic only", dir -> Files.write(dir.resolve("short.trc"), MAGIC)),
                noTrace("foreign file", dir -> Files.writeString(dir.resolve("notes.trc"), "these are my notes\n")),
                noTrace("newer major version", dir -> ForgedTrace.begin(dir).writeTo(dir, 8, (byte) 2)),
                damagedStart("major version 0", dir -> ForgedTrace.begin(dir).writeTo(dir, 8, (byte) 0)),
                noTrace("required feature that is not known", dir -> ForgedTrace.begin(dir)
                        .writeTo(dir, 15, (byte) 0x80)),
                noTrace("file header only", dir -> ForgedTrace.begin(dir).writeTo(dir, 16L)),
                noTrace("a terabyte of zeros", FrameCases::hole));
    }

    private static Path hole(Path directory) throws IOException {
        Path file = directory.resolve("zeros.trc");
        try (RandomAccessFile hole = new RandomAccessFile(file.toString(), "rw")) {
            hole.setLength(1L << 40);
        }
        return file;
    }

    static List<HostileCase> frames() {
        return List.of(
                refused("frame length 0xFFFFFFFF", dir -> lengths(dir, TYPE_BATCH, -1, -1)),
                refused("frame length 0xFFFFFFFF of an unknown type", dir -> lengths(dir, TYPE_UNKNOWN, -1, -1)),
                refused("frame length negative", dir -> lengths(dir, TYPE_BATCH, Integer.MIN_VALUE, 5)),
                refused("plain length negative", dir -> lengths(dir, TYPE_BATCH, 0, Integer.MIN_VALUE)),
                refused("frame longer than the file", dir -> lengths(dir, TYPE_BATCH, 1000, 1000)),
                refused("a sparse frame of 4 GB of an unknown type", FrameCases::sparseFrame),
                refused("lengths differ without compression", dir -> lengths(dir, TYPE_BATCH, 0, 9)),
                refused(
                        "no sync mark",
                        dir -> ForgedTrace.begin(dir).raw(new byte[64]).writeTo(dir)),
                refused("another trace's id", dir -> another(dir, 1, 0)),
                refused("sequence number again", dir -> another(dir, 0, -1)),
                refused("sequence number left out", dir -> another(dir, 0, 1)),
                refused("a second header", dir -> ForgedTrace.begin(dir)
                        .frame(TYPE_HEADER, REQUIRED, NOTHING)
                        .writeTo(dir)),
                refused("unknown flag", dir -> ForgedTrace.begin(dir)
                        .frame(TYPE_BATCH, 0x40, NOTHING)
                        .writeTo(dir)),
                refused("required frame of an unknown type", dir -> ForgedTrace.begin(dir)
                        .frame(TYPE_UNKNOWN, REQUIRED, NOTHING)
                        .writeTo(dir)),
                refused("empty batch frames", dir -> many(dir, TYPE_BATCH, 1000)),
                refused("empty frames of an unknown type, without end", dir -> many(dir, TYPE_UNKNOWN, 200_000)));
    }

    private static Path lengths(Path directory, int type, int stored, int plain) throws IOException {
        return ForgedTrace.begin(directory)
                .frame(type, 0, NOTHING, stored, plain)
                .writeTo(directory);
    }

    private static Path sparseFrame(Path directory) throws IOException {
        Path file = lengths(directory, TYPE_UNKNOWN, -2, -2);
        try (RandomAccessFile frame = new RandomAccessFile(file.toString(), "rw")) {
            frame.setLength(frame.length() + (1L << 32));
        }
        return file;
    }

    private static Path another(Path directory, long idOff, int sequenceOff) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        byte[] batch = ForgedTrace.smallBatch().build().toByteArray();
        long id = forged.traceId() + idOff;
        int number = forged.sequence() + sequenceOff;
        return forged.frame(TYPE_BATCH, REQUIRED, id, number, batch, batch.length, batch.length)
                .writeTo(directory);
    }

    private static Path many(Path directory, int type, int count) throws IOException {
        ForgedTrace forged = ForgedTrace.begin(directory);
        for (int i = 0; i < count; i++) {
            forged.frame(type, 0, NOTHING);
        }
        return forged.writeTo(directory);
    }

    static List<HostileCase> compression() {
        byte[] content = ForgedTrace.smallBatch().build().toByteArray();
        int length = content.length;
        byte[] junk = "junk".getBytes(StandardCharsets.US_ASCII);
        return List.of(
                zstd("decompression bomb within the bounds", ForgedZstd.bomb(MIB, MIB), MIB),
                zstd("decompression bomb of 1 GiB", ForgedZstd.bomb(1 << 30, 1 << 30), 1 << 30),
                zstd("decompression bomb of 1 GiB that claims less", ForgedZstd.bomb(1 << 30, MIB), MIB),
                zstd("zstd claims 2^62 bytes", ForgedZstd.bomb(MIB, 1L << 62), MIB),
                zstd("zstd claims 2^64 - 1 bytes", ForgedZstd.bomb(MIB, -1), MIB),
                zstd("fewer bytes than declared", ForgedZstd.raw(content, length + 1), length + 1),
                zstd("more bytes than declared", ForgedZstd.raw(content, length - 1), length - 1),
                zstd("zstd and frame declare different sizes", ForgedZstd.raw(content, length), length + 1),
                zstd("window log 31", ForgedZstd.window(content, 31), length),
                zstd("window log 21", ForgedZstd.window(content, 21), length),
                zstd("dictionary id", ForgedZstd.dictionary(content, 7), length),
                zstd("skippable frame", ForgedZstd.skippable(content), length),
                zstd("skippable frame in front", join(ForgedZstd.skippable(junk), good(content)), length),
                zstd("trailing junk", join(good(content), junk), length),
                zstd("a second zstd frame", join(good(content), good(content)), length),
                zstd("compressed to nothing", NOTHING, 0),
                zstd("cut zstd frame", Arrays.copyOf(good(content), 15), length),
                zstd("no zstd at all", junk, 100));
    }

    private static byte[] good(byte[] content) {
        return ForgedZstd.raw(content, content.length);
    }

    private static HostileCase zstd(String name, byte[] stored, int plainLength) {
        return refused(
                name, dir -> ForgedTrace.begin(dir).zstd(stored, plainLength).writeTo(dir));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
