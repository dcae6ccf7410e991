package io.tracecap.tools.diff;

/**
 * What two traces that are compared have in common.
 *
 * @param tokens numbers for what is compared
 * @param memo what was written of calls
 */
record Dictionary(Tokens tokens, CallMemo memo) {
    /** An empty one. */
    Dictionary() {
        this(new Tokens(), new CallMemo());
    }
}
