package io.tracecap.tools.count;

import io.tracecap.tools.text.TextBuffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The columns of strace's table, by the names that its {@code -U} and {@code -S} know. */
public enum CountColumn {
    /** Share of the time of all calls. */
    TIME_PERCENT("% time", 6, "time-percent time"),
    /** Time of all calls together. */
    TOTAL_TIME("seconds", 11, "total-time time-total"),
    /** Time of the shortest call. */
    MIN_TIME("shortest", 8, "min-time shortest time-min"),
    /** Time of the longest call. */
    MAX_TIME("longest", 8, "max-time longest time-max"),
    /** Time of a call on average. */
    AVG_TIME("usecs/call", 11, "avg-time time-avg"),
    /** How many calls. */
    CALLS("calls", 9, "calls count"),
    /** How many of them failed. */
    ERRORS("errors", 9, "errors error"),
    /** Name of the system call. */
    NAME("syscall", 16, "name syscall syscall-name");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int NANO_DIGITS = 9;
    private static final int MICRO_DIGITS = 6;
    private static final int MICRO = 1000;

    private final String heading;
    private final int width;
    private final String words;

    CountColumn(String heading, int width, String words) {
        this.heading = heading;
        this.width = width;
        this.words = words;
    }

    /**
     * Reads a list of columns; the name comes last if it is not in it.
     *
     * @throws IllegalArgumentException when a word is not known
     */
    public static List<CountColumn> parse(String text) {
        List<CountColumn> columns = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            CountColumn column = of(word);
            if (columns.contains(column)) {
                throw new IllegalArgumentException("column '" + word + "' is there twice");
            }
            columns.add(column);
        }
        if (!columns.contains(NAME)) {
            columns.add(NAME);
        }
        return columns;
    }

    /**
     * The column of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    static CountColumn of(String word) {
        for (CountColumn column : values()) {
            if ((" " + column.words + " ").contains(" " + word + " ")) {
                return column;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no column");
    }

    /** Prints its heading. */
    void heading(boolean isLast, TextBuffer out) {
        pad(heading, isLast, out);
    }

    /** Prints the line below its heading. */
    void rule(TextBuffer out) {
        for (int i = 0; i < width; i++) {
            out.ascii('-');
        }
    }

    /** Prints its cell of a row. */
    void cell(CallTally row, String name, CallTally total, boolean isLast, TextBuffer out) {
        String text =
                switch (this) {
                    case TIME_PERCENT -> percent(row, total);
                    case TOTAL_TIME -> seconds(row.totalNs());
                    case MIN_TIME -> seconds(row.minNs());
                    case MAX_TIME -> seconds(row.maxNs());
                    case AVG_TIME -> Long.toString(row.averageNs() / MICRO);
                    case CALLS -> Long.toString(row.calls());
                    case ERRORS -> row.errors() == 0 ? "" : Long.toString(row.errors());
                    case NAME -> name;
                };
        pad(text, isLast, out);
    }

    private static String percent(CallTally row, CallTally total) {
        BigDecimal all = BigDecimal.valueOf(Math.max(1, total.totalNs()));
        return BigDecimal.valueOf(row.totalNs())
                .multiply(HUNDRED)
                .divide(all, 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static String seconds(long ns) {
        return BigDecimal.valueOf(ns, NANO_DIGITS)
                .setScale(MICRO_DIGITS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private void pad(String text, boolean isLast, TextBuffer out) {
        int end = out.column() + width;
        if (this != NAME) {
            out.padTo(end - text.length());
        }
        out.ascii(text);
        if (this == NAME && !isLast) {
            out.padTo(end);
        }
    }
}
