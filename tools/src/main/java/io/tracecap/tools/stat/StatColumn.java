package io.tracecap.tools.stat;

import java.util.Comparator;
import java.util.Locale;

/** The columns of the table by which it can be sorted. */
enum StatColumn {
    /** Time of all calls. */
    TOTAL,
    /** Time of the calls of a process without those of its descendants. */
    SELF,
    /** How many calls. */
    CALLS,
    /** How many of them failed. */
    ERRORS,
    /** Time of the shortest. */
    MIN,
    /** Time of a call on average. */
    AVG,
    /** Time that half of the calls did not exceed. */
    P50,
    /** Time that 95 of 100 did not exceed. */
    P95,
    /** Time that 99 of 100 did not exceed. */
    P99,
    /** Time of the longest. */
    MAX,
    /** Bytes that they moved. */
    BYTES,
    /** What the row is about. */
    NAME;

    private static final double HALF = 50;
    private static final double MOST = 95;
    private static final double NEARLY_ALL = 99;

    /**
     * The column of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static StatColumn parse(String word) {
        for (StatColumn column : values()) {
            if (column.word().equals(word)) {
                return column;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no column");
    }

    /** Its name. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a time. */
    boolean isTime() {
        return switch (this) {
            case TOTAL, SELF, MIN, AVG, P50, P95, P99, MAX -> true;
            case CALLS, ERRORS, BYTES, NAME -> false;
        };
    }

    /** Its number in a row. */
    long value(Tally row) {
        return switch (this) {
            case TOTAL -> row.totalNs();
            case SELF -> row.selfNs();
            case CALLS -> row.calls();
            case ERRORS -> row.failed();
            case MIN -> row.minNs();
            case AVG -> row.averageNs();
            case P50 -> row.percentileNs(HALF);
            case P95 -> row.percentileNs(MOST);
            case P99 -> row.percentileNs(NEARLY_ALL);
            case MAX -> row.maxNs();
            case BYTES -> row.bytes();
            case NAME -> row.key();
        };
    }

    /** The order of rows: what is most first; names as they are read. */
    Comparator<StatRow> order() {
        return this == NAME
                ? Comparator.comparing(StatRow::name)
                : Comparator.comparingLong((StatRow row) -> value(row.tally()))
                        .reversed()
                        .thenComparing(StatRow::name);
    }
}
