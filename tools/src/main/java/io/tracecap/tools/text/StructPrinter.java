package io.tracecap.tools.text;

/** Prints one kind of structure that strace shows in another way than field by field. */
@FunctionalInterface
interface StructPrinter {
    /**
     * Prints the structure.
     *
     * @param source where the bytes are and what they belong to
     * @param at where in the memory the structure begins
     * @return false, with nothing printed, if the bytes do not suffice; the address is shown then
     */
    boolean print(Source source, int at, TextBuffer out);
}
