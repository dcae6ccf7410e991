package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed payloads that are made to hurt, each in a frame with a good checksum. */
class ZstdFrameTest {
    private static final byte[] PLAIN = Forge.smallBatch().build().toByteArray();

    @TempDir
    Path directory;

    @Test
    void readsAContentSizeOfEveryWidth() {
        for (int length : new int[] {0, 1, 255, 256, 65_791, 65_792, 1 << 20}) {
            byte[] stored = Forge.compress(new byte[length]);
            assertThat(ZstdFrame.problem(stored, 0, stored.length, length))
                    .as("length %d", length)
                    .isEmpty();
        }
    }

    @Test
    void readsAFrameWithChecksumAndWithoutSingleSegment() throws IOException {
        byte[] stored = new byte[] {
            0x28,
            (byte) 0xB5,
            0x2F,
            (byte) 0xFD,
            (byte) 0x80 | 0x00,
            0x50,
            5,
            0,
            0,
            0,
            0x29,
            0,
            0,
            'h',
            'e',
            'l',
            'l',
            'o'
        };

        assertThat(ZstdFrame.problem(stored, 0, stored.length, 5)).isEmpty();
        assertThat(Zstd.decompress(stored, 5)).isEqualTo("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void refusesAContentSizeThatIsTooSmallOrTooLarge() throws IOException {
        byte[] stored = Forge.compress(PLAIN);

        expect("zstd frame says " + PLAIN.length + " bytes, frame header says 5", stored, 5);
        expect("zstd frame says " + PLAIN.length + " bytes, frame header says 1000000", stored, 1_000_000);
    }

    @Test
    void refusesAContentSizeThatIsALie() throws IOException {
        byte[] stored = Forge.compress(PLAIN);
        stored[5] = (byte) (stored[5] + 10);
        expect("zstd", stored, PLAIN.length + 10);
        stored[5] = (byte) (stored[5] - 20);
        expect("zstd", stored, PLAIN.length - 10);
    }

    @Test
    void refusesAFrameWithoutContentSize() throws IOException {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setContentSize(false)) {
            expect("zstd frame does not say its content size", zstd.compress(PLAIN), PLAIN.length);
        }
    }

    @Test
    void refusesAWindowOfTwoGibibytes() throws IOException {
        byte[] stored = {
            0x28,
            (byte) 0xB5,
            0x2F,
            (byte) 0xFD,
            (byte) 0x80,
            (byte) (21 << 3),
            5,
            0,
            0,
            0,
            0x29,
            0,
            0,
            'h',
            'e',
            'l',
            'l',
            'o'
        };

        expect("zstd frame has a window of 2147483648 bytes, at most 1048576", stored, 5);
    }

    @Test
    void refusesBytesBehindTheFrame() throws IOException {
        byte[] stored = Forge.compress(PLAIN);

        expect("3 bytes behind the zstd frame", Arrays.copyOf(stored, stored.length + 3), PLAIN.length);
    }

    @Test
    void refusesASecondFrameBehindTheFirst() throws IOException {
        byte[] stored = Forge.compress(PLAIN);
        byte[] twice = Arrays.copyOf(stored, stored.length * 2);
        System.arraycopy(stored, 0, twice, stored.length, stored.length);

        expect(stored.length + " bytes behind the zstd frame", twice, PLAIN.length);
    }

    @Test
    void refusesADictionary() throws IOException {
        byte[] stored = Forge.compress(PLAIN);
        stored[4] |= 1;

        expect("zstd frame needs a dictionary", stored, PLAIN.length);
    }

    @Test
    void refusesReservedBits() throws IOException {
        byte[] stored = Forge.compress(PLAIN);
        stored[4] |= 8;

        expect("zstd frame has reserved bits set", stored, PLAIN.length);
    }

    @Test
    void refusesASkippableFrame() throws IOException {
        byte[] stored = {0x50, 0x2A, 0x4D, 0x18, 4, 0, 0, 0, 1, 2, 3, 4};

        expect("payload is no zstd frame", stored, 4);
    }

    @Test
    void refusesAFrameThatIsCut() throws IOException {
        byte[] stored = Forge.compress(PLAIN);
        for (int length = 0; length < stored.length; length++) {
            expect("zstd frame", Arrays.copyOf(stored, length), PLAIN.length);
        }
    }

    @Test
    void refusesBlocksOfReservedTypeAndBlocksThatAreNonsense() throws IOException {
        byte[] reserved = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 5, 0x2F, 0, 0, 1, 2, 3, 4, 5};
        byte[] nonsense = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0x20, 5, 0x2D, 0, 0, 1, 2, 3, 4, 5};

        expect("zstd frame has a block of reserved type", reserved, 5);
        expect("zstd: ", nonsense, 5);
    }

    private void expect(String message, byte[] stored, int plainLength) throws IOException {
        Path file = Forge.trace().zstdBatch(stored, plainLength).footer().writeTo(directory);

        Reading reading = Reading.of(file);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.problem().orElseThrow()).isInstanceOf(DamagedTraceException.class);
        assertThat(reading.message()).startsWith(file + ": frame 1 at offset ").contains(message);
    }
}
