package io.tracecap.format.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link TraceRecovery} kept and what was lost.
 *
 * @param fileBytes length of the damaged file
 * @param keptFrames batch frames that were copied
 * @param keptEvents events in them
 * @param keptBytes what these frames take up in the damaged file
 * @param skippedBytes bytes of the damaged file that belong to no intact frame
 * @param damages the places where something is wrong, in order; at most {@link #MOST_DAMAGES}
 * @param moreDamages how many more places there are
 * @param lostEvents events that are known to be lost
 * @param headerReplaced whether the header was damaged, and the new file has a substitute without any facts
 * @param end how the damaged file ends
 * @param ring what came of the ring that its recorder left, if there was one
 */
public record RecoveryReport(
        long fileBytes,
        long keptFrames,
        long keptEvents,
        long keptBytes,
        long skippedBytes,
        List<Damage> damages,
        long moreDamages,
        long lostEvents,
        boolean headerReplaced,
        End end,
        Optional<JoinedRing> ring) {
    /** How many damages are listed at most. */
    public static final int MOST_DAMAGES = 1000;

    /** Copies the list. */
    public RecoveryReport {
        damages = List.copyOf(damages);
    }

    /**
     * A place where something is wrong.
     *
     * @param offset where it is in the damaged file
     * @param bytes how many bytes were passed over
     * @param what what was found there
     * @param firstLost number of the first event that is missing because of it
     * @param lost how many events are missing because of it; 0 is none
     */
    public record Damage(long offset, long bytes, String what, long firstLost, long lost) {}

    /**
     * The ring of a recorder that was killed: what it had not written to the file yet.
     *
     * @param path where it is
     * @param joined events that were appended to the new file
     * @param inBoth events of the ring that were in the file already
     * @param unusable records or events that contradict themselves or those before them
     * @param problem why it was not read to its end; empty when it was
     */
    public record JoinedRing(Path path, long joined, long inBoth, long unusable, String problem) {
        /** Whether everything that the ring had is in the new file. */
        public boolean isComplete() {
            return unusable == 0 && problem.isEmpty();
        }
    }

    /** How a damaged file ends. */
    public enum End {
        /** All batches up to the end are there, as the footer or the trailer tells. */
        COMPLETE,
        /** The file is cut, or its end is damaged: nothing tells how much is missing. */
        CUT,
        /** The recorder died; all that it had recorded is there. */
        RECORDER_DIED
    }

    /** The same with another ring. */
    RecoveryReport withRing(JoinedRing other) {
        return new RecoveryReport(
                fileBytes,
                keptFrames,
                keptEvents,
                keptBytes,
                skippedBytes,
                damages,
                moreDamages,
                lostEvents,
                headerReplaced,
                end,
                Optional.of(other));
    }

    /** Whether all events that were recorded are in the new file, and its header too. */
    public boolean isLossless() {
        return lostEvents == 0 && !headerReplaced && end != End.CUT;
    }
}
