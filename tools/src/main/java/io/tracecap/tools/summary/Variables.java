package io.tracecap.tools.summary;

import io.tracecap.format.event.RawText;
import java.util.ArrayList;
import java.util.List;

/**
 * The environment variables of the command.
 *
 * @param names their names
 * @param locale those that say which locale it ran in, NAME=VALUE, if values were recorded
 */
record Variables(List<RawText> names, List<RawText> locale) {
    /** Copies the lists. */
    Variables {
        names = List.copyOf(names);
        locale = List.copyOf(locale);
    }

    /** From a header, which has names, or NAME=VALUE. */
    static Variables of(List<RawText> environment) {
        List<RawText> names = new ArrayList<>();
        List<RawText> locale = new ArrayList<>();
        for (RawText variable : environment) {
            byte[] bytes = variable.toByteArray();
            int equals = 0;
            while (equals < bytes.length && bytes[equals] != '=') {
                equals++;
            }
            RawText name = RawText.of(bytes, 0, equals);
            names.add(name);
            String text = name.utf8();
            if (equals < bytes.length && (text.equals("LANG") || text.equals("LANGUAGE") || text.startsWith("LC_"))) {
                locale.add(variable);
            }
        }
        return new Variables(names, locale);
    }
}
