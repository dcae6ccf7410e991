package io.tracecap.format.syscall;

import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One word of a {@link SyscallSet}: system calls by name, by number, by class or by regular expression.
 *
 * @param kinds for which ABIs it holds
 * @param calls the numbers of an ABI that it means
 */
record SyscallTerm(Kinds kinds, Calls calls) {
    /** Classes that strace also knows without the percent sign. */
    private static final Set<String> OLD_CLASSES =
            Set.of("desc", "file", "memory", "process", "signal", "ipc", "network");

    private static final Set<String> CLASSES = Set.of(
            "clock", "creds", "desc", "file", "fstat", "fstatfs", "ipc", "lstat", "memory", "network", "process",
            "pure", "signal", "stat", "statfs");

    /** ABIs in strace's words. */
    enum Kinds {
        /** All of them. */
        ANY,
        /** Those with 64-bit pointers. */
        WIDE,
        /** Those of 32-bit machines. */
        NARROW,
        /** 64-bit x86 with 32-bit pointers. */
        X32;

        private boolean include(Abi abi) {
            return switch (this) {
                case ANY -> true;
                case WIDE -> abi.widePointers();
                case NARROW -> !abi.wideRegisters();
                case X32 -> abi == Abi.X32;
            };
        }
    }

    /** What a word means for the ABIs that it holds for. */
    private sealed interface Calls {
        /** One number, whatever its name. */
        record Numbered(int number) implements Calls {}

        /** The call of a name. */
        record Named(String name) implements Calls {}

        /** All of which the table says so. */
        record Where(Predicate<Row> test) implements Calls {}
    }

    /** A row of a table. */
    private record Row(SyscallTable table, int number) {
        String name() {
            return table.name(number);
        }

        boolean isIn(Set<String> classes) {
            for (String each : table.classes(number)) {
                if (classes.contains(each)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Reads a word.
     *
     * @return null for one that may mean nothing, and does
     * @throws IllegalArgumentException when no call is meant by it
     */
    static @Nullable SyscallTerm parse(String word) {
        boolean isOptional = word.startsWith("?");
        String text = isOptional ? word.substring(1) : word;
        if (text.startsWith("/")) {
            return new SyscallTerm(Kinds.ANY, matching(text.substring(1)));
        }
        Kinds kinds = Kinds.ANY;
        int at = text.lastIndexOf('@');
        if (at >= 0) {
            kinds = kinds(text.substring(at + 1), word);
            text = text.substring(0, at);
        }
        Calls calls = calls(text);
        if (calls == null && !isOptional) {
            throw new IllegalArgumentException("invalid system call '" + word + "'");
        }
        return calls == null ? null : new SyscallTerm(kinds, calls);
    }

    private static Kinds kinds(String text, String word) {
        return switch (text) {
            case "64" -> Kinds.WIDE;
            case "32" -> Kinds.NARROW;
            case "x32" -> Kinds.X32;
            default -> throw new IllegalArgumentException("invalid system call '" + word + "': not @64, @32 or @x32");
        };
    }

    private static Calls matching(String expression) {
        try {
            Pattern pattern = Pattern.compile(expression);
            return new Calls.Where(row -> pattern.matcher(row.name()).find());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + expression + "': " + e.getDescription(), e);
        }
    }

    private static @Nullable Calls calls(String text) {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > 4 ? null : new Calls.Numbered(Integer.parseInt(text));
        }
        if (text.startsWith("%")) {
            Set<String> classes = classes(text.substring(1));
            return classes.isEmpty() ? null : new Calls.Where(row -> row.isIn(classes));
        }
        if (OLD_CLASSES.contains(text)) {
            return new Calls.Where(row -> row.isIn(Set.of(text)));
        }
        for (Abi abi : Abi.values()) {
            if (SyscallTable.of(abi).number(text).isPresent()) {
                return new Calls.Named(text);
            }
        }
        return null;
    }

    private static Set<String> classes(String name) {
        return switch (name) {
            case "descriptor" -> Set.of("desc");
            case "net" -> Set.of("network");
            case "%stat" -> Set.of("stat", "lstat", "fstat");
            case "%statfs" -> Set.of("statfs", "fstatfs", "ustat");
            default -> CLASSES.contains(name) ? Set.of(name) : Set.of();
        };
    }

    /** Adds the numbers that it means in an ABI. */
    void addTo(Abi abi, BitSet numbers) {
        if (!kinds.include(abi)) {
            return;
        }
        SyscallTable table = SyscallTable.of(abi);
        if (calls instanceof Calls.Numbered one) {
            numbers.set(one.number());
        } else if (calls instanceof Calls.Named named) {
            table.number(named.name()).ifPresent(numbers::set);
        } else if (calls instanceof Calls.Where where) {
            for (int number : table.numbers()) {
                if (where.test().test(new Row(table, number))) {
                    numbers.set(number);
                }
            }
        }
    }
}
