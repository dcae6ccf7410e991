package io.tracecap.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakeTimer timer = new FakeTimer();
    private final List<Long> shownBeforeWaits = new ArrayList<>();

    private static final class FakeTimer implements Pace.Timer {
        private long now = 77;
        private final List<Long> waits = new ArrayList<>();

        @Override
        public long nowNs() {
            return now;
        }

        @Override
        public void sleep(long ns) {
            waits.add(ns);
            now += ns;
        }
    }

    private void await(Pace pace, long timeNs) throws IOException {
        pace.await(timeNs, () -> shownBeforeWaits.add(timer.now));
    }

    @Test
    void thingsAreAsFarApartAsTheyWere() throws IOException {
        Pace pace = new Pace(1, Pace.NO_LIMIT, timer);
        await(pace, 5 * SECOND);
        await(pace, 7 * SECOND);
        await(pace, 10 * SECOND);
        assertThat(timer.waits).containsExactly(2 * SECOND, 3 * SECOND);
    }

    @Test
    void speedDividesTheWaits() throws IOException {
        Pace pace = new Pace(10, Pace.NO_LIMIT, timer);
        await(pace, 0);
        await(pace, 2 * SECOND);
        assertThat(timer.waits).containsExactly(SECOND / 5);
    }

    @Test
    void noWaitIsLongerThanTheLongest() throws IOException {
        Pace pace = new Pace(0.5, SECOND, timer);
        await(pace, 0);
        await(pace, 3600 * SECOND);
        await(pace, 3600 * SECOND + SECOND / 4);
        assertThat(timer.waits).containsExactly(SECOND, SECOND / 2);
    }

    @Test
    void whoIsLateCatchesUp() throws IOException {
        Pace pace = new Pace(1, Pace.NO_LIMIT, timer);
        await(pace, 0);
        timer.now += 3 * SECOND;
        await(pace, 2 * SECOND);
        assertThat(timer.waits).isEmpty();
        await(pace, 4 * SECOND);
        assertThat(timer.waits).containsExactly(SECOND);
    }

    @Test
    void whatIsThereIsShownBeforeAWaitAndOnlyThen() throws IOException {
        Pace pace = new Pace(1, Pace.NO_LIMIT, timer);
        await(pace, 0);
        await(pace, 10);
        await(pace, SECOND);
        assertThat(shownBeforeWaits).containsExactly(77L);
    }

    @Test
    void timeThatGoesBackDoesNotCount() throws IOException {
        Pace pace = new Pace(1, Pace.NO_LIMIT, timer);
        await(pace, 5 * SECOND);
        await(pace, 3 * SECOND);
        await(pace, 6 * SECOND);
        assertThat(timer.waits).containsExactly(SECOND);
    }

    @Test
    void withoutWaitingNothingWaits() throws IOException {
        Pace pace = new Pace(Double.POSITIVE_INFINITY, Pace.NO_LIMIT, timer);
        await(pace, 0);
        await(pace, 9 * SECOND);
        assertThat(timer.waits).isEmpty();
    }
}
