package io.tracecap.format.syscall;

import static io.tracecap.format.syscall.DescriptorEffect.NONE;

import io.tracecap.format.syscall.DescriptorEffect.Bits;
import io.tracecap.format.syscall.DescriptorEffect.CloseOnExec;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import io.tracecap.format.syscall.Signature.Selector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Which syscalls of an ABI change what a process has and is, and how: {@code descriptors.tbl}, whose first lines
 * document its grammar. A line is parsed when its call is first asked for. Any thread may use it.
 */
public final class DescriptorEffects {
    /** Name of the table among this package's resources. */
    static final String FILE = "descriptors.tbl";

    private static final int MOST_NUMBERS = 1024;
    private static final Choices NONE_AT_ALL = new Choices(new Choice[0]);

    private final TableText text;
    private final SyscallTable syscalls;
    private final ConstantSets constants;
    /** Whether it is the ABI whose signatures the lines are written for. */
    private final boolean isNative;
    /**
     * By syscall number; null for what was not asked for yet, empty for most. Two threads may both parse a line, and either
     * result will do.
     */
    private final @Nullable Choices[] effects = new Choices[MOST_NUMBERS];

    /** An effect and when it is the one; always if there is no selector. */
    private record Choice(@Nullable Selector selector, DescriptorEffect effect) {}

    /** What a call may do. Its field is final, so that a thread that sees the object sees all of it. */
    private static final class Choices {
        private final Choice[] all;

        Choices(Choice[] all) {
            this.all = all;
        }
    }

    DescriptorEffects(TableText text, SyscallTable syscalls, ConstantSets constants, boolean isNative) {
        this.isNative = isNative;
        this.text = text;
        this.syscalls = syscalls;
        this.constants = constants;
    }

    /** The effects of an ABI's syscalls. */
    public static DescriptorEffects of(Abi abi) {
        return new DescriptorEffects(
                TableText.load(FILE), SyscallTable.of(abi), ConstantSets.of(abi), abi == Abi.X86_64);
    }

    /**
     * Whether a syscall may have an effect.
     *
     * @throws TableException if a line about it is malformed or names what its signature has not
     */
    public boolean mayHaveOne(int number) {
        return choices(number).all.length > 0;
    }

    /**
     * Whether a syscall may have an effect on something else than memory, such as descriptors.
     *
     * @throws TableException if a line about it is malformed or names what its signature has not
     */
    public boolean mayChangeMoreThanMemory(int number) {
        for (Choice choice : choices(number).all) {
            if (!choice.effect.verb().isOnMemoryAtMost()) {
                return true;
            }
        }
        return false;
    }

    /**
     * What a call does if it succeeds. Allocates nothing but the first time.
     *
     * @param number its number
     * @param arguments the six raw arguments
     * @return null for nothing
     * @throws TableException if a line about it is malformed or names what its signature has not
     */
    public @Nullable DescriptorEffect effect(int number, long[] arguments) {
        for (Choice choice : choices(number).all) {
            if (choice.selector == null || choice.selector.matches(arguments)) {
                return choice.effect;
            }
        }
        return null;
    }

    /** Whether the kernel may know more about what a syscall does than the call says. */
    public boolean mayAsk(int number) {
        for (Choice choice : choices(number).all) {
            if (choice.effect.verb().isAsked()) {
                return true;
            }
        }
        return false;
    }

    private Choices choices(int number) {
        if (number < 0 || number >= MOST_NUMBERS) {
            return NONE_AT_ALL;
        }
        Choices choices = effects[number];
        if (choices == null) {
            choices = parse(number);
            effects[number] = choices;
        }
        return choices;
    }

    private Choices parse(int number) {
        String name = syscalls.name(number);
        Choice[] choices = {};
        for (int i = 0; i < text.lines(); i++) {
            if (text.firstWordIs(i, name)) {
                TableLine line = text.line(i);
                line.word();
                Choice choice = new Row(line, syscalls.signature(number)).parse();
                if (choice != null) {
                    choices = Arrays.copyOf(choices, choices.length + 1);
                    choices[choices.length - 1] = choice;
                }
            }
        }
        return choices.length == 0 ? NONE_AT_ALL : new Choices(choices);
    }

    /** One line while it is read. */
    private final class Row {
        private final TableLine line;
        private final Signature signature;
        private boolean isForOthers;

        Row(TableLine line, Signature signature) {
            this.line = line;
            this.signature = signature;
        }

        /** The line's effect; null if it is about a call that is another one in this ABI, with other parameters. */
        @Nullable
        Choice parse() {
            Selector selector = line.acceptWord("when") ? selector() : null;
            Verb verb = verb(line.word());
            Map<String, String> operands = new HashMap<>();
            while (!line.atEnd()) {
                String key = line.word();
                line.expect('=');
                if (operands.put(key, line.token()) != null) {
                    throw line.error("'" + key + "' stands there twice");
                }
            }
            DescriptorEffect effect = new DescriptorEffect(
                    verb,
                    parameter(operands.remove("fd")),
                    parameter(operands.remove("path")),
                    parameter(operands.remove("at")),
                    parameter(operands.remove("address")),
                    parameter(operands.remove("array")),
                    parameter(operands.remove("last")),
                    bits(operands.remove("flags")),
                    parameter(operands.remove("to")),
                    parameter(operands.remove("toat")),
                    parameter(operands.remove("number")),
                    new DescriptorEffect.Area(
                            parameter(operands.remove("length")),
                            parameter(operands.remove("size")),
                            parameter(operands.remove("access")),
                            parameter(operands.remove("offset"))),
                    operands.getOrDefault("kind", ""),
                    closeOnExec(operands.remove("cloexec")));
            operands.remove("kind");
            if (!operands.isEmpty()) {
                throw line.error(
                        "unknown operand '" + operands.keySet().iterator().next() + "'");
            }
            return isForOthers ? null : new Choice(selector, effect);
        }

        private Selector selector() {
            String parameter = line.word();
            if (!line.acceptWord("in")) {
                throw line.error("expected 'in' behind '" + parameter + "'");
            }
            List<Long> values = new ArrayList<>();
            do {
                values.add(line.seesDigit() || line.sees('-') ? line.number() : constant(parameter, line.word()));
            } while (line.accept('|'));
            return new Selector(
                    parameter(parameter),
                    values.stream().mapToLong(Long::longValue).toArray());
        }

        private Verb verb(String word) {
            for (Verb verb : Verb.values()) {
                if (verb.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return verb;
                }
            }
            throw line.error("no effect is named '" + word + "'");
        }

        private int parameter(@Nullable String name) {
            if (name == null) {
                return NONE;
            }
            List<Parameter> parameters = signature.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (parameters.get(i).name().equals(name)) {
                    return i;
                }
            }
            if (isNative) {
                throw line.error(signature.name() + " has no parameter '" + name + "'");
            }
            isForOthers = true;
            return NONE;
        }

        private @Nullable Bits bits(@Nullable String word) {
            if (word == null) {
                return null;
            }
            boolean isBehind = word.startsWith("*");
            return new Bits(parameter(isBehind ? word.substring(1) : word), isBehind);
        }

        private CloseOnExec closeOnExec(@Nullable String word) {
            if (word == null) {
                return CloseOnExec.NEVER;
            }
            int colon = word.indexOf(':');
            if (colon < 0) {
                if (!word.equals("always")) {
                    throw line.error("expected 'always' or PARAMETER:NAME, found '" + word + "'");
                }
                return CloseOnExec.ALWAYS;
            }
            String flags = word.substring(0, colon);
            String parameter = flags.startsWith("*") ? flags.substring(1) : flags;
            return new CloseOnExec(bits(flags), constant(parameter, word.substring(colon + 1)));
        }

        /** The value of a name in the set of a parameter, be it in the usual signature or in a variant. */
        private long constant(String parameter, String name) {
            OptionalLong value = constantOf(signature, parameter, name);
            for (Signature.Variant variant : signature.variants()) {
                if (value.isEmpty()) {
                    value = constantOf(variant.signature(), parameter, name);
                }
            }
            if (value.isEmpty()) {
                throw line.error("no set of '" + parameter + "' has '" + name + "'");
            }
            return value.getAsLong();
        }

        private OptionalLong constantOf(Signature candidate, String parameter, String name) {
            for (Parameter each : candidate.parameters()) {
                ArgumentType type = each.type();
                if (type instanceof ArgumentType.Struct struct) {
                    type = struct.layout().fields().get(0).type();
                }
                if (each.name().equals(parameter) && type instanceof ArgumentType.Constants set) {
                    return constants.set(set.set()).valueOf(name);
                }
            }
            return OptionalLong.empty();
        }
    }
}
