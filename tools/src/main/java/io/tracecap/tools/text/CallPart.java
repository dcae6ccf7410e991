package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a call, or one field of a structure behind it, for programs.
 *
 * @param name as the man page has it; empty for a number behind a pointer
 * @param kind what it is: the name of a {@code ScalarKind} in small letters, {@code flags}, {@code enum}, {@code path},
 *     {@code text}, {@code strings}, {@code pointers}, {@code data}, {@code entries}, {@code struct}
 * @param type name of the set of constants or of the structure; empty for others
 * @param value the raw number: of a pointer the address
 * @param isOmitted whether the value is not known because the recorder left the address out
 * @param text as it is shown in a line
 * @param names the names of flags that are set; null for what has none
 * @param bytes what a path or text consists of; null for others, and when it was not copied
 * @param file what a descriptor stands for; empty when not known
 * @param fields of a structure, or of each element of an array one after the other; null when there are none
 */
public record CallPart(
        String name,
        String kind,
        String type,
        long value,
        boolean isOmitted,
        String text,
        @Nullable List<String> names,
        @Nullable RawText bytes,
        String file,
        @Nullable List<CallPart> fields) {}
