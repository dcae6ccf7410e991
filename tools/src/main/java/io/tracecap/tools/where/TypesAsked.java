package io.tracecap.tools.where;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads off an expression of which types an event has to be for it to hold, where it says so: {@code evt.type == 'openat'
 * && …}, {@code evt.type in ['read', 'write']}, {@code 'network' in evt.classes}. Words are those of {@code -e trace=}.
 */
final class TypesAsked {
    private static final String AND = "_&&_";
    private static final String OR = "_||_";
    private static final String EQUALS = "_==_";
    private static final String IN = "@in";

    private final CelAbstractSyntaxTree tree;

    private TypesAsked(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** Words for the types that an event can have; null for any. */
    static @Nullable Set<String> by(CelAbstractSyntaxTree tree) {
        return new TypesAsked(tree).words(tree.getExpr());
    }

    private @Nullable Set<String> words(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL
                || expression.call().args().size() != 2) {
            return null;
        }
        CelExpr one = expression.call().args().get(0);
        CelExpr two = expression.call().args().get(1);
        return switch (expression.call().function()) {
            case AND -> either(words(one), words(two));
            case OR -> both(words(one), words(two));
            case EQUALS -> isField(one, "evt.type") ? texts(List.of(two), "") : texts(two, one);
            case IN -> in(one, two);
            default -> null;
        };
    }

    /** Where two things have to hold, what one of them says is true. */
    private static @Nullable Set<String> either(@Nullable Set<String> one, @Nullable Set<String> two) {
        return one != null ? one : two;
    }

    private static @Nullable Set<String> both(@Nullable Set<String> one, @Nullable Set<String> two) {
        if (one == null || two == null) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(two);
        return all;
    }

    private @Nullable Set<String> texts(CelExpr field, CelExpr text) {
        return isField(field, "evt.type") ? texts(List.of(text), "") : null;
    }

    private @Nullable Set<String> in(CelExpr element, CelExpr list) {
        if (isField(element, "evt.type") && list.getKind() == CelExpr.ExprKind.Kind.LIST) {
            return texts(list.list().elements(), "");
        }
        return isField(list, "evt.classes") ? texts(List.of(element), "%") : null;
    }

    private boolean isField(CelExpr expression, String name) {
        return tree.getReference(expression.id())
                .map(CelReference::name)
                .filter(name::equals)
                .isPresent();
    }

    /** The texts, if all are constants that a word can be. */
    private static @Nullable Set<String> texts(List<CelExpr> expressions, String before) {
        List<String> found = new ArrayList<>();
        for (CelExpr expression : expressions) {
            if (expression.getKind() != CelExpr.ExprKind.Kind.CONSTANT
                    || expression.constant().getKind() != CelConstant.Kind.STRING_VALUE
                    || !isWord(expression.constant().stringValue())) {
                return null;
            }
            found.add(before + expression.constant().stringValue());
        }
        return new LinkedHashSet<>(found);
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
