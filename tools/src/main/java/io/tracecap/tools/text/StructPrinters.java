package io.tracecap.tools.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which structures are not printed field by field. */
final class StructPrinters {
    private static final Map<String, StructPrinter> BY_NAME = new HashMap<>();

    private StructPrinters() {}

    /** The special form of the structure of that name, or null. */
    static @Nullable StructPrinter find(String name) {
        return BY_NAME.get(name);
    }
}
