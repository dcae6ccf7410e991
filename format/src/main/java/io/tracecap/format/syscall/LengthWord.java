package io.tracecap.format.syscall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A length as the tables write it between brackets: {@code 16}, {@code =}, {@code =len}, {@code count}, {@code *addrlen}. Names are
 * looked up only when all arguments or fields are known, because a length may stand before what it refers to.
 *
 * @param pointed whether the named argument points to the length
 * @param name the argument or field; empty for a constant or the result alone
 * @param constant the number; {@link #RESULT} for the result
 */
record LengthWord(boolean pointed, String name, int constant) {
    private static final int RESULT = -1;
    private static final int MAX_CONSTANT = 1 << 20;

    /** Takes a length with its brackets from a line; null if no bracket comes next. */
    static @Nullable LengthWord parse(TableLine line) {
        if (!line.accept('[')) {
            return null;
        }
        LengthWord length;
        if (line.accept('=')) {
            length = new LengthWord(false, line.sees(']') ? "" : line.word(), RESULT);
        } else if (line.accept('*')) {
            length = new LengthWord(true, line.word(), 0);
        } else if (line.seesDigit()) {
            length = new LengthWord(false, "", line.smallNumber(MAX_CONSTANT));
        } else {
            length = new LengthWord(false, line.word(), 0);
        }
        line.expect(']');
        return length;
    }

    /**
     * What the length refers to.
     *
     * @param names arguments or fields in order
     */
    Length resolve(List<String> names, TableLine line) {
        if (name.isEmpty()) {
            return constant == RESULT ? new Length.Result() : new Length.Constant(constant);
        }
        int index = names.indexOf(name);
        if (index < 0) {
            throw line.error("the length refers to '" + name + "', which is not there");
        }
        if (constant == RESULT) {
            return new Length.ResultWithin(index);
        }
        return pointed ? new Length.Pointed(index) : new Length.Argument(index);
    }
}
