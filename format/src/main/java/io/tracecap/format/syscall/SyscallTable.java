package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The syscalls of one ABI by number and by name, from a table such as {@code x86_64.syscalls}, whose first lines
 * document its grammar. The tables of other ABIs have the numbers of their own; a call that says nothing more has the
 * signature of its name on x86-64, in terms of its own ABI's constants and structures. Loading only finds the lines; a
 * signature is parsed when it is first asked for. Any thread may use it.
 */
public final class SyscallTable {
    /** No syscall of any ABI has a larger number. */
    public static final int MAX_NUMBER = 4095;

    private final TableText text;
    private final SignatureParser parser;
    private final @Nullable SyscallTable others;
    private int[] firstLine = new int[512];
    private int[] lineCount = new int[512];
    /** Filled on demand; two threads may both parse a row, and either result will do, since signatures are immutable. */
    private final @Nullable Signature[] parsed;

    /**
     * Finds the signatures of a table.
     *
     * @throws TableException if a line has no number, or the lines of one number are not together
     */
    SyscallTable(TableText text, ConstantSets constants, Structures structures) {
        this(text, new SignatureParser(constants, structures, Abi.X86_64), null);
    }

    /**
     * Finds the signatures of a table.
     *
     * @param others where the signatures of names are that have none here
     * @throws TableException if a line has no number, or the lines of one number are not together
     */
    SyscallTable(TableText text, SignatureParser parser, @Nullable SyscallTable others) {
        this.text = text;
        this.parser = parser;
        this.others = others;
        int previous = -1;
        for (int i = 0; i < text.lines(); i++) {
            if (!text.blank(i)) {
                previous = index(i, previous);
            }
        }
        parsed = new Signature[lineCount.length];
    }

    private static final class X8664 {
        static final SyscallTable TABLE = new SyscallTable(
                TableText.load("x86_64.syscalls"), ConstantSets.of(Abi.X86_64), Structures.of(Abi.X86_64));
    }

    /** The table of an ABI. */
    public static SyscallTable of(Abi abi) {
        return abi == Abi.X86_64 ? X8664.TABLE : AbiTables.of(abi).syscalls();
    }

    /**
     * What a syscall takes and returns.
     *
     * @param number any number; one that is not in the table gives a signature of six hexadecimal arguments named
     *     {@code syscall_0x1d5}
     * @throws TableException if its row is malformed
     */
    public Signature signature(int number) {
        if (!has(number)) {
            return SignatureParser.bare(number, name(number));
        }
        Signature signature = parsed[number];
        if (signature == null) {
            signature = parse(number);
            parsed[number] = signature;
        }
        return signature;
    }

    /** The signature in a call's own rows, or in those of the call that it is like, or in those of its name elsewhere. */
    private Signature parse(int number) {
        SignatureParser.Head head = SignatureParser.head(text.line(firstLine[number]));
        if (head.hasSignature() || others == null) {
            return parser.parse(text, firstLine[number], lineCount[number]);
        }
        OptionalInt other = others.number(head.like());
        return other.isEmpty()
                ? SignatureParser.bare(number, head.name())
                : parser.parse(others.text, others.firstLine[other.getAsInt()], others.lineCount[other.getAsInt()])
                        .called(number, head.name());
    }

    /** Name of a syscall, {@code syscall_0x1d5} if it has none. */
    public String name(int number) {
        if (!has(number)) {
            return "syscall_0x" + Integer.toHexString(number);
        }
        Signature signature = parsed[number];
        return signature == null ? nameInRow(number) : signature.name();
    }

    /**
     * strace's classes of a syscall, as {@link Signature#classes()} has them; reads nothing else of its row.
     *
     * @param number any number; one that is not in the table is in no class
     */
    public Set<String> classes(int number) {
        if (!has(number)) {
            return Set.of();
        }
        TableLine row = text.line(firstLine[number]);
        SignatureParser.Head head = SignatureParser.head(text.line(firstLine[number]));
        if (head.hasSignature() || others == null) {
            return SignatureParser.classesOfRow(row);
        }
        OptionalInt other = others.number(head.like());
        return other.isEmpty() ? Set.of() : others.classes(other.getAsInt());
    }

    /** The numbers that the table has a name for, ascending. */
    public int[] numbers() {
        int[] numbers = new int[lineCount.length];
        int count = 0;
        for (int i = 0; i < lineCount.length; i++) {
            if (has(i)) {
                numbers[count++] = i;
            }
        }
        return Arrays.copyOf(numbers, count);
    }

    /** Number of the syscall with this name. Looks at every row: not for use in loops. */
    public OptionalInt number(String name) {
        for (int i = 0; i < lineCount.length; i++) {
            if (has(i) && name.equals(name(i))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** All names, in the order of their numbers. */
    public List<String> names() {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < lineCount.length; i++) {
            if (has(i)) {
                known.add(name(i));
            }
        }
        return List.copyOf(known);
    }

    private boolean has(int number) {
        return number >= 0 && number < lineCount.length && lineCount[number] > 0;
    }

    private String nameInRow(int number) {
        TableLine line = text.line(firstLine[number]);
        line.number();
        return line.word();
    }

    /** Notes where a line is and returns its number. */
    private int index(int line, int previous) {
        int number = text.leadingNumber(line);
        if (number < 0 || number > MAX_NUMBER) {
            throw text.line(line).error("a row begins with a number from 0 to " + MAX_NUMBER);
        }
        if (number >= lineCount.length) {
            firstLine = Arrays.copyOf(firstLine, MAX_NUMBER + 1);
            lineCount = Arrays.copyOf(lineCount, MAX_NUMBER + 1);
        }
        if (lineCount[number] == 0) {
            firstLine[number] = line;
        } else if (number != previous) {
            throw text.line(line).error("the rows of number " + number + " have to follow one another");
        }
        lineCount[number]++;
        return number;
    }
}
