package io.tracecap.tools.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for what is compared, the same on both sides. Two calls have the same token if they are the same in all that is
 * compared, and the same shape if they differ in how they came back at most. What a trace was made with to do harm cannot make it
 * grow without bound: beyond a quarter of the memory only names of calls are told apart, and {@link #isOverfull} says so.
 */
final class Tokens {
    /** Of memory, that a token takes beside its text. */
    private static final int TOKEN_BYTES = 400;

    private static final int SHARE = 4;
    /** In place of the result of a call that did not return. */
    static final String UNFINISHED = "?";

    private final Map<String, Integer> shapes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Token> tokens = new ArrayList<>();
    private final BitSet repeatable = new BitSet();
    private long bytes;
    private boolean overfull;

    /**
     * What a token stands for.
     *
     * @param call the call with its arguments, or another event
     * @param result what it came back with; empty for other events
     * @param shape number of what all calls with these arguments have in common
     */
    record Token(String call, String result, int shape) {
        /** The call as it is shown. */
        String text() {
            return result.isEmpty() ? call : call + " = " + result;
        }

        /** Whether it is a signal that arrived. */
        boolean isSignal() {
            return call.startsWith("--- ");
        }

        /** Whether it is a call that made a process. */
        boolean isStart() {
            return result.equals(ProcessNames.CHILD);
        }

        /** Whether it is a call that did not return. */
        boolean isUnfinished() {
            return result.equals(UNFINISHED);
        }

        /** Name of the call. */
        String name() {
            int end = call.indexOf('(');
            return end < 0 ? call : call.substring(0, end);
        }
    }

    /**
     * The token of a call.
     *
     * @param shape what calls that differ only in how they came back have in common
     * @param call the call with its arguments, or another event
     * @param result what it came back with; empty for other events
     */
    int of(String shape, String call, String result) {
        String text = call + '\0' + result;
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        if (bytes >= Runtime.getRuntime().maxMemory() / SHARE) {
            overfull = true;
            int end = call.indexOf('(');
            String name = end < 0 ? "?" : call.substring(0, end) + "(...)";
            Integer one = numbers.get(name + '\0');
            return one != null ? one : add(name, name, "", name + '\0');
        }
        return add(shape, call, result, text);
    }

    private int add(String shape, String call, String result, String text) {
        int number = shapes.computeIfAbsent(shape, key -> shapes.size());
        int token = tokens.size();
        tokens.add(new Token(call, result, number));
        numbers.put(text, token);
        bytes += shape.length() + 2L * text.length() + TOKEN_BYTES;
        return token;
    }

    /** How often a token stands there one after the other says nothing: it is what a loop does that waits. */
    void allowRepetition(int token) {
        repeatable.set(token);
    }

    /** See {@link #allowRepetition}. */
    boolean isRepeatable(int token) {
        return repeatable.get(token);
    }

    /** What a token stands for. */
    Token get(int token) {
        return tokens.get(token);
    }

    /** Whether there were too many different calls to tell all of them apart. */
    boolean isOverfull() {
        return overfull;
    }
}
