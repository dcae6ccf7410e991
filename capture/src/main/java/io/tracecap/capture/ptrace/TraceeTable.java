package io.tracecap.capture.ptrace;

import io.tracecap.format.event.ThreadMap;
import org.jspecify.annotations.Nullable;

/**
 * The threads that are being traced, by tid, and how many of them are still to be waited for. A thread that has ended, but
 * has not been reaped, is still here and no longer alive.
 */
final class TraceeTable {
    private final ThreadMap<Tracee> byTid = new ThreadMap<>();
    private int alive;
    private int nextNumber;

    /** The tracee with a tid, or null. */
    @Nullable
    Tracee get(int tid) {
        return byTid.get(tid);
    }

    /** Adds a thread that is new to the tracer. If its thread group leader is unknown, it counts as one itself. */
    Tracee add(int tid, int pid) {
        Tracee leader = tid == pid ? null : byTid.get(pid);
        int number = nextNumber++;
        Tracee tracee = new Tracee(tid, number, pid, leader == null ? number : leader.number());
        byTid.put(tid, tracee);
        alive++;
        return tracee;
    }

    /** Notes that a thread has ended. */
    void markEnded(Tracee tracee) {
        if (!tracee.ended()) {
            tracee.setEnded(true);
            alive--;
        }
    }

    /** Notes that a thread group leader that had ended goes on: another thread's execve made it its own. */
    void markRevived(Tracee tracee) {
        if (tracee.ended()) {
            tracee.setEnded(false);
            tracee.clearOwnEnd();
            alive++;
        }
    }

    /** Removes a thread that was reaped, or replaced by its leader in an execve. */
    void remove(Tracee tracee) {
        markEnded(tracee);
        byTid.remove(tracee.tid());
    }

    /** Visits all threads. The table must not change meanwhile. */
    void forEach(ThreadMap.Visitor<Tracee> visitor) {
        byTid.forEach(visitor);
    }

    /** Whether no thread is known at all. */
    boolean isEmpty() {
        return byTid.isEmpty();
    }

    /** Threads that have not ended. */
    int alive() {
        return alive;
    }

    /**
     * Whether a thread group leader that exits does so only because another thread of its process executes a program: that
     * thread goes on as the leader. See "execve(2) under ptrace" in ptrace(2).
     */
    boolean isReplaced(Tracee exiting) {
        boolean[] found = {false};
        if (exiting.number() == exiting.process()) {
            byTid.forEach(other -> found[0] |=
                    other != exiting && other.process() == exiting.process() && !other.ended() && other.isExecuting());
        }
        return found[0];
    }

    /** Whether a process has threads that have not ended. */
    boolean hasAliveThreads(int process) {
        boolean[] found = {false};
        byTid.forEach(tracee -> found[0] |= tracee.process() == process && !tracee.ended());
        return found[0];
    }
}
