package io.tracecap.tools.diff;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Names of files as they would be in any run: what the run made up itself is {@code TMP#1}, and the directories that it was
 * started in or told to use have the names of their variables. Paths are strings of bytes, one character each.
 */
final class PathNames {
    /** Characters of all names that the run made up, old and new. */
    private static final int MOST_TEMPORARY = 1 << 23;

    private static final int SHORTEST_RANDOM = 6;
    private static final int MOST_DIGITS = 9;
    private static final String REMOVED = " (deleted)";
    private static final String TMPDIR = "$TMPDIR";
    private static final String[] SHARED = {"/tmp", "/var/tmp", "/dev/shm"};

    private final Rules rules;
    private final ProcessNames processes;
    private final List<Prefix> prefixes = new ArrayList<>();
    private final String directory;
    private final Map<String, String> temporary = new HashMap<>();
    private final String configuration;
    private int characters;

    /** A directory, and what it is called. */
    private record Prefix(String directory, String name, Rule rule) {}

    /**
     * Makes the names for one trace.
     *
     * @param processes knows which numbers are pids
     * @param mapped directories that stand for others of the other trace, as {@code --map-path} says
     */
    PathNames(Rules rules, ProcessNames processes, TraceHeader.Command command, Map<String, String> mapped) {
        this.rules = rules;
        this.processes = processes;
        directory = withoutMark(text(command.cwd()));
        mapped.forEach((from, to) -> add(from, to, null));
        add(text(command.tmpdir()), TMPDIR, Rule.DIRECTORIES);
        add(directory, "$CWD", Rule.DIRECTORIES);
        add(text(command.home()), "$HOME", Rule.DIRECTORIES);
        if (command.tmpdir().length() == 0) {
            add("/tmp", TMPDIR, Rule.DIRECTORIES);
        }
        prefixes.sort(Comparator.comparingInt((Prefix prefix) -> prefix.directory.length())
                .reversed());
        configuration = prefixes.toString();
    }

    /** How many names the run has made up so far. */
    int made() {
        return temporary.size();
    }

    /** What settled paths are written by, see {@link #isSettled}: the same in traces that have the same directories. */
    String configuration() {
        return configuration;
    }

    private void add(String directory, String name, @Nullable Rule rule) {
        String trimmed = directory.endsWith("/") ? directory.substring(0, directory.length() - 1) : directory;
        boolean isWanted = rule == null || rules.hold(rule);
        if (trimmed.startsWith("/") && trimmed.length() > 1 && isWanted) {
            prefixes.add(new Prefix(trimmed, name, rule == null ? Rule.DIRECTORIES : rule));
        }
    }

    /** The kernel marks a directory that was removed. */
    private static String withoutMark(String path) {
        return path.endsWith(REMOVED) ? path.substring(0, path.length() - REMOVED.length()) : path;
    }

    static String text(RawText path) {
        return new String(path.toByteArray(), StandardCharsets.ISO_8859_1);
    }

    /**
     * A path was made by the run itself, or it tried to.
     *
     * @param path absolute
     * @param counter how many names the process has made up before; it goes into the new name
     * @return whether it was a made-up name
     */
    boolean created(String path, int counter) {
        int slash = path.lastIndexOf('/');
        boolean isMadeUp = slash >= 0
                && rules.hold(Rule.TEMPORARY)
                && (isForTemporaryFiles(path.substring(0, slash)) || looksTemporary(path.substring(slash + 1)));
        if (!isMadeUp || temporary.containsKey(path) || characters > MOST_TEMPORARY) {
            return false;
        }
        int dot = path.lastIndexOf('.');
        String ending = dot > slash + 1 && !looksRandom(path.substring(dot + 1)) ? path.substring(dot) : "";
        String name = rewrite(path.substring(0, slash)) + "/TMP#" + (counter + 1) + ending;
        temporary.put(path, name);
        characters += path.length() + name.length();
        return true;
    }

    private boolean isForTemporaryFiles(String directory) {
        for (String shared : SHARED) {
            if (directory.equals(shared)) {
                return true;
            }
        }
        for (Prefix prefix : prefixes) {
            if (prefix.name.equals(TMPDIR) && directory.equals(prefix.directory)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether others may make files in a directory while the command runs: in the current one that is the recorder, for one.
     *
     * @param path of the directory, absolute
     */
    boolean isChanging(String path) {
        return path.equals(directory)
                || isForTemporaryFiles(path)
                || path.startsWith("/proc/")
                || path.startsWith("/sys/");
    }

    /** Of six small letters alone nobody can tell whether they were made up, unless the name says so. */
    private static boolean looksTemporary(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.contains("tmp") || small.contains("temp") || looksRandom(name);
    }

    /** Whether six characters or more in a row are a mixture of capital letters, small ones and digits, as mktemp(1) makes. */
    static boolean looksRandom(String name) {
        int length = 0;
        int kinds = 0;
        for (int i = 0; i <= name.length(); i++) {
            char c = i < name.length() ? name.charAt(i) : '.';
            int kind = c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 4 : 0;
            if (kind == 0) {
                if (length >= SHORTEST_RANDOM && Integer.bitCount(kinds) >= 2) {
                    return true;
                }
                length = 0;
                kinds = 0;
            } else {
                length++;
                kinds |= kind;
            }
        }
        return false;
    }

    /**
     * A path as it would be in any run.
     *
     * @param path as the program wrote it
     * @param directory what it is relative to if it is not absolute; null when not known
     */
    String rewrite(String path, @Nullable String directory) {
        if (path.startsWith("/")) {
            return rewrite(path);
        }
        if (directory != null && !temporary.isEmpty()) {
            String known = ofTemporary(directory + "/" + path);
            if (known != null) {
                rules.applied(Rule.TEMPORARY);
                return withoutPids(known);
            }
        }
        return path;
    }

    /**
     * Whether a path will always be written as it is now: it is not one that the run made up, nor one with pids in it.
     *
     * @param path as the program wrote it, maybe with a NUL behind it
     * @param current what it is relative to if it is not absolute; null when not known
     */
    boolean isSettled(String path, @Nullable RawText current) {
        int end = path.indexOf('\0');
        String name = end < 0 ? path : path.substring(0, end);
        if (!name.startsWith("/")) {
            return temporary.isEmpty() || current == null || ofTemporary(text(current) + "/" + name) == null;
        }
        if (!temporary.isEmpty() && ofTemporary(name) != null) {
            return false;
        }
        for (Prefix prefix : prefixes) {
            if (isBelow(name, prefix.directory)) {
                return !prefix.name.equals(TMPDIR);
            }
        }
        return true;
    }

    /** An absolute path as it would be in any run. */
    String rewrite(String path) {
        String known = temporary.isEmpty() ? null : ofTemporary(path);
        if (known != null) {
            rules.applied(Rule.TEMPORARY);
            return withoutPids(known);
        }
        if (rules.hold(Rule.PIDS) && path.startsWith("/proc/")) {
            return ofProcess(path);
        }
        for (Prefix prefix : prefixes) {
            if (isBelow(path, prefix.directory)) {
                rules.applied(prefix.rule);
                String rest = path.substring(prefix.directory.length());
                return prefix.name + (prefix.name.equals(TMPDIR) ? withoutPids(rest) : rest);
            }
        }
        return path;
    }

    /** {@code /proc/4711/task/4712/stat} without the numbers. */
    private String ofProcess(String path) {
        return replaceNumbers(path, number -> true);
    }

    /** The name of a temporary file without the pid that it may have in it. */
    private String withoutPids(String path) {
        return rules.hold(Rule.PIDS) ? replaceNumbers(path, processes::isPid) : path;
    }

    private String replaceNumbers(String path, IntPredicate wanted) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        while (from < path.length()) {
            int to = from;
            while (to < path.length() && Character.digit(path.charAt(to), 10) >= 0) {
                to++;
            }
            int digits = to - from;
            boolean isPid = digits > 0
                    && digits <= MOST_DIGITS
                    && (from == 0 || path.charAt(from - 1) != '#')
                    && wanted.test(Integer.parseInt(path, from, to, 10));
            if (isPid) {
                rules.applied(Rule.PIDS);
                result.append("PID");
            } else {
                to = digits == 0 ? from + 1 : to;
                result.append(path, from, to);
            }
            from = to;
        }
        return result.toString();
    }

    private @Nullable String ofTemporary(String path) {
        int end = path.length();
        while (end > 0) {
            String name = temporary.get(path.substring(0, end));
            if (name != null) {
                return name + path.substring(end);
            }
            end = path.lastIndexOf('/', end - 1);
        }
        return null;
    }

    private static boolean isBelow(String path, String directory) {
        return path.startsWith(directory)
                && (path.length() == directory.length() || path.charAt(directory.length()) == '/');
    }

    /** A word of a command line in which a path may stand at the end: {@code -I/usr/include}, {@code of=/tmp/x}. */
    String rewriteWord(String word, @Nullable String directory) {
        int slash = word.indexOf('/');
        if (slash == 0) {
            return rewrite(word);
        }
        boolean isOption = slash > 0 && (word.startsWith("-") || word.charAt(slash - 1) == '=');
        if (isOption) {
            return word.substring(0, slash) + rewrite(word.substring(slash));
        }
        return word.indexOf(' ') >= 0 ? word : rewrite(word, directory);
    }
}
