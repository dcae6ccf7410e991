package io.tracecap.tools.replay.screen;

/**
 * How the screen is divided, from top to bottom: a title; processes, and beside them the descriptors of one; lines of events;
 * what the program wrote; a line for messages. Each part but the first and last has a heading. Where there is not enough
 * room for all, there are only lines.
 *
 * @param columns width of the screen
 * @param rows height of the screen
 * @param processes rows for processes, without heading; 0 for no such part
 * @param left columns for processes
 * @param output rows for what the program wrote, without heading; 0 for no such part
 */
record Areas(int columns, int rows, int processes, int left, int output) {
    private static final int FEWEST_ROWS = 14;
    private static final int FEWEST_COLUMNS = 40;
    private static final int TITLE_AND_MESSAGE = 2;

    /**
     * Divides a screen.
     *
     * @param hasOutput whether it is known what the program wrote
     */
    static Areas of(int columns, int rows, boolean hasOutput) {
        if (rows < FEWEST_ROWS || columns < FEWEST_COLUMNS) {
            return new Areas(columns, rows, 0, 0, 0);
        }
        int output = hasOutput ? Math.max(2, rows / 8) : 0;
        return new Areas(columns, rows, Math.max(3, rows / 4), columns * 4 / 7, output);
    }

    /** Rows for lines of events. */
    int lines() {
        int headings = (processes > 0 ? 2 : 0) + (output > 0 ? 1 : 0);
        return Math.max(1, rows - TITLE_AND_MESSAGE - headings - processes - output);
    }

    /** Columns for descriptors, one less for the border. */
    int right() {
        return columns - left - 1;
    }
}
