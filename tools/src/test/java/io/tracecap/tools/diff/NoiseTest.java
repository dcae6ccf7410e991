package io.tracecap.tools.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.tools.fixture.Recording;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final int READ = 0;
    private static final int POLL = 7;
    private static final int MMAP = 9;
    private static final int MPROTECT = 10;
    private static final int MUNMAP = 11;
    private static final int CLONE = 56;
    private static final int EXIT = 60;
    private static final int WAIT4 = 61;
    private static final int FLOCK = 73;
    private static final int FUTEX = 202;
    private static final int EXIT_GROUP = 231;
    private static final int ACCEPT4 = 288;
    private static final long ANONYMOUS = 0x22;
    private static final long EINTR = -4;
    private static final long ECHILD = -10;
    private static final long EAGAIN = -11;
    private static final long ENOMEM = -12;
    private static final long ERESTARTSYS = -512;
    private static final long MILLISECOND = 1_000_000;

    private final Noise noise = new Noise(new Rules(EnumSet.allOf(Rule.class)));

    private boolean isNoise(int syscall, long result) {
        return isNoise(syscall, result, 1000);
    }

    private boolean isNoise(int syscall, long result, long durationNs) {
        Task task = Recording.process(0, 4711);
        Event call = new Event(
                EventKind.CALL,
                1,
                task,
                Recording.START_NS,
                durationNs,
                1,
                Abi.X86_64.id(),
                syscall,
                List.of(0L, 4096L, 3L, ANONYMOUS, -1L, 0L),
                result,
                List.of());
        return noise.contains(call, call);
    }

    @Test
    void whatTheAllocatorAndTheSchedulerDo() {
        assertThat(isNoise(MMAP, 0x7f00_0000_0000L)).isTrue();
        assertThat(isNoise(MPROTECT, 0)).isTrue();
        assertThat(isNoise(MUNMAP, 0)).isTrue();
        assertThat(isNoise(FUTEX, EAGAIN)).isTrue();
        assertThat(isNoise(WAIT4, ECHILD))
                .as("a shell asks until there are no more")
                .isTrue();
        assertThat(isNoise(READ, 0)).isFalse();
    }

    @Test
    void notThatItFails() {
        assertThat(isNoise(MMAP, ENOMEM)).isFalse();
        assertThat(isNoise(MPROTECT, ENOMEM)).isFalse();
    }

    @Test
    void tryingAgainIsButNotForWhatSomebodyElseHas() {
        assertThat(isNoise(READ, EAGAIN)).isTrue();
        assertThat(isNoise(ACCEPT4, EAGAIN)).isTrue();
        assertThat(isNoise(FLOCK, EAGAIN)).as("somebody else holds the lock").isFalse();
        assertThat(isNoise(CLONE, EAGAIN)).as("too many processes").isFalse();
    }

    @Test
    void interruptedCallsAre() {
        assertThat(isNoise(READ, EINTR)).isTrue();
        assertThat(isNoise(FLOCK, ERESTARTSYS)).isTrue();
    }

    @Test
    void waitingInVainIsNotWhenItTookLong() {
        assertThat(isNoise(POLL, 1, 300 * MILLISECOND)).isTrue();
        assertThat(isNoise(POLL, 0, MILLISECOND)).isTrue();
        assertThat(isNoise(POLL, 0, 300 * MILLISECOND)).isFalse();
    }

    private boolean isCut(int syscall, long waitedNs) {
        Task thread = Recording.process(0, 4711);
        Event enter = event(EventKind.ENTER, thread, Recording.START_NS, syscall);
        return noise.isCut(enter, event(EventKind.EXIT, thread, Recording.START_NS + waitedNs, 0));
    }

    private static Event event(EventKind kind, Task task, long timeNs, int syscall) {
        return new Event(kind, 1, task, timeNs, 0, 1, Abi.X86_64.id(), syscall, List.of(0L), 0, List.of());
    }

    @Test
    void aThreadEndsAmidWhatItDoes() {
        assertThat(isCut(READ, MILLISECOND)).isTrue();
        assertThat(isCut(FUTEX, 1000 * MILLISECOND)).as("others tell why").isTrue();
        Event end = event(EventKind.EXIT, Recording.process(0, 4711), Recording.START_NS, 0);
        assertThat(noise.isCut(null, end)).as("in no call").isTrue();
        assertThat(isCut(READ, 100 * MILLISECOND)).as("it hung").isFalse();
        assertThat(isCut(EXIT, MILLISECOND)).as("its own end").isFalse();
        assertThat(isCut(EXIT_GROUP, MILLISECOND)).as("its own end").isFalse();
        EnumSet<Rule> rest = EnumSet.complementOf(EnumSet.of(Rule.SCHEDULING));
        assertThat(new Noise(new Rules(rest)).isCut(null, end))
                .as("--keep scheduling")
                .isFalse();
    }
}
