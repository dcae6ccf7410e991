package io.tracecap.format.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that occur somewhere: a set of at most {@link #LIMIT}, or, where there were more, any. Immutable.
 *
 * <pre>
 *   ContentSet → First Difference^*     varints; differences are at least 1; no bytes at all: any
 * </pre>
 */
public final class ContentSet {
    /** Numbers that a set holds at most. */
    public static final int LIMIT = 256;

    /** Any number may occur. */
    public static final ContentSet ANY = new ContentSet(new long[0]);

    private static final int MAX_VARINT = 10;

    private final long[] numbers;

    private ContentSet(long[] numbers) {
        this.numbers = numbers;
    }

    /**
     * The set of some numbers.
     *
     * @param numbers ascending, distinct, not negative; at least one
     */
    static ContentSet of(long[] numbers) {
        return numbers.length > LIMIT ? ANY : new ContentSet(numbers.clone());
    }

    /** Whether nothing is known: any number may occur. */
    public boolean isAny() {
        return numbers.length == 0;
    }

    /** Whether a number may occur: it is in the set, or any may. */
    public boolean mayHold(long number) {
        return isAny() || Arrays.binarySearch(numbers, number) >= 0;
    }

    /** The numbers, ascending; empty for {@link #isAny()}. */
    public long[] numbers() {
        return numbers.clone();
    }

    /** What may occur in one of two places. */
    ContentSet union(ContentSet other) {
        if (isAny() || other.isAny()) {
            return ANY;
        }
        long[] all = new long[numbers.length + other.numbers.length];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < numbers.length || j < other.numbers.length) {
            long one = i < numbers.length ? numbers[i] : Long.MAX_VALUE;
            long two = j < other.numbers.length ? other.numbers[j] : Long.MAX_VALUE;
            all[count++] = Math.min(one, two);
            i += one <= two ? 1 : 0;
            j += two <= one ? 1 : 0;
        }
        return count > LIMIT ? ANY : new ContentSet(Arrays.copyOf(all, count));
    }

    ByteString encode() {
        byte[] bytes = new byte[numbers.length * MAX_VARINT];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            long rest = i == 0 ? numbers[0] : numbers[i] - numbers[i - 1];
            while (rest > 0x7F) {
                bytes[at++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[at++] = (byte) rest;
        }
        return ByteString.copyFrom(bytes, 0, at);
    }

    /** The set that bytes of a footer mean; null when they mean none. */
    static @Nullable ContentSet decode(ByteString bytes) {
        if (bytes.isEmpty()) {
            return ANY;
        }
        long[] numbers = new long[Math.min(LIMIT, bytes.size())];
        int count = 0;
        CodedInputStream varints = bytes.newCodedInput();
        try {
            while (!varints.isAtEnd()) {
                long difference = varints.readRawVarint64();
                long number = count == 0 ? difference : numbers[count - 1] + difference;
                boolean ascends = count == 0 ? number >= 0 : difference > 0 && number > numbers[count - 1];
                if (count == LIMIT || !ascends || number == Long.MAX_VALUE) {
                    return null;
                }
                numbers[count++] = number;
            }
        } catch (IOException noVarint) {
            return null;
        }
        return new ContentSet(Arrays.copyOf(numbers, count));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentSet set && Arrays.equals(numbers, set.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return isAny() ? "any" : Arrays.toString(numbers);
    }
}
