package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.tools.replay.transfer.CallBytes;
import io.tracecap.tools.replay.transfer.Moved;
import io.tracecap.tools.replay.transfer.OutputFiles;

/** What was written so far to the standard output and error that the first process began with: the end of it. */
final class ProgramOutput {
    /** How many bytes are kept. */
    static final int MOST = OutputTail.MOST;

    private final boolean hasData;
    private final CallBytes calls = new CallBytes();
    private final OutputTail tail;
    private OutputFiles files = OutputFiles.UNKNOWN;
    private long missing;

    /**
     * Nothing yet.
     *
     * @param hasData whether bytes were recorded at all
     */
    ProgramOutput(boolean hasData) {
        this.hasData = hasData;
        tail = new OutputTail();
    }

    private ProgramOutput(ProgramOutput other) {
        hasData = other.hasData;
        tail = other.tail.copy();
        files = other.files;
        missing = other.missing;
    }

    ProgramOutput copy() {
        return new ProgramOutput(this);
    }

    /** Whether a call may write something, so that its bytes are of interest. */
    boolean mayCome(EventView enter) {
        return hasData && calls.mayMove(enter);
    }

    /** A call came back. */
    void comeBack(EventView enter, EventView exit, DescriptorState open) {
        if (!mayCome(enter)) {
            return;
        }
        for (Moved moved : calls.of(enter, exit)) {
            if (moved.isWritten() && files.contains(exit.task(), moved.fd(), open)) {
                tail.append(moved.bytes());
                missing += moved.missing();
            }
        }
    }

    /** Takes the next event into account, which {@code open} has seen. */
    void accept(EventView event, DescriptorState open) {
        files = files.after(event, open);
    }

    /** Whether a process is the first one, and has done nothing yet. */
    boolean isBefore(int process) {
        return process == files.root() && !files.isFixed();
    }

    RawText text() {
        return tail.text();
    }

    /** How many bytes were not recorded. */
    long missing() {
        return missing;
    }
}
