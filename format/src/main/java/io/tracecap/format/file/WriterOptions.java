package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchLimits;

/**
 * How a trace is written.
 *
 * @param level zstd compression level, 1 to 19
 * @param rowsPerBatch events of a batch at most
 * @param tickNs nanoseconds in a tick, the resolution of times
 */
public record WriterOptions(int level, int rowsPerBatch, int tickNs) {
    /** What the recorder uses. */
    public static final WriterOptions DEFAULT = new WriterOptions(3, 8192, 1000);

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public WriterOptions {
        if (level < 1 || level > 19) {
            throw new IllegalArgumentException("level: " + level + ", not 1 to 19");
        }
        if (rowsPerBatch < 1 || rowsPerBatch > BatchLimits.MAX_ROWS) {
            throw new IllegalArgumentException("rowsPerBatch: " + rowsPerBatch + ", not 1 to " + BatchLimits.MAX_ROWS);
        }
        if (tickNs < 1) {
            throw new IllegalArgumentException("tickNs: " + tickNs);
        }
    }

    /** The same with another compression level. */
    public WriterOptions withLevel(int newLevel) {
        return new WriterOptions(newLevel, rowsPerBatch, tickNs);
    }

    /** The same with other batches. */
    public WriterOptions withRowsPerBatch(int newRows) {
        return new WriterOptions(level, newRows, tickNs);
    }

    /** The same with another resolution. */
    public WriterOptions withTickNs(int newTickNs) {
        return new WriterOptions(level, rowsPerBatch, newTickNs);
    }
}
