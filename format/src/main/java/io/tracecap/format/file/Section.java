package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchHead;
import io.tracecap.format.state.StateEvents;

/**
 * A stretch of a trace: one or more batch frames in a row, which can be read alone. Sections follow each other without
 * gaps and together are the trace; no event of one is before an event of the section before it.
 *
 * @param offset offset of the first batch frame
 * @param endOffset offset behind the last batch frame, or of the next frame of a batch or footer where frames of unknown
 *     types lie between
 * @param sequence sequence number of the first batch frame
 * @param frames how many batch frames there are
 * @param events how many events there are
 * @param firstEvent number of the first event
 * @param nextEvent a number above that of the last event: that of the first event of the next section
 * @param firstTimeNs CLOCK_MONOTONIC time of the first event
 * @param lastTimeNs a time that is not before the end of the last event: that of the first event of the next section
 * @param threads numbers of the threads that the events may happen to
 * @param processes numbers of the processes that these threads may belong to
 * @param calls what the events may be, see {@link #mayHoldCall}
 */
public record Section(
        long offset,
        long endOffset,
        long sequence,
        long frames,
        long events,
        long firstEvent,
        long nextEvent,
        long firstTimeNs,
        long lastTimeNs,
        ContentSet threads,
        ContentSet processes,
        ContentSet calls) {
    /** Whether an event of the thread with the given number may be in it. */
    public boolean mayHoldThread(int number) {
        return threads.mayHold(number);
    }

    /** Whether an event of the process with the given number (that of its thread group leader) may be in it. */
    public boolean mayHoldProcess(int number) {
        return processes.mayHold(number);
    }

    /**
     * Whether a certain system call, or a kind of point, may be in it.
     *
     * @param abi as {@link io.tracecap.format.event.EventView#abi()}
     * @param number as {@link io.tracecap.format.event.EventView#syscall()}
     */
    public boolean mayHoldCall(int abi, int number) {
        return calls.mayHold(BatchHead.call(abi, number));
    }

    /**
     * Whether one of certain system calls or kinds of points may be in it.
     *
     * @param wanted tells which, with the numbers of {@link #mayHoldCall}
     */
    public boolean mayHoldAny(StateEvents.Calls wanted) {
        if (calls.isAny()) {
            return true;
        }
        for (long call : calls.numbers()) {
            if (wanted.mayHold(BatchHead.abi(call), BatchHead.number(call))) {
                return true;
            }
        }
        return false;
    }

    /** A section of one frame whose end is not known yet. */
    static Section of(long offset, long sequence, BatchHead head) {
        return new Section(
                offset,
                offset,
                sequence,
                1,
                head.rows(),
                head.firstEvent(),
                head.firstEvent() + head.rows(),
                head.firstTimeNs(),
                head.firstTimeNs(),
                ContentSet.of(head.threads()),
                ContentSet.of(head.processes()),
                ContentSet.of(head.calls()));
    }

    /** This section and the next one as one. */
    Section join(Section next) {
        return new Section(
                offset,
                next.endOffset,
                sequence,
                frames + next.frames,
                events + next.events,
                firstEvent,
                next.nextEvent,
                firstTimeNs,
                next.lastTimeNs,
                threads.union(next.threads),
                processes.union(next.processes),
                calls.union(next.calls));
    }

    /** This section with the end that is known when the next one begins, or the trace ends. */
    Section endingAt(long newEndOffset, long newNextEvent, long newLastTimeNs) {
        return new Section(
                offset,
                newEndOffset,
                sequence,
                frames,
                events,
                firstEvent,
                newNextEvent,
                firstTimeNs,
                newLastTimeNs,
                threads,
                processes,
                calls);
    }

    FramePosition position() {
        return new FramePosition(offset, sequence, firstEvent);
    }
}
