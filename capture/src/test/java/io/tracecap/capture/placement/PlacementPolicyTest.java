package io.tracecap.capture.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each window here is ten milliseconds; times are in microseconds. */
class PlacementPolicyTest {
    private PlacementPolicy policy = new PlacementPolicy(2, true);

    private static LoadWindow window(long run, long delay, long tracerRun, long tracerDelay, long wakeups) {
        return new LoadWindow(us(10_000), us(run), us(delay), us(tracerRun), us(tracerDelay), wakeups);
    }

    private static long us(long microseconds) {
        return TimeUnit.MICROSECONDS.toNanos(microseconds);
    }

    /** One thread that does nothing but call the kernel, as dd bs=1: who runs, the other waits a moment. */
    private static final LoadWindow SERIAL_CALLS = window(4_500, 4_000, 5_000, 1_000, 1_300);

    /** Two threads that compute, in turn. */
    private static final LoadWindow TWO_COMPUTE = window(9_900, 9_800, 50, 50, 10);

    /** Two threads that do nothing but call the kernel. */
    private static final LoadWindow TWO_CALL = window(4_500, 13_000, 5_000, 2_000, 1_300);

    /** Two threads that compute, side by side. */
    private static final LoadWindow SIDE_BY_SIDE = window(19_000, 100, 300, 50, 30);

    private boolean after(LoadWindow window, int times) {
        boolean together = true;
        for (int i = 0; i < times; i++) {
            together = policy.isTogetherAfter(window);
        }
        return together;
    }

    @Test
    void serialProgramStaysTogether() {
        assertThat(after(SERIAL_CALLS, 100)).isTrue();
    }

    @Test
    void parallelComputationIsSetFreeAtOnce() {
        assertThat(after(TWO_COMPUTE, 1)).isFalse();
        assertThat(after(SIDE_BY_SIDE, 100)).isFalse();
    }

    @Test
    void parallelThreadsThatOnlyCallTheKernelStayTogether() {
        assertThat(after(TWO_CALL, 100)).isTrue();
    }

    @Test
    void programThatHasBecomeSerialComesBackAfterAWhile() {
        after(TWO_COMPUTE, 1);
        // Free, each stop takes long, and most of the time nobody runs.
        LoadWindow serial = window(1_000, 300, 1_500, 200, 300);
        assertThat(after(serial, 1)).isFalse();
        assertThat(after(serial, 2)).isTrue();
    }

    @Test
    void whatBeginsFreeStaysSoWhileItIsParallel() {
        policy = new PlacementPolicy(2, false);
        assertThat(after(SIDE_BY_SIDE, 100)).isFalse();
        LoadWindow serial = window(1_000, 300, 1_500, 200, 300);
        assertThat(after(serial, 2)).isFalse();
        assertThat(after(serial, 1)).isTrue();
    }

    @Test
    void parallelComputationStaysFreeAlsoWhereStrangersTakeTheProcessors() {
        policy = new PlacementPolicy(2, false);
        LoadWindow crowdedOut = window(7_000, 12_500, 100, 200, 10);
        assertThat(after(crowdedOut, 100)).isFalse();
        LoadWindow serialAndCrowded = window(1_500, 4_000, 1_000, 3_000, 200);
        assertThat(after(serialAndCrowded, 3)).isTrue();
    }

    @Test
    void oneBusyWindowKeepsItFree() {
        after(TWO_COMPUTE, 1);
        LoadWindow serial = window(1_000, 300, 1_500, 200, 300);
        after(serial, 2);
        after(SIDE_BY_SIDE, 1);
        assertThat(after(serial, 2)).isFalse();
    }

    @Test
    void crowdedProcessorIsLeftAlsoByAProgramThatOnlyComputes() {
        assertThat(after(window(5_000, 5_000, 0, 0, 0), 2)).isFalse();
        assertThat(after(window(9_900, 100, 0, 0, 0), 100))
                .as("it has no need of its tracer")
                .isFalse();
    }

    @Test
    void crowdedProcessorIsLeftButNotForEver() {
        // A stranger takes half of it.
        LoadWindow crowded = window(2_500, 5_000, 2_500, 5_000, 600);
        assertThat(after(crowded, 1)).isTrue();
        assertThat(after(crowded, 1)).isFalse();
        LoadWindow free = window(1_000, 300, 1_500, 200, 300);
        assertThat(after(free, 3)).isTrue();
        assertThat(after(crowded, 3))
                .as("if it is as crowded everywhere, patience grows")
                .isTrue();
        assertThat(after(crowded, 1)).isFalse();
    }
}
