package io.tracecap.tools.stat;

import io.tracecap.tools.access.LongIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows by key, within a bound; what is beyond it is counted together. For one thread. */
final class Tallies {
    /** {@link Tally#key} of the row of all for which there is no room. */
    static final long OTHERS = -1;

    /** So many rows have histograms that are fast, the others such that are small. */
    private static final int MOST_LARGE = 1 << 11;

    private static final int MOST = 1 << 14;

    private final LongIndex index = new LongIndex(MOST);
    private final List<Tally> rows = new ArrayList<>();
    private final Tally others = new Tally(OTHERS, false);
    private long latestKey = Long.MIN_VALUE;
    private Tally latest = others;

    /** The row of a key. */
    Tally row(long key) {
        if (key == latestKey) {
            return latest;
        }
        int position = index.add(key);
        if (position == LongIndex.NONE) {
            return others;
        }
        if (position == rows.size()) {
            rows.add(new Tally(key, position >= MOST_LARGE));
        }
        latestKey = key;
        latest = rows.get(position);
        return latest;
    }

    /** The rows, in the order in which their keys came; with that of the others, if there are any. */
    List<Tally> rows() {
        if (others.calls() == 0) {
            return Collections.unmodifiableList(rows);
        }
        List<Tally> all = new ArrayList<>(rows);
        all.add(others);
        return all;
    }
}
