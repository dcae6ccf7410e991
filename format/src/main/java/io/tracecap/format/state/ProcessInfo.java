package io.tracecap.format.state;

import io.tracecap.format.event.RawText;
import java.util.List;

/**
 * A process of a trace, as far as its events tell.
 *
 * @param number number of its thread group leader, what identifies it within the trace
 * @param pid its process id in the recorder's pid namespace
 * @param parent number of its parent process, or {@link #NO_PARENT}
 * @param slot its place in the tree, stable from run to run where pids are not: the first process is {@code 0}, its
 *     second child in order of first sight {@code 0.1}
 * @param startNs CLOCK_MONOTONIC time of its first event
 * @param endNs CLOCK_MONOTONIC time of its exit, or {@link #NOT_SEEN}
 * @param status its wait status as in wait(2), or {@link #NOT_SEEN}
 * @param command argv of the last successful execve, its own or its parent's before it; empty when not known
 * @param execs how many times it ran a new program
 * @param events how many events happened to its threads, without those that are only context
 * @param threads how many threads it had over its life
 */
public record ProcessInfo(
        int number,
        int pid,
        int parent,
        String slot,
        long startNs,
        long endNs,
        long status,
        List<RawText> command,
        int execs,
        long events,
        int threads) {
    /** {@link #parent} of a process that no recorded process created. */
    public static final int NO_PARENT = -1;

    /** {@link #endNs} and {@link #status} of a process whose exit is not in the trace. */
    public static final long NOT_SEEN = -1;

    /** Copies the list. */
    public ProcessInfo {
        command = List.copyOf(command);
    }

    /** Whether its exit is in the trace. */
    public boolean hasEnded() {
        return endNs != NOT_SEEN;
    }
}
