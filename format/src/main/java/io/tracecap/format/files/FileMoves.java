package io.tracecap.format.files;

import io.tracecap.format.event.RawText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names that stopped to mean what they did: files that were removed or renamed, maybe while they were open. Of each name the
 * latest such event is remembered, of all names the latest {@value #MOST}. What lies in a directory that is renamed keeps the
 * name that it had.
 */
final class FileMoves {
    private static final int MOST = 1 << 13;
    /** A file may have been renamed several times; a trace may say that it was renamed in circles. */
    private static final int MOST_STEPS = 16;

    private static final byte[] DELETED = " (deleted)".getBytes(StandardCharsets.US_ASCII);

    private final Map<RawText, Move> latest;

    FileMoves() {
        latest = new LinkedHashMap<>();
    }

    private FileMoves(FileMoves other) {
        latest = new LinkedHashMap<>(other.latest);
    }

    /** The same, to go its own way from here. */
    FileMoves copy() {
        return new FileMoves(this);
    }

    /** How many names there are. */
    int size() {
        return latest.size();
    }

    /** What happened at an event: the file has another name now, or none. */
    private record Move(long event, @Nullable RawText to) {}

    void removed(RawText name, long event) {
        put(name, new Move(event, null));
    }

    void moved(RawText name, RawText to, long event) {
        put(name, new Move(event, to));
        put(to, new Move(event, null));
    }

    private void put(RawText name, Move move) {
        latest.remove(name);
        if (latest.size() == MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
        latest.put(name, move);
    }

    /**
     * The name at a moment.
     *
     * @param opened number of the event at which the file had the name
     * @param before number of the first event that does not count
     */
    RawText name(RawText name, long opened, long before) {
        RawText current = name;
        long since = opened;
        for (int i = 0; i < MOST_STEPS; i++) {
            Move move = latest.get(current);
            if (move == null || move.event <= since || move.event >= before) {
                return current;
            }
            if (move.to == null) {
                ByteArrayOutputStream deleted = new ByteArrayOutputStream();
                deleted.writeBytes(current.toByteArray());
                deleted.writeBytes(DELETED);
                return RawText.of(deleted.toByteArray());
            }
            current = move.to;
            since = move.event;
        }
        return current;
    }
}
