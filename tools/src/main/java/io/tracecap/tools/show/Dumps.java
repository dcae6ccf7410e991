package io.tracecap.tools.show;

import io.tracecap.tools.select.NumberSet;

/**
 * Of which descriptors all that goes through them is shown.
 *
 * @param read what is read from them ({@code -e read=})
 * @param written what is written to them ({@code -e write=})
 */
record Dumps(NumberSet read, NumberSet written) {
    /** Of none. */
    static final Dumps NONE = new Dumps(NumberSet.NONE, NumberSet.NONE);

    boolean isEmpty() {
        return read.isEmpty() && written.isEmpty();
    }
}
