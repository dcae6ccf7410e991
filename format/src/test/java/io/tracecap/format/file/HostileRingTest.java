package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingConsumer;
import io.tracecap.format.ring.RingDamagedException;
import io.tracecap.format.ring.RingDescriptor;
import io.tracecap.format.ring.RingProducer;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ring that a killed recorder left is as little to be trusted as the file beside it. */
class HostileRingTest {
    private static final Task SHELL = Events.leader(0, 100);
    private static final int GETPID = 39;
    private static final long START_NS = 1_000_000_000_000L;
    private static final int FILE_EVENTS = 4;
    private static final int FIRST_RECORD = RingDescriptor.HEADER_LENGTH;

    @TempDir
    Path directory;

    private Path part = Path.of("");
    private Path ringFile = Path.of("");
    private byte[] ring = new byte[0];

    /** A file of a first sight and three calls; a ring with the last of them, which is in the file too, and two more. */
    @BeforeEach
    void killARecorder() throws IOException {
        part = directory.resolve("out.trc.part");
        ringFile = directory.resolve("x.ring");
        Events events = new Events().point(EventKind.TASK, SHELL, List.of(-1L, 0L));
        for (int i = 1; i < FILE_EVENTS; i++) {
            events.call(SHELL, GETPID, List.of(), 100);
        }
        TraceWriter writer = TraceWriter.create(part, Events.header(), WriterOptions.DEFAULT.withTickNs(1));
        for (Event event : events.list()) {
            writer.append(event);
        }
        writer.flush();
        byte[] unfinished = Files.readAllBytes(part);
        writer.close();
        Files.write(part, unfinished);

        Ring made = Ring.create(ringFile, RingDescriptor.MIN_CAPACITY, writer.traceId());
        RingProducer producer = made.producer();
        RingConsumer consumer = made.consumer();
        call(made, producer, events.list().get(2).timeNs());
        consumer.next();
        consumer.advance();
        consumer.next();
        consumer.advance();
        consumer.release(FILE_EVENTS - 1);
        call(made, producer, events.list().get(3).timeNs());
        call(made, producer, START_NS + 1_000_000);
        call(made, producer, START_NS + 2_000_000);
        ring = Files.readAllBytes(ringFile);
    }

    private static void call(Ring ring, RingProducer producer, long timeNs) {
        record(ring, producer, RecordDescriptor.TYPE_ENTER, timeNs, 0);
        record(ring, producer, RecordDescriptor.TYPE_EXIT, timeNs + 3000, 100);
    }

    private static void record(Ring ring, RingProducer producer, int type, long timeNs, long result) {
        boolean isExit = type == RecordDescriptor.TYPE_EXIT;
        int length = RecordDescriptor.HEADER_LENGTH + (isExit ? Long.BYTES : 0);
        int offset = producer.claim(length);
        ByteBuffer memory = ring.memory();
        memory.put(offset + RecordDescriptor.TYPE_OFFSET, (byte) type);
        memory.put(offset + RecordDescriptor.ABI_OFFSET, (byte) Abi.X86_64.id());
        memory.put(offset + RecordDescriptor.ARGUMENTS_OFFSET, (byte) 0);
        memory.put(offset + RecordDescriptor.PIECES_OFFSET, (byte) 0);
        memory.putInt(offset + RecordDescriptor.TASK_OFFSET, SHELL.number());
        memory.putInt(offset + RecordDescriptor.CODE_OFFSET, GETPID);
        memory.putLong(offset + RecordDescriptor.TIME_OFFSET, timeNs);
        if (isExit) {
            memory.putLong(offset + RecordDescriptor.HEADER_LENGTH, result);
        }
        producer.publish(length);
    }

    private ByteBuffer bytes() {
        return ByteBuffer.wrap(ring).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the first record is that was not released. */
    private int head() {
        return FIRST_RECORD + (int) bytes().getLong(RingDescriptor.HEAD_OFFSET);
    }

    private RecoveryReport recover() throws IOException {
        Files.write(ringFile, ring);
        Path target = directory.resolve("out.trc");
        RecoveryReport report = TraceRecovery.recover(part, target, Optional.of(ringFile));
        assertThat(Reading.of(target).problem()).isEmpty();
        assertThat(TraceVerifier.verify(target, problem -> {}).problems()).isZero();
        return report;
    }

    private RecoveryReport.JoinedRing joined() throws IOException {
        return recover().ring().orElseThrow();
    }

    private void assertRefused(String message) throws IOException {
        Files.write(ringFile, ring);
        Path target = directory.resolve("out.trc");
        assertThatThrownBy(() -> TraceRecovery.recover(part, target, Optional.of(ringFile)))
                .isInstanceOf(RingDamagedException.class)
                .hasMessageStartingWith(ringFile.toString())
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
        assertThat(target).doesNotExist();
    }

    @Test
    void anEventThatIsInTheFileTooComesOnce() throws IOException {
        RecoveryReport.JoinedRing joined = joined();

        assertThat(joined.inBoth()).isEqualTo(1);
        assertThat(joined.joined()).isEqualTo(2);
        assertThat(joined.unusable()).isZero();
        List<Event> events = Reading.of(directory.resolve("out.trc")).events();
        assertThat(events).extracting(Event::number).startsWith(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(events.get(FILE_EVENTS))
                .isEqualTo(new Event(
                        EventKind.CALL,
                        4,
                        SHELL,
                        START_NS + 1_000_000,
                        3000,
                        4,
                        Abi.X86_64.id(),
                        GETPID,
                        List.of(),
                        100,
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 100, 4095, 4096, 5000})
    void aRingThatIsCutIsRefused(int length) throws IOException {
        ring = Arrays.copyOf(ring, length);
        assertRefused("");
    }

    @Test
    void anotherMagicIsRefused() throws IOException {
        bytes().put(0, (byte) 'X');
        assertRefused("is not a ring");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, 1 << 19, (1 << 20) + 8, 1 << 21, 1 << 30})
    void aCapacityThatIsNotThatOfTheFileIsRefused(int capacity) throws IOException {
        bytes().putInt(RingDescriptor.CAPACITY_OFFSET, capacity);
        assertRefused("capacity " + capacity);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, 3, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void aHeadOutOfRangeIsRefused(long head) throws IOException {
        bytes().putLong(RingDescriptor.HEAD_OFFSET, head);
        assertRefused("records from " + head);
    }

    @ParameterizedTest
    @ValueSource(longs = {-8, 0, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
    void aTailOutOfRangeIsRefused(long tail) throws IOException {
        bytes().putLong(RingDescriptor.TAIL_OFFSET, tail);
        assertRefused(" to " + tail);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 16, 25, -8, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 19})
    void aRecordOfAnImpossibleLengthEndsTheRing(int length) throws IOException {
        bytes().putInt(head() + RecordDescriptor.LENGTH_OFFSET, length);
        RecoveryReport.JoinedRing joined = joined();

        assertThat(joined.joined()).isZero();
        assertThat(joined.problem()).contains("has a record of " + length + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 255})
    void aRecordOfAnUnknownTypeIsLeftOut(int type) throws IOException {
        bytes().put(head() + RecordDescriptor.TYPE_OFFSET, (byte) type);
        assertThat(joined().unusable()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 127, 255})
    void moreArgumentsThanThereCanBeAreLeftOut(int arguments) throws IOException {
        bytes().put(head() + RecordDescriptor.ARGUMENTS_OFFSET, (byte) arguments);
        assertThat(joined().unusable()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 65, 255})
    void piecesThatAreNotThereAreLeftOut(int pieces) throws IOException {
        bytes().put(head() + RecordDescriptor.PIECES_OFFSET, (byte) pieces);
        assertThat(joined().unusable()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, Integer.MAX_VALUE})
    void aThreadThatNobodyIntroducedIsLeftOut(int task) throws IOException {
        bytes().putInt(head() + RecordDescriptor.TASK_OFFSET, task);
        assertThat(joined().unusable()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void aTimeThatCannotBeIsLeftOut(long timeNs) throws IOException {
        int lastEnter = head() + 2 * (2 * RecordDescriptor.HEADER_LENGTH + Long.BYTES);
        bytes().putLong(lastEnter + RecordDescriptor.TIME_OFFSET, timeNs);
        assertThat(joined().joined()).isBetween(1L, 2L);
    }

    @Test
    void aRingThatDoesNotSayWhatIsInTheFileIsNotJoined() throws IOException {
        for (int i = 0; i < RingDescriptor.CHECKPOINTS; i++) {
            bytes().putLong(RingDescriptor.CHECKPOINT_OFFSET + i * RingDescriptor.CHECKPOINT_LENGTH, 8);
        }
        RecoveryReport.JoinedRing joined = joined();

        assertThat(joined.joined()).isZero();
        assertThat(joined.problem()).isNotEmpty();
    }

    @Test
    void aCheckpointFarAheadIsAHole() throws IOException {
        number(1L << 40);
        RecoveryReport.JoinedRing joined = joined();

        assertThat(joined.joined()).isEqualTo(2);
        assertThat(joined.unusable()).as("at the time of an event of the file").isEqualTo(1);
        assertThat(Reading.of(directory.resolve("out.trc"))
                        .events()
                        .get(FILE_EVENTS)
                        .kind())
                .isEqualTo(EventKind.GAP);
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void aCheckpointWithoutRoomForNumbersIsNone(long number) throws IOException {
        number(number);
        assertThat(joined().joined()).isZero();
    }

    /** Number of the first event that comes of the records. */
    private void number(long number) {
        for (int i = 0; i < RingDescriptor.CHECKPOINTS; i++) {
            int place = RingDescriptor.CHECKPOINT_OFFSET + i * RingDescriptor.CHECKPOINT_LENGTH;
            if (bytes().getLong(place) == bytes().getLong(RingDescriptor.HEAD_OFFSET)) {
                bytes().putLong(place + Long.BYTES, number);
            }
        }
    }

    @Test
    void everyFlippedBitOfTheHeaderAndTheRecordsIsRefusedOrLeftOut() throws IOException {
        byte[] good = ring;
        int end = head() + 6 * RecordDescriptor.HEADER_LENGTH + 3 * Long.BYTES;
        Path target = directory.resolve("out.trc");
        for (int bit = 0; bit < end * 8; bit += 29) {
            if (bit / 8 > 512 && bit / 8 < FIRST_RECORD) {
                bit = FIRST_RECORD * 8; // Nothing is in between.
            }
            ring = good.clone();
            ring[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(ringFile, ring);
            Files.deleteIfExists(target);
            try {
                TraceRecovery.recover(part, target, Optional.of(ringFile));
                assertThat(TraceVerifier.verify(target, problem -> {}).events()).isGreaterThanOrEqualTo(FILE_EVENTS);
            } catch (RingDamagedException refused) {
                assertThat(target).as("bit %d", bit).doesNotExist();
            }
        }
    }
}
