package io.tracecap.tools.where;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelReference;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.syscall.SyscallSet;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression over the fields of an event, in the Common Expression Language (CEL). Fields are computed when the
 * evaluation comes to them. What an evaluation can take is bounded: rounds of {@code exists} and its like, the size of
 * patterns, and patterns take time in proportion to the text. For one thread.
 */
public final class Expression {
    private final String text;
    private final CelRuntime.Program program;
    private final Map<String, Optional<Field>> fields = new HashMap<>();
    private final Set<Field.Needs> needs = new HashSet<>();
    private final SyscallSet calls;
    private final boolean wantsPoints;

    private Expression(String text, CelAbstractSyntaxTree tree) {
        this.text = text;
        try {
            program = CelRuntimeFactory.plannerRuntimeBuilder()
                    .setOptions(Checker.options())
                    .build()
                    .createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new ExpressionProblem(String.valueOf(e.getMessage()), List.of(), e);
        }
        for (CelReference reference : tree.getReferenceMap().values()) {
            Field field = Fields.find(reference.name());
            if (field != null) {
                needs.add(field.needs());
            }
        }
        Set<String> types = TypesAsked.by(tree);
        calls = types == null ? SyscallSet.ALL : calls(types);
        wantsPoints = types == null || hasKind(types);
    }

    /**
     * Reads an expression.
     *
     * @throws ExpressionProblem when it is none, or does not say true or false
     */
    public static Expression of(String text) {
        return new Expression(text, Checker.check(text));
    }

    /** Words that no call has mean none. */
    private static SyscallSet calls(Set<String> types) {
        StringBuilder words = new StringBuilder();
        for (String type : types) {
            words.append(words.isEmpty() ? "?" : ",?").append(type);
        }
        return SyscallSet.parse(words.toString());
    }

    private static boolean hasKind(Set<String> types) {
        for (EventKind kind : EventKind.values()) {
            if (!kind.isSyscall() && types.contains(kind.name().toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it holds for an event.
     *
     * @throws IOException when it cannot be evaluated, such as a list asked for what it does not have
     */
    public boolean holds(Subject subject) throws IOException {
        try {
            return Boolean.TRUE.equals(program.eval(new Values(subject)));
        } catch (CelEvaluationException e) {
            throw new IOException("--where, at event " + subject.number() + ": " + e.getMessage(), e);
        }
    }

    /** Gives the evaluation the fields of one event. */
    private final class Values implements CelVariableResolver {
        private final Subject subject;

        Values(Subject subject) {
            this.subject = subject;
        }

        @Override
        public Optional<Object> find(String name) {
            Optional<Field> field = fields.get(name);
            if (field == null) {
                field = Optional.ofNullable(Fields.find(name));
                fields.put(name, field);
            }
            return field.map(known -> known.of(subject));
        }
    }

    /** Calls that it can hold for; it holds for no other. */
    public SyscallSet calls() {
        return calls;
    }

    /** Whether it can hold for an event that is no call. */
    public boolean wantsPoints() {
        return wantsPoints;
    }

    /** Whether it takes what processes are to evaluate it. */
    public boolean needsProcesses() {
        return needs.contains(Field.Needs.PROCESS);
    }

    /** Whether it takes what they have open. */
    public boolean needsFiles() {
        return needs.contains(Field.Needs.FILES);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
