package io.tracecap.format.syscall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@code x86_64.syscalls} and of the tables of other ABIs; the table's first lines document the grammar. */
final class SignatureParser {
    /** How many arguments a syscall has at most. */
    static final int MAX_ARGUMENTS = 6;

    private static final ArgumentType ADDRESS = new ArgumentType.Scalar(ScalarKind.ADDRESS);

    private static final int LARGEST_STACK_OFFSET = 4096;

    private final ConstantSets constants;
    private final Structures structures;
    private final Abi abi;

    /**
     * A parser for any number of rows.
     *
     * @param constants where names are looked up
     * @param structures where structures are looked up
     * @param abi whose rows they are, or for which the rows of x86-64 are read
     */
    SignatureParser(ConstantSets constants, Structures structures, Abi abi) {
        this.constants = constants;
        this.structures = structures;
        this.abi = abi;
    }

    /**
     * How a row begins.
     *
     * @param name of the call
     * @param like the call whose signature it has if it has none of its own: the one that it names, or its own name
     * @param hasSignature whether it has one of its own
     */
    record Head(String name, String like, boolean hasSignature) {}

    /** Reads the beginning of a row: {@code 199 getuid32 like getuid}. */
    static Head head(TableLine line) {
        line.smallNumber(Integer.MAX_VALUE);
        String name = line.word();
        String like = line.acceptWord("like") ? line.word() : name;
        return new Head(name, like, !line.atEnd());
    }

    /** A parameter whose references to others are not looked up yet. */
    private record Draft(
            String name,
            ArgumentType type,
            Direction direction,
            @Nullable LengthWord length,
            String conditionArgument,
            List<String> conditionNames,
            int stackOffset) {}

    /** A condition of a variant whose names are not looked up yet. */
    private record Choice(String argument, List<String> names) {}

    /**
     * Reads a signature.
     *
     * @param text the table
     * @param first line of the signature
     * @param count how many lines it has: itself and its variants
     */
    Signature parse(TableText text, int first, int count) {
        TableLine line = text.line(first);
        int number = line.smallNumber(Integer.MAX_VALUE);
        String name = line.word();
        List<Signature.Variant> variants = new ArrayList<>();
        for (int i = first + 1; i < first + count; i++) {
            Signature.Variant variant = variant(text.line(i), name);
            if (variant != null) {
                variants.add(variant);
            }
        }
        return line.atEnd() ? bare(number, name) : row(line, number, name, variants);
    }

    /** A signature that says nothing but the name: six numbers. */
    static Signature bare(int number, String name) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < MAX_ARGUMENTS; i++) {
            parameters.add(
                    new Parameter("arg" + (i + 1), new ArgumentType.Scalar(ScalarKind.HEX), Direction.IN, null, null));
        }
        return new Signature(number, name, parameters, new ArgumentType.Scalar(ScalarKind.LONG), Set.of(), List.of());
    }

    /** {@code 72 fcntl when cmd in F_GETFD|F_GETFL (…) = …}: a variant of the row above it. */
    private Signature.@Nullable Variant variant(TableLine line, String name) {
        int number = line.smallNumber(Integer.MAX_VALUE);
        if (!line.acceptWord(name)) {
            throw line.error("the number " + number + " belongs to " + name);
        }
        if (!line.acceptWord("when")) {
            throw line.error("the number " + number + " has a signature already");
        }
        List<Choice> choices = new ArrayList<>();
        do {
            String argument = line.word();
            if (!line.acceptWord("in")) {
                throw line.error("expected 'in'");
            }
            choices.add(new Choice(argument, alternatives(line)));
        } while (line.acceptWord("and"));
        Signature signature = row(line, number, name, List.of());
        List<Signature.Selector> selectors = new ArrayList<>();
        for (Choice choice : choices) {
            int index = argument(signature.parameters(), choice.argument, line);
            long[] values = values(signature.parameters().get(index).type(), choice.names, line);
            if (values.length == 0) {
                return null;
            }
            selectors.add(new Signature.Selector(index, values));
        }
        return new Signature.Variant(selectors, signature);
    }

    /** The values of some names. Another ABI than x86-64 need not have all of them. */
    private long[] values(ArgumentType type, List<String> names, TableLine line) {
        long[] values = new long[names.size()];
        int count = 0;
        for (String name : names) {
            if (abi == Abi.X86_64 || isKnown(type, name)) {
                values[count++] = value(type, name, line);
            }
        }
        return Arrays.copyOf(values, count);
    }

    private boolean isKnown(ArgumentType type, String term) {
        return !(type instanceof ArgumentType.Constants set)
                || term.indexOf('+') >= 0
                || Character.isDigit(term.charAt(0))
                || constants.set(set.set()).valueOf(term).isPresent();
    }

    private Signature row(TableLine line, int number, String name, List<Signature.Variant> variants) {
        List<Parameter> parameters = parameters(line);
        line.expect('=');
        TypeWord result = TypeWord.parse(line);
        if (!result.isValue()) {
            throw line.error("'" + result.word() + "' cannot be a result");
        }
        Set<String> classes = classes(line);
        line.expectEnd();
        return new Signature(number, name, parameters, inRegister(result.requireType()), classes, variants);
    }

    private static Set<String> classes(TableLine line) {
        Set<String> classes = new HashSet<>();
        while (line.accept('%')) {
            classes.add(line.word());
        }
        return classes;
    }

    /** The classes at the end of a row, of which nothing else is read. */
    static Set<String> classesOfRow(TableLine line) {
        line.skipTo('%');
        return classes(line);
    }

    private List<Parameter> parameters(TableLine line) {
        List<Draft> drafts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        line.expect('(');
        if (!line.sees(')')) {
            do {
                Draft draft = draft(line);
                drafts.add(draft);
                names.add(draft.name);
            } while (line.accept(','));
        }
        line.expect(')');
        if (drafts.size() > MAX_ARGUMENTS) {
            throw line.error(drafts.size() + " arguments are more than " + MAX_ARGUMENTS);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (Draft d : drafts) {
            if (d.stackOffset != Parameter.IN_REGISTER && drafts.size() > 1) {
                throw line.error("an argument on the stack has to be the only one");
            }
            Length length = d.length == null ? null : d.length.resolve(names, line);
            Parameter.Condition condition = condition(d, drafts, names, line);
            parameters.add(new Parameter(d.name, d.type, d.direction, length, condition, d.stackOffset));
        }
        return parameters;
    }

    /** {@code out stat* statbuf}, {@code mode mode if flags&O_CREAT}. */
    private Draft draft(TableLine line) {
        Direction direction = direction(line);
        TypeWord word = TypeWord.parse(line);
        boolean pointer = line.accept('*');
        LengthWord length = LengthWord.parse(line);
        ArgumentType type = type(word, pointer, length, line);
        boolean memory = !(type instanceof ArgumentType.Scalar) && !(type instanceof ArgumentType.Constants);
        if (!memory && word.isValue() && !pointer && length == null && direction != Direction.IN) {
            throw line.error("'" + word.word() + "' is no pointer and has no direction");
        }
        if (!memory) {
            direction = Direction.IN;
            length = null;
        }
        String name = line.word();
        String conditionArgument = "";
        List<String> conditionNames = List.of();
        if (line.acceptWord("if")) {
            conditionArgument = line.word();
            line.expect('&');
            conditionNames = alternatives(line);
        }
        int stackOffset = line.acceptWord("at") ? line.smallNumber(LARGEST_STACK_OFFSET) : Parameter.IN_REGISTER;
        return new Draft(name, type, direction, length, conditionArgument, conditionNames, stackOffset);
    }

    private ArgumentType type(TypeWord word, boolean pointer, @Nullable LengthWord length, TableLine line) {
        if (word.isValue() && !pointer && length == null) {
            return inRegister(word.requireType());
        }
        if (word.isValue() || word.type() == null) {
            if (!pointer && length == null) {
                throw line.error("'" + word.word() + "' is no number; a structure is passed as '" + word.word() + "*'");
            }
            StructLayout layout = structures.pointedTo(word, line, 0);
            return layout == null ? ADDRESS : new ArgumentType.Struct(layout);
        }
        if (pointer) {
            throw line.error("'" + word.word() + "' is a pointer already");
        }
        return word.requireType();
    }

    /** A number of a register: where registers have 32 bits, the kernel's long has no more. */
    private ArgumentType inRegister(ArgumentType type) {
        if (abi.wideRegisters() || !(type instanceof ArgumentType.Scalar scalar)) {
            return type;
        }
        return switch (scalar.kind()) {
            case LONG, OFFSET, TIME -> new ArgumentType.Scalar(ScalarKind.INT);
            default -> type;
        };
    }

    private static Direction direction(TableLine line) {
        if (line.acceptWord("out")) {
            return Direction.OUT;
        }
        if (line.acceptWord("inout")) {
            return Direction.INOUT;
        }
        if (line.acceptWord("fill")) {
            return Direction.FILL;
        }
        if (line.acceptWord("rest")) {
            return Direction.REST;
        }
        return Direction.IN;
    }

    private Parameter.@Nullable Condition condition(
            Draft draft, List<Draft> drafts, List<String> names, TableLine line) {
        if (draft.conditionArgument.isEmpty()) {
            return null;
        }
        int index = names.indexOf(draft.conditionArgument);
        if (index < 0) {
            throw line.error("no argument is named '" + draft.conditionArgument + "'");
        }
        long bits = 0;
        for (String name : draft.conditionNames) {
            bits |= value(drafts.get(index).type, name, line);
        }
        return new Parameter.Condition(index, bits);
    }

    private static int argument(List<Parameter> parameters, String name, TableLine line) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        throw line.error("no argument is named '" + name + "'");
    }

    /** A number, or names joined by plus signs whose values are or-ed. */
    private long value(ArgumentType type, String term, TableLine line) {
        if (Character.isDigit(term.charAt(0))) {
            return line.parse(term);
        }
        long value = 0;
        int start = 0;
        while (start <= term.length()) {
            int plus = term.indexOf('+', start);
            int end = plus < 0 ? term.length() : plus;
            value |= namedValue(type, term.substring(start, end), line);
            start = end + 1;
        }
        return value;
    }

    private long namedValue(ArgumentType type, String name, TableLine line) {
        if (!(type instanceof ArgumentType.Constants set)) {
            throw line.error("'" + name + "' needs an argument of flags or an enumeration");
        }
        if (!constants.contains(set.set())) {
            throw line.error("no set of constants is named '" + set.set() + "'");
        }
        OptionalLong value = constants.set(set.set()).valueOf(name);
        if (value.isEmpty()) {
            throw line.error("'" + name + "' is not in the set " + set.set());
        }
        return value.getAsLong();
    }

    private static List<String> alternatives(TableLine line) {
        List<String> names = new ArrayList<>();
        do {
            String term = line.word();
            while (line.accept('+')) {
                term = term.concat("+").concat(line.word());
            }
            names.add(term);
        } while (line.accept('|'));
        return names;
    }
}
