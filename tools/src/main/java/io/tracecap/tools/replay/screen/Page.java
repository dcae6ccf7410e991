package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines in a row, and the moment before them.
 *
 * @param lines in order
 * @param beginsTrace whether there are no lines before them
 * @param endsTrace whether there are no lines behind them
 * @param begin the moment before the first line; null where that was too far to see, and then descriptors have no names.
 *     Not to be shown anything
 */
record Page(
        List<PageLine> lines,
        boolean beginsTrace,
        boolean endsTrace,
        @Nullable Scene begin) {
    /** No lines at all. */
    static final Page EMPTY = new Page(List.of(), true, true, null);

    Page {
        lines = List.copyOf(lines);
    }

    /** Position of the line of an event, or of the last one before it; -1 if there is none. */
    int indexOf(long number) {
        int low = 0;
        int high = lines.size() - 1;
        int found = -1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).number() <= number) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }

    /** Whether an event has a line here. */
    boolean has(long number) {
        int index = indexOf(number);
        return index >= 0 && lines.get(index).number() == number;
    }

    /** This page, with the text that lines have on another page where descriptors have names. */
    Page withTextOf(Page named) {
        if (named.begin() == null) {
            return this;
        }
        List<PageLine> all = new ArrayList<>(lines.size());
        for (PageLine line : lines) {
            all.add(named.has(line.number()) ? named.lines().get(named.indexOf(line.number())) : line);
        }
        return new Page(all, beginsTrace, endsTrace, begin);
    }
}
