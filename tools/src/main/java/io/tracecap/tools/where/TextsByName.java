package io.tracecap.tools.where;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Texts by name, in which every name has one: that of a name that was not put there is empty. */
final class TextsByName extends HashMap<String, String> {
    @Override
    public String get(@Nullable Object name) {
        String text = super.get(name);
        return text == null ? "" : text;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return true;
    }
}
