package io.tracecap.format.ring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RingTest {
    private static final int CAPACITY = RingDescriptor.MIN_CAPACITY;

    @TempDir
    private Path directory;

    private Ring ring;
    private RingProducer producer;
    private RingConsumer consumer;

    @BeforeEach
    void createRing() throws IOException {
        ring = Ring.create(directory.resolve("test.ring"), CAPACITY, 42);
        producer = ring.producer();
        consumer = ring.consumer();
    }

    @Test
    void shouldBePrivateAndFullyAllocated() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ring.path())))
                .isEqualTo("rw-------");
        assertThat((long) Files.getAttribute(ring.path(), "size"))
                .isEqualTo(RingDescriptor.HEADER_LENGTH + (long) CAPACITY);
    }

    @Test
    void shouldRefuseAnExistingFile() {
        assertThatThrownBy(() -> Ring.create(ring.path(), CAPACITY, 1)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(ring.path()).exists();
    }

    @Test
    void shouldRefuseACapacityThatIsNoPowerOfTwo() {
        assertThatThrownBy(() -> Ring.create(directory.resolve("odd"), CAPACITY + 8, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("capacity=" + (CAPACITY + 8));
    }

    @Test
    void shouldShowARecordOnlyWhenItIsPublished() {
        int offset = writeRecord(64, 7);
        assertThat(consumer.next()).isEqualTo(-1);

        producer.publish(64);
        assertThat(consumer.next()).isEqualTo(offset);
        assertThat(ring.memory().getLong(offset + RecordDescriptor.TIME_OFFSET)).isEqualTo(7);
    }

    @Test
    void shouldForgetARecordThatIsClaimedAgain() {
        writeRecord(64, 1);
        int offset = writeRecord(64, 2);
        producer.publish(64);

        assertThat(consumer.next()).isEqualTo(offset);
        assertThat(ring.memory().getLong(offset + RecordDescriptor.TIME_OFFSET)).isEqualTo(2);
        consumer.advance();
        assertThat(consumer.next()).isEqualTo(-1);
    }

    @Test
    void shouldRefuseToOverwriteWhatWasNotReleased() {
        int length = 1024;
        int fitting = 0;
        while (producer.claim(length) >= 0) {
            writeRecord(length, fitting);
            producer.publish(length);
            fitting++;
        }
        assertThat(fitting).isEqualTo(CAPACITY / length);

        consumer.next();
        consumer.advance();
        assertThat(producer.claim(length)).isEqualTo(-1);
        consumer.release(0);
        assertThat(producer.claim(length)).isEqualTo(RingDescriptor.HEADER_LENGTH);
    }

    @Test
    @Timeout(60)
    void shouldKeepOrderAndContentBetweenTwoThreads() throws InterruptedException {
        int records = 400_000;
        Thread writer = new Thread(() -> {
            for (int i = 0; i < records; i++) {
                int length = RecordDescriptor.align(RecordDescriptor.HEADER_LENGTH + i % 3000);
                while (producer.claim(length) < 0) {
                    Thread.onSpinWait();
                }
                writeRecord(length, i);
                producer.publish(length);
            }
        });
        writer.start();

        for (int expected = 0; expected < records; ) {
            int offset = consumer.next();
            if (offset < 0) {
                Thread.onSpinWait();
                continue;
            }
            assertThat(ring.memory().getLong(offset + RecordDescriptor.TIME_OFFSET))
                    .isEqualTo(expected);
            consumer.advance();
            consumer.release(0);
            expected++;
        }
        writer.join();
        assertThat(consumer.next()).isEqualTo(-1);
    }

    @Test
    void shouldNameARecordWithAnImpossibleLength() {
        int offset = writeRecord(64, 1);
        producer.publish(64);
        ring.memory().putInt(offset + RecordDescriptor.LENGTH_OFFSET, 1 << 20);

        assertThatThrownBy(() -> {
                    consumer.next();
                    consumer.advance();
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("length 1048576");
    }

    private int writeRecord(int length, long time) {
        int offset = producer.claim(length);
        ByteBuffer memory = ring.memory();
        memory.put(offset + RecordDescriptor.TYPE_OFFSET, (byte) RecordDescriptor.TYPE_POINT);
        memory.putLong(offset + RecordDescriptor.TIME_OFFSET, time);
        return offset;
    }
}
