package io.tracecap.tools.align;

/**
 * Where two sequences differ: the tokens of the one from {@code aFrom} on, up to but without {@code aTo}, stand in place of
 * those of the other from {@code bFrom} up to {@code bTo}. One side may be empty, never both.
 */
public record Edit(int aFrom, int aTo, int bFrom, int bTo) {
    /** How many tokens only the first sequence has here. */
    public int removed() {
        return aTo - aFrom;
    }

    /** How many tokens only the second sequence has here. */
    public int added() {
        return bTo - bFrom;
    }
}
