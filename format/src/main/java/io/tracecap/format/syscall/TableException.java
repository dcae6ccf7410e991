package io.tracecap.format.syscall;

/** A line of a table that cannot be understood: a mistake in this program's own data, never in a trace. */
public final class TableException extends IllegalStateException {
    /**
     * Says where and what.
     *
     * @param file name of the table
     * @param line number of the line, from 1
     * @param problem what is wrong with it
     */
    public TableException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
