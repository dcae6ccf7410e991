package io.tracecap.tools.where;

import java.util.List;

/** An expression is none, or of the wrong type. The message is one line. */
public final class ExpressionProblem extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> excerpt;

    /**
     * Says what is wrong.
     *
     * @param excerpt the line of the expression where it is, and a caret below the place; empty if there is no place
     */
    ExpressionProblem(String message, List<String> excerpt, Throwable cause) {
        super(message, cause);
        this.excerpt = List.copyOf(excerpt);
    }

    /** The line of the expression where it is, and a caret below the place; empty if there is no place. */
    public List<String> excerpt() {
        return excerpt;
    }
}
