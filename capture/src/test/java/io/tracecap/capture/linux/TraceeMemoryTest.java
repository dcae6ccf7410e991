package io.tracecap.capture.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceeMemoryTest {
    private static final long UNMAPPED = 0x1000;

    private final TraceeMemory memory = new TraceeMemory();
    private final int self = (int) ProcessHandle.current().pid();

    @Test
    void copiesBytes() {
        NativeBlock from = new NativeBlock(64);
        NativeBlock to = new NativeBlock(64);
        from.bytes().putLong(8, 0x1122334455667788L);

        assertThat(memory.copy(self, from.address(), to.address(), 64)).isEqualTo(64);
        assertThat(to.bytes().getLong(8)).isEqualTo(0x1122334455667788L);
    }

    @Test
    void copiesNothingWhereThereIsNoMemory() {
        NativeBlock to = new NativeBlock(64);

        assertThat(memory.copy(self, UNMAPPED, to.address(), 64)).isZero();
        assertThat(memory.copy(self, 0, to.address(), 64)).isZero();
        assertThat(memory.copy(self, -8, to.address(), 64)).isZero();
    }

    @Test
    void stopsAtTheFirstPageThatIsNotThere() {
        long page = 4096;
        long pages = Mapping.anonymous(2 * page);
        assertThat(Mapping.mprotect(pages + page, page, Mapping.NONE)).isZero();
        NativeBlock to = new NativeBlock(4096);

        assertThat(memory.copy(self, pages + page - 10, to.address(), 100)).isEqualTo(10);
        assertThat(Mapping.munmap(pages, 2 * page)).isZero();
    }

    @Test
    void knowsWhereAPageEnds() {
        assertThat(TraceeMemory.bytesToPageEnd(0x7000)).isEqualTo(4096);
        assertThat(TraceeMemory.bytesToPageEnd(0x7fff)).isEqualTo(1);
        assertThat(TraceeMemory.bytesToPageEnd(-1)).isEqualTo(1);
    }
}
