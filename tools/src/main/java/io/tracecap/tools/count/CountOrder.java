package io.tracecap.tools.count;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * In which order the rows of the table stand: by one of its columns, what is most first, or by the numbers of the calls.
 *
 * @param column the column; null for none
 */
public record CountOrder(@Nullable CountColumn column) {
    /** strace's own. */
    public static final CountOrder BY_TIME = new CountOrder(CountColumn.TOTAL_TIME);

    /**
     * Reads what strace's {@code -S} takes.
     *
     * @throws IllegalArgumentException when it is nothing of that
     */
    public static CountOrder parse(String word) {
        return word.equals("nothing") || word.equals("none")
                ? new CountOrder(null)
                : new CountOrder(CountColumn.of(word));
    }

    /** Sorts rows that stand in the order of their numbers. */
    void sort(List<CallTally> rows, Function<CallTally, String> names) {
        if (column == null) {
            return;
        }
        rows.sort(
                switch (column) {
                    case TIME_PERCENT, TOTAL_TIME -> most(CallTally::totalNs);
                    case MIN_TIME -> most(CallTally::minNs);
                    case MAX_TIME -> most(CallTally::maxNs);
                    case AVG_TIME -> most(CallTally::averageNs);
                    case CALLS -> most(CallTally::calls);
                    case ERRORS -> most(CallTally::errors);
                    case NAME -> Comparator.comparing(names);
                });
    }

    private static Comparator<CallTally> most(ToLongFunction<CallTally> value) {
        return Comparator.comparingLong(value).reversed();
    }
}
