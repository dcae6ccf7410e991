package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A set of system calls as strace's {@code -e trace=} says it: {@code openat,%network,/^epoll}, {@code !futex}. Which
 * numbers of an ABI belong to it is worked out when it is first asked for that ABI. Immutable; any thread may use it.
 */
public final class SyscallSet {
    /** All system calls, also those that no table knows. */
    public static final SyscallSet ALL = new SyscallSet(List.of(), true);

    /** No system call. */
    public static final SyscallSet NONE = new SyscallSet(List.of(), false);

    private static final int ABIS = 256;

    private final List<SyscallTerm> terms;
    private final boolean isInverted;
    private final AtomicReferenceArray<@Nullable BitSet> numbers = new AtomicReferenceArray<>(ABIS);

    private SyscallSet(List<SyscallTerm> terms, boolean isInverted) {
        this.terms = List.copyOf(terms);
        this.isInverted = isInverted;
    }

    /**
     * Reads a set: {@code [!]TERM[,TERM]...}, {@code all} or {@code none}. A TERM is a name, a number, a class with
     * {@code %} before it, a regular expression with {@code /} before it, each of which a name has to match somewhere;
     * {@code ?} before it allows that there is no such call, {@code @64}, {@code @32} or {@code @x32} behind it
     * restricts it to system calls of that kind.
     *
     * @throws IllegalArgumentException when it is none, with a message that says what is not known
     */
    public static SyscallSet parse(String text) {
        int start = 0;
        boolean isInverted = false;
        while (start < text.length() && text.charAt(start) == '!') {
            isInverted = !isInverted;
            start++;
        }
        String rest = text.substring(start);
        if (rest.equals("all") || rest.equals("none")) {
            return rest.equals("all") == isInverted ? NONE : ALL;
        }
        return new SyscallSet(terms(rest), isInverted);
    }

    private static List<SyscallTerm> terms(String words) {
        List<SyscallTerm> terms = new ArrayList<>();
        boolean isEmpty = true;
        int from = 0;
        while (from <= words.length()) {
            int comma = words.indexOf(',', from);
            int end = comma < 0 ? words.length() : comma;
            boolean isLast = comma < 0;
            if (end > from || (isLast && isEmpty)) {
                isEmpty = false;
                SyscallTerm term = SyscallTerm.parse(words.substring(from, end));
                if (term != null) {
                    terms.add(term);
                }
            }
            from = end + 1;
        }
        return terms;
    }

    /** Whether all system calls belong to it. */
    public boolean isAll() {
        return terms.isEmpty() && isInverted;
    }

    /** Whether no system call belongs to it. */
    public boolean isNone() {
        return terms.isEmpty() && !isInverted;
    }

    /**
     * Whether a system call belongs to it. Allocates nothing after the first call for an ABI.
     *
     * @param abi as {@link Abi#id()}; one that is not known has no names
     * @param number its number there
     */
    public boolean contains(int abi, int number) {
        if (terms.isEmpty()) {
            return isInverted;
        }
        BitSet known = numbers.get(abi & (ABIS - 1));
        if (known == null) {
            known = numbers(abi);
            numbers.set(abi & (ABIS - 1), known);
        }
        return (number >= 0 && known.get(number)) != isInverted;
    }

    private BitSet numbers(int id) {
        BitSet known = new BitSet();
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                for (SyscallTerm term : terms) {
                    term.addTo(abi, known);
                }
            }
        }
        return known;
    }
}
