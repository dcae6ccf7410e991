package io.tracecap.tools.diff;

/**
 * A difference between two threads that belong together.
 *
 * @param kind what differs
 * @param a index of the token in the first thread; where there is none, of the one behind it
 * @param b index of the token in the second thread, likewise
 */
record Difference(Kind kind, int a, int b) {
    /** What differs, the clearest first. */
    enum Kind {
        /** The same call came back with something else. */
        RESULT,
        /** The same call was made with other arguments. */
        ARGUMENT,
        /** The first has a call that the second does not have. */
        REMOVED,
        /** The second has a call that the first does not have. */
        ADDED
    }
}
