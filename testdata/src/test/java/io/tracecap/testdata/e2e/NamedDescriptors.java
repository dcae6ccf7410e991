package io.tracecap.testdata.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a listing of {@code -y} says of descriptors: for each call that has one, its name and the descriptors in order,
 * process by process. Inodes, ports and pids differ from run to run, and become the order in which they occur.
 */
final class NamedDescriptors {
    private static final Pattern LINE = Pattern.compile("([0-9]+) +(<\\.\\.\\. )?(\\w+)(?:\\(| resumed>)(.*)");
    private static final Pattern START = Pattern.compile("(?<![0-9A-Za-z])([0-9]+|AT_FDCWD)<");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9.])[0-9]{3,}(?![0-9.])");
    private static final String DELETED = "(deleted)";

    private final Map<String, List<String>> processes = new LinkedHashMap<>();
    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    private NamedDescriptors() {}

    /** Those of a listing. */
    static List<String> in(String listing) {
        NamedDescriptors named = new NamedDescriptors();
        listing.lines().forEach(named::add);
        List<String> all = new ArrayList<>();
        for (List<String> calls : named.processes.values()) {
            calls.forEach(call -> all.add(named.normal(call)));
        }
        return all;
    }

    private void add(String line) {
        Matcher matcher = LINE.matcher(line);
        // The arguments of an execve have no descriptors, but may look as if.
        if (!matcher.matches() || matcher.group(3).equals("execve")) {
            return;
        }
        String process = matcher.group(1);
        String descriptors =
                (matcher.group(2) == null ? "" : unfinished.getOrDefault(process, "")) + all(matcher.group(4));
        if (line.endsWith("<unfinished ...>")) {
            unfinished.put(process, descriptors);
        } else if (!descriptors.isEmpty()) {
            processes.computeIfAbsent(process, key -> new ArrayList<>()).add(matcher.group(3) + descriptors);
        }
    }

    private static String all(String arguments) {
        StringBuilder found = new StringBuilder();
        Matcher start = START.matcher(arguments);
        int from = 0;
        while (start.find(from)) {
            from = end(arguments, start.end());
            found.append(' ').append(arguments, start.start(), from);
        }
        return found.toString();
    }

    /** Where the angle bracket that was opened before {@code from} is closed. An arrow closes none. */
    private static int end(String text, int from) {
        int depth = 1;
        int at = from;
        while (at < text.length() && depth > 0) {
            depth += text.charAt(at) == '<' ? 1 : text.charAt(at) == '>' && text.charAt(at - 1) != '-' ? -1 : 0;
            at++;
        }
        return text.startsWith(DELETED, at) ? at + DELETED.length() : at;
    }

    private String normal(String call) {
        Matcher number = NUMBER.matcher(call);
        return number.replaceAll(each -> {
            // A port of IPv4 and one of IPv6 may be the same by chance.
            String family = call.startsWith("]:", each.start() - 2) ? "IPv6 " : "";
            return numbers.computeIfAbsent(family + each.group(), key -> "n" + numbers.size());
        });
    }
}
