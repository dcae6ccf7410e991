package io.tracecap.format.file;

import io.tracecap.format.event.Event;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the first inputs of the fuzz targets from traces. After a change of the format, run its {@code main} with the
 * folder {@code format/src/test/resources} and any small recordings; the files are named by where they come from.
 */
final class FuzzSeeds {
    private static final int LARGEST = 32 << 10;

    private final Path targets;

    private FuzzSeeds(Path targets) {
        this.targets = targets;
    }

    /** Arguments: the folder of resources, then traces. */
    public static void main(String[] args) throws IOException {
        Path resources = Path.of(args[0]);
        FuzzSeeds seeds = new FuzzSeeds(resources.resolve("io/tracecap/format/file"));
        Path made = Files.createTempDirectory("seeds").resolve("session.trc");
        try (TraceWriter writer =
                TraceWriter.create(made, Events.header(), WriterOptions.DEFAULT.withRowsPerBatch(7))) {
            for (Event event : Events.shellSession()) {
                writer.append(event);
            }
        }
        seeds.take(made);
        for (String trace : List.of(args).subList(1, args.length)) {
            seeds.take(Path.of(trace));
        }
    }

    private void take(Path trace) throws IOException {
        String name = String.valueOf(trace.getFileName()).replace(".trc", "");
        seed("FrameFuzzTestInputs/readsOrRefuses", name, Files.readAllBytes(trace));
        try (FileChannel channel = FileChannel.open(trace);
                FrameReader frames = new FrameReader(trace, channel)) {
            long at = FileHeaderLayout.LENGTH;
            long end = channel.size() - TrailerLayout.LENGTH;
            for (int frame = 0; at < end && frames.read(at); frame++) {
                byte[] payload = Arrays.copyOf(frames.payload(), frames.payloadLength());
                seed("MessageFuzzTestInputs/" + target(frames.type()), name + "-" + frame, payload);
                at = frames.end();
            }
        }
    }

    private static String target(int type) {
        return switch (type) {
            case FrameLayout.TYPE_HEADER -> "aHeaderIsDecodedOrRefused";
            case FrameLayout.TYPE_BATCH -> "aBatchIsDecodedOrRefused";
            default -> "aFooterIsBelievedOrNot";
        };
    }

    private void seed(String target, String name, byte[] bytes) throws IOException {
        if (bytes.length <= LARGEST) {
            Path directory = Files.createDirectories(targets.resolve(target));
            Files.write(directory.resolve(name), bytes);
        }
    }
}
