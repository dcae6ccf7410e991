package io.tracecap.tools.text;

/**
 * Memory of a call's argument, with what is needed to follow the pointers in it.
 *
 * @param call the call
 * @param argument index of the argument
 * @param atExit whether the copy of the exit is read
 * @param memory the bytes
 * @param texts prints structures and constants inside this one
 */
record Source(Call call, int argument, boolean atExit, Memory memory, StructText texts) {
    /** Memory that the pointer number {@code part} in this argument leads to; false if it was not copied. */
    boolean follow(int part, Memory target) {
        return call.find(argument, part, atExit, target);
    }

    /** The same with other memory. */
    Source at(Memory other) {
        return new Source(call, argument, atExit, other, texts);
    }

    TextOptions options() {
        return texts.options();
    }
}
