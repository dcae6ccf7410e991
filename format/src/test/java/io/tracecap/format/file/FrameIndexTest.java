package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameIndexTest {
    private final FrameIndex index = new FrameIndex();

    @Test
    void knowsEveryBatchWhileThereIsRoom() {
        add(FrameIndex.CAPACITY);

        assertThat(index.size()).isEqualTo(FrameIndex.CAPACITY);
        assertThat(index.offset(12_345)).isEqualTo(1_234_500);
    }

    @Test
    void staysBoundedAndAlwaysKnowsTheFirstAndTheLastBatch() {
        for (int count = 1; count <= 5 * FrameIndex.CAPACITY; count++) {
            index.add((count - 1) * 100L, (count - 1) * 10L, (count - 1) * 1000L);
            assertThat(index.size()).isLessThanOrEqualTo(FrameIndex.CAPACITY);
            assertThat(index.offset(0)).isZero();
            assertThat(index.offset(index.size() - 1)).isEqualTo((count - 1) * 100L);
        }
        assertThat(index.batches()).isEqualTo(5L * FrameIndex.CAPACITY);
        for (int i = 1; i < index.size(); i++) {
            assertThat(index.offset(i)).isGreaterThan(index.offset(i - 1));
            assertThat(index.firstEvent(i) * 10).isEqualTo(index.offset(i));
            assertThat(index.firstTimeNs(i)).isEqualTo(index.offset(i) * 10);
        }
    }

    private void add(int count) {
        for (int i = 0; i < count; i++) {
            index.add(i * 100L, i * 10L, i * 1000L);
        }
    }
}
