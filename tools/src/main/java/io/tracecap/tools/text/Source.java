package io.tracecap.tools.text;

/**
 * Memory of a call's argument, with what is needed to follow the pointers in it.
 *
 * @param call the call
 * @param argument index of the argument
 * @param atExit whether the copy of the exit is read
 * @param memory the bytes
 * @param partsBefore parts of the argument before those that the pointers in the bytes lead to; -1 if they lead to none
 * @param texts prints structures and constants inside this one
 */
record Source(Call call, int argument, boolean atExit, Memory memory, int partsBefore, StructText texts) {
    /** What the argument itself points to. */
    Source(Call call, int argument, boolean atExit, Memory memory, StructText texts) {
        this(call, argument, atExit, memory, 0, texts);
    }

    /** Memory that the pointer number {@code part} in these bytes leads to; false if it was not copied. */
    boolean follow(int part, Memory target) {
        return partsBefore >= 0 && call.find(argument, partsBefore + part, atExit, target);
    }

    /** The same with other memory, of whose pointers none was followed. */
    Source at(Memory other) {
        return at(other, -1);
    }

    /** The same with other memory, whose pointers lead to the parts behind the first {@code before}. */
    Source at(Memory other, int before) {
        return new Source(call, argument, atExit, other, before, texts);
    }

    TextOptions options() {
        return texts.options();
    }
}
