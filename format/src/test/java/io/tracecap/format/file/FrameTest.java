package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames that a writer of version 1.0 does not write. */
class FrameTest {
    private static final int UNKNOWN_TYPE = 77;
    private static final int BATCH = FrameLayout.TYPE_BATCH;

    @TempDir
    Path directory;

    @Test
    void skipsAFrameOfUnknownTypeHoweverLong() throws IOException {
        Path file = Forge.trace()
                .frame(UNKNOWN_TYPE, 0, new byte[0])
                .batch(Forge.smallBatch())
                .storedFrame(UNKNOWN_TYPE, 0x7F, new byte[3 << 20], Integer.MAX_VALUE)
                .batch(Forge.smallBatch().setFirstEvent(1))
                .footer()
                .writeTo(directory);

        Reading reading = Reading.of(file);

        assertThat(reading.problem()).isEmpty();
        assertThat(reading.events()).hasSize(2);
    }

    @Test
    void refusesARequiredFrameOfUnknownType() throws IOException {
        Forge forge = Forge.trace().batch(Forge.smallBatch());
        long offset = forge.length();
        Path file = forge.frame(UNKNOWN_TYPE, FrameLayout.FLAG_REQUIRED, new byte[5])
                .writeTo(directory);

        Reading reading = Reading.of(file);

        assertThat(reading.events()).hasSize(1);
        assertThat(reading.problem().orElseThrow()).isInstanceOf(TraceTooNewException.class);
        assertThat(reading.message())
                .isEqualTo(file + ": frame 2 at offset " + offset
                        + ": frames of type 77 need a newer version of the program");
    }

    @Test
    void refusesAFlagThatItDoesNotKnow() throws IOException {
        byte[] payload = Forge.smallBatch().build().toByteArray();

        expect("flags 0x2 are of a newer version", Forge.trace().frame(BATCH, 0x02, payload));
    }

    @Test
    void refusesABatchWithoutCompressionWhoseLengthsDiffer() throws IOException {
        expect(
                "stored length is 3, plain length 4, but not compressed",
                Forge.trace().storedFrame(BATCH, 0, new byte[3], 4));
    }

    @Test
    void refusesLengthsBeyondTheLimit() throws IOException {
        expect(
                "plain length is 1048577, at most 1048576",
                Forge.trace().storedFrame(BATCH, FrameLayout.FLAG_ZSTD, new byte[9], (1 << 20) + 1));
        expect(
                "plain length is 4294967295, at most 1048576",
                Forge.trace().storedFrame(BATCH, FrameLayout.FLAG_ZSTD, new byte[9], -1));
        expect(
                "stored length is 1048577, at most 1048576",
                Forge.trace().storedFrame(BATCH, 0, new byte[(1 << 20) + 1], (1 << 20) + 1));
    }

    @Test
    void refusesAFrameOfAnotherTrace() throws IOException {
        byte[] payload = Forge.smallBatch().build().toByteArray();

        expect(
                "trace id is 1, expected 123456789abcdef: a frame of another trace",
                Forge.trace().storedFrame(BATCH, 0, 0, 1, 1, payload, payload.length));
    }

    @Test
    void refusesReservedBytes() throws IOException {
        expect(
                "bytes 6 and 7 of the frame header are not 0",
                Forge.trace().storedFrame(BATCH, 0, 0x100, Forge.TRACE_ID, 1, new byte[0], 0));
    }

    @Test
    void refusesAHoleInTheSequence() throws IOException {
        byte[] payload = Forge.smallBatch().build().toByteArray();

        expect(
                "missing; here is frame 3",
                Forge.trace().storedFrame(BATCH, 0, 0, Forge.TRACE_ID, 3, payload, payload.length));
    }

    @Test
    void refusesASecondHeader() throws IOException {
        expect("a second header", Forge.trace().frame(FrameLayout.TYPE_HEADER, 0, new byte[0]));
    }

    @Test
    void refusesATraceThatBeginsWithABatch() throws IOException {
        expect(
                "type is 2; the first frame must be a header with number 0",
                new Forge().fileHeader(1, 0, 0).batch(Forge.smallBatch()));
    }

    @Test
    void refusesAHeaderThatIsNoMessage() throws IOException {
        expect(
                "header is no protobuf message",
                new Forge().fileHeader(1, 0, 0).frame(FrameLayout.TYPE_HEADER, 0, new byte[] {(byte) 0xFF}));
    }

    @Test
    void refusesEventNumbersThatDoNotFollow() throws IOException {
        expect(
                "begins with event 4, not 6 or later",
                Forge.trace()
                        .batch(Forge.smallBatch().setFirstEvent(5))
                        .batch(Forge.smallBatch().setFirstEvent(4)));
    }

    @Test
    void refusesTimesThatGoBackFromFrameToFrame() throws IOException {
        expect(
                "begins at 0 ns, before 9000 of the frame before it",
                Forge.trace()
                        .batch(Forge.smallBatch().setBaseTick(9))
                        .batch(Forge.smallBatch().setFirstEvent(1)));
    }

    private void expect(String message, Forge forge) throws IOException {
        assertThat(Reading.of(forge.footer().writeTo(directory)).message()).contains(message);
    }
}
