package io.tracecap.tools.where;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;

/** Checks that an expression is one, over fields that there are, and true or false. */
final class Checker {
    /** Rounds of all {@code exists} and the like of one evaluation together. */
    private static final int MOST_ROUNDS = 100_000;

    private static final int LONGEST = 10_000;
    private static final int DEEPEST = 50;
    private static final int LARGEST_PATTERN = 10_000;
    private static final String UNDECLARED = "undeclared reference to '";

    private Checker() {}

    /** What holds for all expressions: no more than this can be asked of an evaluation. */
    static CelOptions options() {
        return CelOptions.current()
                .maxExpressionCodePointSize(LONGEST)
                .maxParseRecursionDepth(DEEPEST)
                .comprehensionMaxIterations(MOST_ROUNDS)
                .maxRegexProgramSize(LARGEST_PATTERN)
                .enableHeterogeneousNumericComparisons(true)
                .build();
    }

    /**
     * Checks an expression.
     *
     * @throws ExpressionProblem when there is something wrong with it
     */
    static CelAbstractSyntaxTree check(String text) {
        CelCompilerBuilder compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(options())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setResultType(SimpleType.BOOL);
        for (Field field : Fields.all()) {
            compiler.addVar(field.name(), type(field.type()));
        }
        try {
            return compiler.build().compile(text).getAst();
        } catch (CelValidationException e) {
            throw problem(text, e);
        }
    }

    private static CelType type(FieldType type) {
        return switch (type) {
            case BOOL -> SimpleType.BOOL;
            case INT -> SimpleType.INT;
            case STRING -> SimpleType.STRING;
            case STRINGS -> ListType.create(SimpleType.STRING);
            case INTS -> ListType.create(SimpleType.INT);
            case TEXTS -> MapType.create(SimpleType.STRING, SimpleType.STRING);
            case DURATION -> SimpleType.DURATION;
            case TIME -> SimpleType.TIMESTAMP;
        };
    }

    private static ExpressionProblem problem(String text, CelValidationException found) {
        if (found.getErrors().isEmpty()) {
            return new ExpressionProblem(String.valueOf(found.getMessage()), List.of(), found);
        }
        CelIssue first = found.getErrors().get(0);
        CelSourceLocation place = first.getSourceLocation();
        String[] lines = text.split("\n", -1);
        if (place.getLine() < 1 || place.getLine() > lines.length) {
            return new ExpressionProblem(first.getMessage(), List.of(), found);
        }
        String line = lines[place.getLine() - 1];
        int column = Math.max(0, Math.min(place.getColumn(), line.length()));
        if (first.getMessage().startsWith(UNDECLARED)) {
            int start = startOfName(line, column);
            String name = line.substring(start, endOfField(line, column));
            if (!name.isEmpty()) {
                return new ExpressionProblem(unknown(name), pointedAt(line, start), found);
            }
        }
        return new ExpressionProblem(first.getMessage(), pointedAt(line, column), found);
    }

    private static List<String> pointedAt(String line, int column) {
        return List.of(line, " ".repeat(column) + "^");
    }

    private static String unknown(String name) {
        String nearest = Fields.nearest(name);
        return "there is no field '" + name + "'"
                + (nearest == null ? "; 'tracetool fields' lists them" : "; did you mean '" + nearest + "'?");
    }

    private static int startOfName(String line, int column) {
        int start = column;
        while (start > 0 && isOfName(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Where a name with dots ends; the last part does not belong to it where it is a function. */
    private static int endOfField(String line, int column) {
        int end = column;
        while (end < line.length() && isOfName(line.charAt(end))) {
            end++;
        }
        int dot = line.lastIndexOf('.', end - 1);
        return end < line.length() && line.charAt(end) == '(' && dot > column ? dot : end;
    }

    private static boolean isOfName(char c) {
        return c == '.' || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
