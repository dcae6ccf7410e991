package io.tracecap.format.ring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoundRingTest {
    private static final long TRACE = 0xabcdef0123456789L;

    @TempDir
    private Path directory;

    private Path ring(String name, byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content);
    }

    @Test
    void ringIsWhatItsHeaderSays() throws IOException {
        Path path = directory.resolve("tracecap-1.ring");
        Ring ring = Ring.create(path, RingDescriptor.MIN_CAPACITY, TRACE, "/tmp/out.trc.part");
        RingProducer producer = ring.producer();
        producer.claim(64);
        producer.publish(64);
        assertThat(FoundRing.of(path)).contains(new FoundRing(path, TRACE, true, "/tmp/out.trc.part", 64));
        ring.delete();
        assertThat(FoundRing.of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 4096, 70_000})
    void ringThatItsRecorderDidNotFinishIsNamedByItsFile(int length) throws IOException {
        Path path = ring("tracecap-abcdef0123456789.ring", new byte[length]);
        assertThat(FoundRing.of(path)).contains(new FoundRing(path, TRACE, false, "", 0));
    }

    @Test
    void ringThatIsBeingMadeIsInUse() throws IOException {
        Path path = ring("tracecap-abcdef0123456789.ring", new byte[0]);
        try (FileChannel recorder = FileChannel.open(path, StandardOpenOption.WRITE)) {
            recorder.lock(0, 1, false);
            assertThat(FoundRing.of(path)).contains(new FoundRing(path, TRACE, true, "", 0));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracecap-.ring",
                "tracecap-xyz.ring",
                "tracecap-00ab.ring",
                "tracecap-+1.ring",
                "tracecap-1abcdef0123456789.ring",
                "other"
            })
    void emptyFileOfAnotherNameIsNoRing(String name) throws IOException {
        assertThat(FoundRing.of(ring(name, new byte[0]))).isEmpty();
    }

    @Test
    void fileOfARingsNameThatHoldsSomethingElseIsNoRing() throws IOException {
        String name = "tracecap-abcdef0123456789.ring";
        assertThat(FoundRing.of(ring(name, "a text".repeat(1000).getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        byte[] cutOff = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(RingDescriptor.MAGIC)
                .array();
        assertThat(FoundRing.of(ring(name, cutOff))).isEmpty();
    }
}
