package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Abi;

/** The number of the system call that each thread made last: strace's {@code -n} shows it before signals too. */
final class CallNumbers {
    private static final int MOST_THREADS = 1 << 17;

    private final ThreadMap<Long> numbers = new ThreadMap<>();

    /** Takes the next event into account. */
    void accept(EventView event) {
        if (event.kind().isSyscall() && numbers.size() < MOST_THREADS) {
            numbers.put(event.task().number(), number(event));
        }
    }

    /** The number that belongs to an event; 0 if its thread has made no call yet. */
    long of(EventView event) {
        if (event.kind().isSyscall()) {
            return number(event);
        }
        Long number = numbers.get(event.task().number());
        return number == null ? 0 : number;
    }

    private static long number(EventView event) {
        return event.abi() == Abi.X32.id() ? event.syscall() | Abi.X32_BIT : event.syscall();
    }
}
