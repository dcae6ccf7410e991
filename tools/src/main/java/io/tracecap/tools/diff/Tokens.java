package io.tracecap.tools.diff;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Numbers for what is compared, the same on both sides. Two calls have the same token if they are the same in all that is
 * compared, and the same shape if they differ in how they came back at most. What a trace was made with to do harm cannot make it
 * grow without bound: beyond a quarter of the memory only names of calls are told apart, and {@link #isOverfull} says so.
 */
final class Tokens {
    /** Of memory, that a token takes beside its text. */
    private static final int TOKEN_BYTES = 40;

    private static final int SHARE = 4;
    private static final int CHUNK_BYTES = 1 << 20;
    private static final int INITIAL_CAPACITY = 1 << 10;
    private static final int HASH_FACTOR = 31;
    private static final long SHAPE_FACTOR = 0x9E3779B97F4A7C15L;
    /** In place of the result of a call that did not return. */
    static final String UNFINISHED = "?";

    /** Texts, one behind the other; none is in two chunks. */
    private final List<byte[]> chunks = new ArrayList<>();

    private final BitSet repeatable = new BitSet();
    private int chunkLength;
    private int[] chunkOf = new int[INITIAL_CAPACITY];
    private int[] offsets = new int[INITIAL_CAPACITY];
    private int[] callLengths = new int[INITIAL_CAPACITY];
    private int[] resultLengths = new int[INITIAL_CAPACITY];
    private long[] shapes = new long[INITIAL_CAPACITY];
    private int size;
    /** Tokens, and 1 more, by the hash of their text. */
    private int[] byHash = new int[2 * INITIAL_CAPACITY];

    private long bytes;
    private boolean overfull;

    /**
     * What a token stands for.
     *
     * @param call the call with its arguments, or another event
     * @param result what it came back with; empty for other events
     * @param shape a number for what all calls with these arguments have in common
     */
    record Token(String call, String result, long shape) {
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
     * @param call the call with its arguments, or another event; of characters below 256
     * @param result what it came back with; empty for other events
     */
    int of(String shape, String call, String result) {
        byte[] callText = call.getBytes(StandardCharsets.ISO_8859_1);
        byte[] resultText = result.getBytes(StandardCharsets.ISO_8859_1);
        int slot = slot(callText, resultText);
        if (byHash[slot] > 0) {
            return byHash[slot] - 1;
        }
        if (bytes >= Runtime.getRuntime().maxMemory() / SHARE && !(result.isEmpty() && isName(call))) {
            overfull = true;
            int end = call.indexOf('(');
            String name = end < 0 ? "?" : call.substring(0, end) + "(...)";
            return of(name, name, "");
        }
        return add(shape, callText, resultText, slot);
    }

    /** Whether it is what stands for calls of which there are too many. */
    private static boolean isName(String call) {
        return call.equals("?") || call.endsWith("(...)");
    }

    private int add(String shape, byte[] call, byte[] result, int slot) {
        int token = size;
        if (token == offsets.length) {
            chunkOf = Arrays.copyOf(chunkOf, 2 * token);
            offsets = Arrays.copyOf(offsets, 2 * token);
            callLengths = Arrays.copyOf(callLengths, 2 * token);
            resultLengths = Arrays.copyOf(resultLengths, 2 * token);
            shapes = Arrays.copyOf(shapes, 2 * token);
        }
        int length = call.length + result.length;
        if (chunks.isEmpty() || length > CHUNK_BYTES - chunkLength) {
            chunks.add(new byte[Math.max(length, CHUNK_BYTES)]);
            chunkLength = 0;
        }
        byte[] chunk = chunks.get(chunks.size() - 1);
        System.arraycopy(call, 0, chunk, chunkLength, call.length);
        System.arraycopy(result, 0, chunk, chunkLength + call.length, result.length);
        chunkOf[token] = chunks.size() - 1;
        offsets[token] = chunkLength;
        callLengths[token] = call.length;
        resultLengths[token] = result.length;
        shapes[token] = hash(shape);
        chunkLength += length;
        bytes += length + TOKEN_BYTES;
        size++;
        byHash[slot] = token + 1;
        if (2 * size > byHash.length) {
            grow();
        }
        return token;
    }

    private void grow() {
        byHash = new int[2 * byHash.length];
        for (int token = 0; token < size; token++) {
            byte[] chunk = chunks.get(chunkOf[token]);
            int from = offsets[token];
            int middle = from + callLengths[token];
            int slot = start(hash(chunk, from, middle), hash(chunk, middle, middle + resultLengths[token]));
            while (byHash[slot] > 0) {
                slot = (slot + 1) & (byHash.length - 1);
            }
            byHash[slot] = token + 1;
        }
    }

    /** Where a text is, or would be. */
    private int slot(byte[] call, byte[] result) {
        int slot = start(hash(call, 0, call.length), hash(result, 0, result.length));
        while (byHash[slot] > 0 && !isText(byHash[slot] - 1, call, result)) {
            slot = (slot + 1) & (byHash.length - 1);
        }
        return slot;
    }

    private int start(int callHash, int resultHash) {
        int hash = callHash * HASH_FACTOR + resultHash;
        return (hash ^ (hash >>> 16)) & (byHash.length - 1);
    }

    private boolean isText(int token, byte[] call, byte[] result) {
        byte[] chunk = chunks.get(chunkOf[token]);
        int from = offsets[token];
        int middle = from + callLengths[token];
        int to = middle + resultLengths[token];
        return Arrays.equals(chunk, from, middle, call, 0, call.length)
                && Arrays.equals(chunk, middle, to, result, 0, result.length);
    }

    private static int hash(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = HASH_FACTOR * hash + text[i];
        }
        return hash * 0x9E3779B9;
    }

    /** Two shapes with the same hash would be paired, and still told apart. */
    private static long hash(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * SHAPE_FACTOR;
            hash ^= hash >>> 32;
        }
        return hash;
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
        byte[] chunk = chunks.get(chunkOf[token]);
        int from = offsets[token];
        int middle = from + callLengths[token];
        return new Token(
                new String(chunk, from, callLengths[token], StandardCharsets.ISO_8859_1),
                new String(chunk, middle, resultLengths[token], StandardCharsets.ISO_8859_1),
                shapes[token]);
    }

    /** What all calls with the arguments of this one have in common. */
    long shape(int token) {
        return shapes[token];
    }

    /** Whether there were too many different calls to tell all of them apart. */
    boolean isOverfull() {
        return overfull;
    }
}
