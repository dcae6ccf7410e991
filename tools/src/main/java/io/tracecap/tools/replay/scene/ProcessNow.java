package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.RawText;

/**
 * A process at a moment.
 *
 * @param number what identifies it
 * @param pid its process id
 * @param innerPid its process id as its parent may see it, in a pid namespace of its own
 * @param parent number of the process that made it, or {@link #NO_PARENT}
 * @param command what it runs, as {@link io.tracecap.format.state.Argv} lays it out; empty when not known
 * @param threads how many threads it has
 * @param status its wait status; {@link #ALIVE} before its main thread has ended
 */
public record ProcessNow(int number, int pid, int innerPid, int parent, RawText command, int threads, long status) {
    /** {@link #parent} of a process that no recorded process made. */
    public static final int NO_PARENT = -1;

    /** {@link #status} of a process whose main thread has not ended. */
    public static final long ALIVE = -1;

    /** Whether it has ended, and its parent has not yet asked how. */
    public boolean isZombie() {
        return threads == 0;
    }

    ProcessNow running(RawText newCommand) {
        return new ProcessNow(number, pid, innerPid, parent, newCommand, threads, status);
    }

    ProcessNow withThreads(int newThreads) {
        return new ProcessNow(number, pid, innerPid, parent, command, newThreads, status);
    }

    ProcessNow ended(long newStatus) {
        return new ProcessNow(number, pid, innerPid, parent, command, threads, newStatus);
    }
}
