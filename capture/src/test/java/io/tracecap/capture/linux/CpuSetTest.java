package io.tracecap.capture.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuSetTest {
    @Test
    void knowsItsProcessors() {
        CpuSet set = CpuSet.of(70);
        assertThat(set.contains(70)).isTrue();
        assertThat(set.contains(6)).isFalse();
        assertThat(set.contains(-1)).isFalse();
        assertThat(set.contains(CpuSet.MOST)).isFalse();
        assertThat(set.count()).isEqualTo(1);
        assertThat(set.first()).isEqualTo(70);
    }

    @Test
    void isListedAsTasksetDoes() {
        NativeBlock block = new NativeBlock(CpuSet.LENGTH);
        block.bytes().putLong(0, 0b111101L).putLong(8, 1);
        assertThat(CpuSet.read(block, 0)).hasToString("0,2-5,64");
    }

    @Test
    void survivesMemory() {
        NativeBlock block = new NativeBlock(2 * CpuSet.LENGTH);
        CpuSet.of(1023).write(block, CpuSet.LENGTH);
        assertThat(CpuSet.read(block, CpuSet.LENGTH)).isEqualTo(CpuSet.of(1023)).hasSameHashCodeAs(CpuSet.of(1023));
        assertThat(CpuSet.read(block, 0).first()).isEqualTo(-1);
    }

    @Test
    void kernelTakesIt() {
        Affinity affinity = new Affinity();
        CpuSet own = affinity.of(0);
        assertThat(own).isNotNull();
        assertThat(affinity.confine(0, own)).isTrue();
        assertThat(affinity.of(0)).isEqualTo(own);
        assertThat(affinity.confine(0, CpuSet.of(1000))).isFalse();
    }
}
