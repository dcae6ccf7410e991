package io.tracecap.tools.diff;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.TextBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What differs in where and how two recordings were made: likely causes of all that follows. */
final class HeaderComparison {
    private HeaderComparison() {}

    /**
     * Something that differs.
     *
     * @param name what it is: the name of an environment variable, for one
     * @param a what it was for the first; empty if it was not there
     * @param b what it was for the second, likewise
     */
    record Fact(String name, String a, String b) {
        /** As people read it, such as {@code TMPDIR (unset) -> /scratch}; text of the trace is escaped. */
        String text() {
            return escaped(name) + " " + shown(a) + " -> " + shown(b);
        }

        private static String shown(String value) {
            return value.isEmpty() ? "(unset)" : escaped(value);
        }
    }

    /** All that differs. */
    static List<Fact> of(TraceHeader a, TraceHeader b) {
        List<Fact> said = new ArrayList<>();
        TraceHeader.Machine machineA = a.machine();
        TraceHeader.Machine machineB = b.machine();
        changed(said, "kernel", machineA.release(), machineB.release());
        changed(said, "system", machineA.distribution(), machineB.distribution());
        changed(said, "machine", machineA.machine(), machineB.machine());
        changed(said, "processors", machineA.processors() + "", machineB.processors() + "");
        changed(said, "directory", a.command().cwd().utf8(), b.command().cwd().utf8());
        changed(said, "uid", a.command().uid() + "", b.command().uid() + "");
        changed(said, "gid", a.command().gid() + "", b.command().gid() + "");
        changed(said, "command", line(a.command().argv()), line(b.command().argv()));
        changed(said, "calls recorded", calls(a), calls(b));
        environment(said, variables(a), variables(b));
        return said;
    }

    private static void changed(List<Fact> said, String what, String a, String b) {
        if (!a.equals(b)) {
            said.add(new Fact(what, a, b));
        }
    }

    private static String escaped(String text) {
        return new TextBuffer().readable(text).toString();
    }

    private static String line(List<RawText> words) {
        return String.join(" ", words.stream().map(RawText::utf8).toList());
    }

    private static String calls(TraceHeader header) {
        String chosen = header.capture().calls().chosen();
        return chosen.isEmpty() ? "all" : chosen;
    }

    /** Values by name; where values were not recorded, that a variable is set. */
    private static Map<String, String> variables(TraceHeader header) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (RawText variable : header.command().environment()) {
            String text = variable.utf8();
            int equals = text.indexOf('=');
            variables.put(
                    equals < 0 ? text : text.substring(0, equals), equals < 0 ? "(set)" : text.substring(equals + 1));
        }
        put(variables, "HOME", header.command().home());
        put(variables, "TMPDIR", header.command().tmpdir());
        return variables;
    }

    private static void put(Map<String, String> variables, String name, RawText value) {
        if (value.length() > 0) {
            variables.put(name, value.utf8());
        }
    }

    private static void environment(List<Fact> said, Map<String, String> a, Map<String, String> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        for (String name : names) {
            String before = a.getOrDefault(name, "");
            String after = b.getOrDefault(name, "");
            // Of one whose values were not recorded on one side only the name can be compared.
            boolean isComparable =
                    !(before.equals("(set)") || after.equals("(set)")) || before.isEmpty() || after.isEmpty();
            if (isComparable) {
                changed(said, name, before, after);
            }
        }
    }
}
