package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionIndexTest {
    private static final int BATCH_EVENTS = 10;

    private final SectionIndex index = new SectionIndex();

    @Test
    void aSectionEndsWhereTheNextBegins() {
        add(3);

        assertThat(sections())
                .extracting(Section::firstEvent, Section::nextEvent, Section::offset, Section::endOffset)
                .containsExactly(tuple(0L, 10L, 0L, 100L), tuple(10L, 20L, 100L, 200L), tuple(20L, 30L, 200L, 300L));
    }

    @Test
    void joinsNeighboursWhenItIsFull() {
        int batches = 3 * SectionIndex.CAPACITY + 5;
        add(batches);

        List<Section> sections = sections();

        assertThat(index.batches()).isEqualTo(batches);
        assertThat(sections).hasSizeLessThanOrEqualTo(SectionIndex.CAPACITY);
        assertThat(sections.get(0).frames()).isEqualTo(4);
        assertThat(sections.get(0).threads().numbers()).containsExactly(0, 1, 2, 3);
        assertThat(sections.stream().mapToLong(Section::frames).sum()).isEqualTo(batches);
        assertThat(sections.stream().mapToLong(Section::events).sum()).isEqualTo((long) batches * BATCH_EVENTS);
        for (int i = 1; i < sections.size(); i++) {
            assertThat(sections.get(i).offset()).isEqualTo(sections.get(i - 1).endOffset());
        }
    }

    @Test
    void aSetThatWouldBeTooLargeMayHoldAnything() {
        long[] many = new long[ContentSet.LIMIT];
        for (int i = 0; i < many.length; i++) {
            many[i] = 2L * i;
        }
        ContentSet even = ContentSet.of(many);

        assertThat(even.mayHold(4)).isTrue();
        assertThat(even.mayHold(5)).isFalse();
        assertThat(even.union(even)).isEqualTo(even);
        assertThat(even.union(ContentSet.of(new long[] {5}))).isEqualTo(ContentSet.ANY);
        assertThat(ContentSet.ANY.mayHold(7)).isTrue();
        assertThat(ContentSet.decode(even.encode())).isEqualTo(even);
        assertThat(ContentSet.decode(ContentSet.ANY.encode())).isEqualTo(ContentSet.ANY);
    }

    private void add(int batches) {
        for (int i = 0; i < batches; i++) {
            long first = (long) i * BATCH_EVENTS;
            ContentSet thread = ContentSet.of(new long[] {i});
            index.add(new Section(
                    i * 100L,
                    i * 100L,
                    i + 1,
                    1,
                    BATCH_EVENTS,
                    first,
                    first + 10,
                    first,
                    first,
                    thread,
                    thread,
                    thread));
        }
    }

    private List<Section> sections() {
        return index.sections(index.batches() * 100, index.batches() * BATCH_EVENTS, index.batches() * BATCH_EVENTS);
    }
}
