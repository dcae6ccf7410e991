package io.tracecap.tools.text;

import io.tracecap.format.syscall.StructLayout;

/**
 * Memory of a call's argument, with what is needed to follow the pointers in it.
 *
 * @param call the call
 * @param argument index of the argument
 * @param atExit whether the copy of the exit is read
 * @param memory the bytes
 * @param partsBefore parts of the argument before those that the pointers in the structure at hand lead to; {@link #NONE} if
 *     they were not followed
 * @param partsBeforeInner the same for the structures that these pointers lead to
 * @param texts prints structures and constants inside this one
 */
record Source(
        Call call,
        int argument,
        boolean atExit,
        Memory memory,
        int partsBefore,
        int partsBeforeInner,
        StructText texts) {
    /** Says of pointers that they were not followed. */
    static final int NONE = -1;

    /** What the argument itself points to. */
    Source(Call call, int argument, boolean atExit, Memory memory, StructText texts) {
        this(call, argument, atExit, memory, 0, NONE, texts);
    }

    /** Memory that the pointer number {@code part} of the structure at hand leads to; false if it was not copied. */
    boolean follow(int part, Memory target) {
        return partsBefore >= 0 && call.find(argument, partsBefore + part, atExit, target);
    }

    /** The same with other memory, to which a pointer of the structure at hand has led. */
    Source at(Memory other) {
        return new Source(call, argument, atExit, other, partsBeforeInner, NONE, texts);
    }

    /**
     * The same at the beginning of an array of structures, or of a single one. What the pointers in these lead to is
     * followed further only where there is one of them.
     */
    Source entering(StructLayout layout) {
        int pointers = layout.pointers();
        if (pointers == 0 || partsBefore < 0) {
            return this;
        }
        boolean single = memory.length() / Math.max(layout.size(), 1) == 1;
        int inner = single ? partsBefore + pointers : NONE;
        return new Source(call, argument, atExit, memory, partsBefore, inner, texts);
    }

    /** The same behind the first {@code pointers} pointers. */
    Source behind(int pointers) {
        return pointers == 0 || partsBefore < 0
                ? this
                : new Source(call, argument, atExit, memory, partsBefore + pointers, partsBeforeInner, texts);
    }

    TextOptions options() {
        return texts.options();
    }
}
