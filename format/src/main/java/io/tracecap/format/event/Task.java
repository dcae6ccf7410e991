package io.tracecap.format.event;

/**
 * A thread of the recorded tree. Numbers, unlike tids, are never reused within a trace.
 *
 * @param number the thread's number in this trace, counted from 0 in the order of first sight
 * @param tid thread id in the recorder's pid namespace
 * @param process number of the thread group leader: what identifies the process
 * @param pid thread group id, what getpid(2) returns
 */
public record Task(int number, int tid, int process, int pid) {
    /** Whether this thread is its process's thread group leader. */
    public boolean isLeader() {
        return number == process;
    }
}
