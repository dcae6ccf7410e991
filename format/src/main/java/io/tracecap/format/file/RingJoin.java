package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RecordAssembler;
import io.tracecap.format.ring.RingDamagedException;
import io.tracecap.format.ring.RingDescriptor;
import io.tracecap.format.ring.RingRemains;
import java.io.IOException;

/**
 * Takes what a killed recorder had in its ring but not in its file. The ring's checkpoint tells which event its first
 * record makes; the state of the threads at that point comes from the events of the file before it. Records whose events
 * are in the file already are only used to go on from.
 */
final class RingJoin {
    private final RingRemains ring;
    private final RecordAssembler assembler;
    private final RecoveryRun run;
    private final long firstEvent;
    private boolean endsWithEnter;
    private long joined;
    private long inBoth;
    private long unusable;
    private String problem = "";

    /**
     * @param ring what the recorder left
     * @param run what is recovered; takes the events
     * @param mask hides the secrets that the recorder would have hidden
     * @param addressesOmitted what the header says of that
     */
    RingJoin(RingRemains ring, RecoveryRun run, ArgvMask mask, boolean addressesOmitted) {
        this.ring = ring;
        this.run = run;
        firstEvent = ring.firstEvent();
        assembler = new RecordAssembler(ring.memory(), this::take, mask, addressesOmitted);
    }

    /** Takes an event of the file into account. */
    void inFile(EventView event) {
        endsWithEnter = event.kind() == EventKind.ENTER;
        if (event.number() < firstEvent) {
            assembler.replay(event);
        }
    }

    /** Appends the events that are not in the file; to be called behind the last one that is. */
    void join() throws IOException {
        if (firstEvent == RingDescriptor.NOT_NUMBERED) {
            problem = "it does not say which of its records are in the file";
            return;
        }
        long fileEnd = run.nextEvent();
        assembler.numberFrom(firstEvent);
        try {
            while (ring.next()) {
                // The recorder closed a batch here: an enter that it held back is in the file as such.
                if (endsWithEnter && assembler.isHolding() && assembler.nextNumber() == fileEnd) {
                    assembler.flush();
                }
                if (ring.isWellFormed() && (ring.isNewTask() || assembler.knows(ring.task()))) {
                    assembler.accept(ring.offset());
                } else {
                    unusable++;
                }
            }
        } catch (RingDamagedException e) {
            problem = e.what();
        }
        assembler.flush();
    }

    private void take(EventView event) throws IOException {
        if (event.number() < run.nextEvent()) {
            inBoth++;
        } else if (run.append(event)) {
            joined++;
        } else {
            unusable++;
        }
    }

    /** What came of it. */
    RecoveryReport.JoinedRing report() {
        return new RecoveryReport.JoinedRing(ring.path(), joined, inBoth, unusable, problem);
    }
}
