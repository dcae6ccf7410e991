package io.tracecap.capture.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Each window here is ten milliseconds; times are in microseconds. */
class RoamingPolicyTest {
    private static final long WINDOW = 10_000;

    private final List<ThreadLoad> threads = new ArrayList<>();

    private static long ns(long microseconds) {
        return TimeUnit.MICROSECONDS.toNanos(microseconds);
    }

    private ThreadLoad thread(long run, long delay, long slices) {
        ThreadLoad load = new ThreadLoad(threads.size() + 1);
        load.update(ns(run), ns(delay), slices);
        threads.add(load);
        return load;
    }

    /** Lets the policy look at the threads as they are now, at home with a tracer that ran for some time. */
    private boolean look(long tracerRun) {
        long run = 0;
        long delay = 0;
        for (ThreadLoad thread : threads) {
            run += thread.isAway() ? 0 : thread.runNs();
            delay += thread.isAway() ? 0 : thread.delayNs();
        }
        return RoamingPolicy.mark(new LoadWindow(ns(WINDOW), run, delay, ns(tracerRun), 0, 0), threads);
    }

    @Test
    void threadThatComputesLeavesToOneThatCallsTheKernel() {
        ThreadLoad computing = thread(4_000, 5_900, 3);
        ThreadLoad calling = thread(2_000, 7_000, 400);

        assertThat(look(2_500)).isTrue();

        assertThat(computing.isAway()).isTrue();
        assertThat(calling.isAway()).isFalse();
    }

    @Test
    void threadsThatComputeAllLeave() {
        ThreadLoad one = thread(5_000, 4_900, 2);
        ThreadLoad other = thread(4_900, 5_000, 2);

        assertThat(look(50)).isTrue();

        assertThat(one.isAway()).isTrue();
        assertThat(other.isAway()).isTrue();
    }

    @Test
    void threadThatComputesAloneStays() {
        ThreadLoad alone = thread(9_500, 400, 10);

        assertThat(look(400)).isFalse();

        assertThat(alone.isAway()).isFalse();
    }

    @Test
    void threadsThatOnlyCallTheKernelStay() {
        thread(2_000, 7_500, 300);
        thread(2_000, 7_500, 300);

        assertThat(look(5_500)).isFalse();
    }

    @Test
    void threadThatTakesLittleStays() {
        ThreadLoad modest = thread(900, 900, 4);
        thread(4_500, 5_000, 500);
        thread(4_500, 5_000, 500);

        look(1_000);

        assertThat(modest.isAway()).isFalse();
    }

    @Test
    void threadThatIsAwayComesBackToCallTheKernel() {
        ThreadLoad away = away();
        away.update(ns(10_000 + 3_000), ns(0), 10 + 150);

        assertThat(look(1_000)).isTrue();

        assertThat(away.isAway()).isFalse();
    }

    @Test
    void threadThatIsAwayAndAloneComesBackWhenItsStopsCostMuch() {
        ThreadLoad away = away();
        threads.get(1).update(ns(2_000), ns(7_900), 400);
        away.update(ns(10_000 + 8_000), ns(0), 10 + 60);

        assertThat(look(300)).isTrue();

        assertThat(away.isAway()).isFalse();
    }

    @Test
    void threadThatIsAwayStaysThereWhileItComputes() {
        ThreadLoad away = away();
        threads.get(1).update(ns(2_000), ns(7_900), 400);
        away.update(ns(10_000 + 9_900), ns(0), 10 + 4);

        assertThat(look(100)).isFalse();

        assertThat(away.isAway()).isTrue();
    }

    /** A thread that has left, and one that was in its way. */
    private ThreadLoad away() {
        ThreadLoad away = thread(10_000, 0, 10);
        away.setAway(true);
        thread(2_000, 7_900, 400);
        return away;
    }
}
