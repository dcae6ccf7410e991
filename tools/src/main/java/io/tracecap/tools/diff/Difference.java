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

    /** Whether there is nothing common between this difference and the one before it. */
    boolean follows(Difference before) {
        return a <= before.nextA() && b <= before.nextB();
    }

    private int nextA() {
        return kind == Kind.ADDED ? a : a + 1;
    }

    private int nextB() {
        return kind == Kind.REMOVED ? b : b + 1;
    }
}
