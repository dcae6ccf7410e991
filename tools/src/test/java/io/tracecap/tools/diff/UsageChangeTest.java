package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageChangeTest {
    private static final long MILLISECOND = 1_000_000;

    private final Usage a = new Usage();
    private final Usage b = new Usage();

    @Test
    void whatChangedByMoreThanTheThresholdIsListed() {
        for (int i = 0; i < 100; i++) {
            a.addCall("read", false, 1);
            b.addCall("read", false, 1);
            a.addCall("write", false, 1);
            b.addCall("write", i < 10, 1);
        }
        b.addCall("read", false, 1);
        b.addCall("fsync", false, 5 * MILLISECOND);

        assertThat(UsageChange.ofCalls(a, b, 10))
                .containsExactly(
                        new UsageChange("fsync", Usage.Count.NONE, new Usage.Count(1, 0, 5 * MILLISECOND)),
                        new UsageChange("write", new Usage.Count(100, 0, 100), new Usage.Count(100, 10, 100)));
        assertThat(UsageChange.ofCalls(a, b, 0)).hasSize(3);
        assertThat(UsageChange.ofCalls(a, a, 0)).isEmpty();
    }

    @Test
    void timeCountsFromAMillisecondOn() {
        a.addPath("/x", false, 0);
        b.addPath("/x", false, MILLISECOND - 1);
        assertThat(UsageChange.ofPaths(a, b, 10)).isEmpty();
        a.addPath("/y", false, 0);
        b.addPath("/y", false, MILLISECOND);
        assertThat(UsageChange.ofPaths(a, b, 10)).extracting(UsageChange::name).containsExactly("/y");
    }
}
