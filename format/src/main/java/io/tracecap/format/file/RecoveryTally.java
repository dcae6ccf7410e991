package io.tracecap.format.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recovery kept, and what is wrong with the file. Damages that lie between two batches that are kept are one, and
 * what is missing between those two batches is its cost.
 */
final class RecoveryTally {
    private final List<RecoveryReport.Damage> damages = new ArrayList<>();
    private long moreDamages;
    private long skippedBytes;
    private long lostEvents;
    private long keptFrames;
    private long keptEvents;
    private long keptBytes;
    private boolean isDamaged;
    private long damagedFrom;
    private long damagedBytes;
    private String what = "";
    private String where = "";

    /** From now on offsets are those of another file. */
    void begin(Path file) {
        where = file.getFileName() + ": ";
    }

    /** A batch was kept. */
    void kept(FrameReader frame, int events) {
        keptFrames++;
        keptEvents += events;
        keptBytes += frame.end() - frame.offset();
    }

    /** Something is wrong; {@link #close} will tell what it costs. */
    void damaged(long offset, long bytes, String problem) {
        if (!isDamaged) {
            isDamaged = true;
            damagedFrom = offset;
            what = where + problem;
        }
        damagedBytes += bytes;
    }

    /** Whether something is wrong whose cost is not known yet. */
    boolean isDamaged() {
        return isDamaged;
    }

    /** What the damage cost, if there was any. */
    void close(long firstLost, long lost) {
        if (isDamaged || lost > 0) {
            add(new RecoveryReport.Damage(damagedFrom, damagedBytes, what, firstLost, lost));
        }
        isDamaged = false;
        damagedBytes = 0;
        what = "";
    }

    /** A good frame that the new file cannot have. */
    void leftOut(FrameReader frame, String why) {
        add(new RecoveryReport.Damage(frame.offset(), frame.end() - frame.offset(), where + why, 0, 0));
    }

    private void add(RecoveryReport.Damage damage) {
        skippedBytes += damage.bytes();
        lostEvents = lostEvents > Long.MAX_VALUE - damage.lost() ? Long.MAX_VALUE : lostEvents + damage.lost();
        if (damages.size() < RecoveryReport.MOST_DAMAGES) {
            damages.add(damage);
        } else {
            moreDamages++;
        }
    }

    RecoveryReport report(
            long fileBytes,
            boolean isHeaderReplaced,
            RecoveryReport.End end,
            Optional<RecoveryReport.JoinedRing> ring) {
        return new RecoveryReport(
                fileBytes,
                keptFrames,
                keptEvents,
                keptBytes,
                skippedBytes,
                damages,
                moreDamages,
                lostEvents,
                isHeaderReplaced,
                end,
                ring);
    }
}
