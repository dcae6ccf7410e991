package io.tracecap.tools.text;

/** Prints the arguments of a system call whose form cannot be told from its signature. */
interface SpecialCall {
    /**
     * Prints what is known when the call is entered.
     *
     * @return whether that was all
     */
    boolean printEnter(Call call, TextBuffer out);

    /** Prints the rest. */
    void printExit(Call call, TextBuffer out);
}
