package io.tracecap.testdata.compare;

import io.tracecap.testdata.compare.TraceLine.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@code strace -f -o FILE} and {@code tracetool show} print: {@code PID [TIME] EVENT [<DURATION>]}, one
 * event a line, a call that others interrupt in an unfinished and a resumed half.
 */
public final class TraceText {
    private static final Pattern LINE =
            Pattern.compile("([0-9]+) +(?:(?:[0-9:]+\\.[0-9]+|[0-9]+:[0-9]+:[0-9]+) +)?(.*)");
    private static final Pattern DURATION = Pattern.compile(" <[0-9]+\\.[0-9]+>$");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. (\\w+) resumed>(.*)");
    private static final Pattern SIGNAL = Pattern.compile("--- (\\w+)(?: (\\{.*\\}))? ---");
    private static final Pattern RESULT =
            Pattern.compile("(\\?|-?[0-9]+|0x[0-9a-f]+)(?: ([A-Z][A-Z0-9_]+))?(?: (.*))?");
    private static final String UNFINISHED = " <unfinished ...>";

    private final List<TraceLine> lines = new ArrayList<>();
    private final Map<Long, Half> halves = new LinkedHashMap<>();

    private record Half(int position, String text) {}

    private TraceText() {}

    /**
     * Reads a whole text, in the order in which the events began.
     *
     * @throws IllegalArgumentException for a line that is neither tool's
     */
    public static List<TraceLine> parse(String text) {
        TraceText parser = new TraceText();
        for (String line : text.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a line of a trace: " + line);
            }
            parser.event(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
        parser.halves.forEach((tid, half) -> parser.lines.set(half.position, call(tid, half.text + ") = ?")));
        return List.copyOf(parser.lines);
    }

    private void event(long tid, String event) {
        Matcher resumed = RESUMED.matcher(event);
        if (event.startsWith("+++")) {
            lines.add(new TraceLine(tid, Kind.EXIT, event, List.of(), "", "", "", event));
        } else if (event.startsWith("---")) {
            lines.add(signal(tid, event));
        } else if (resumed.matches()) {
            resume(tid, resumed.group(1), resumed.group(2));
        } else if (event.endsWith(UNFINISHED)) {
            halves.put(tid, new Half(lines.size(), event.substring(0, event.length() - UNFINISHED.length())));
            lines.add(new TraceLine(tid, Kind.CALL, "", List.of(), "?", "", "", event));
        } else {
            lines.add(call(tid, event));
        }
    }

    /** The second half of a call; that of an exec by another thread comes under the leader's tid. */
    private void resume(long tid, String name, String rest) {
        Half half = halves.get(tid);
        long owner = tid;
        if (half == null || !half.text.startsWith(name + "(")) {
            owner = halves.entrySet().stream()
                    .filter(e -> name.equals("execve") && e.getValue().text.startsWith("execve("))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(tid + " resumes " + name + " that never began"));
            half = halves.get(owner);
        }
        halves.remove(owner);
        lines.set(half.position, call(owner, half.text + rest));
    }

    private static TraceLine signal(long tid, String event) {
        Matcher matcher = SIGNAL.matcher(event);
        if (!matcher.matches()) {
            return new TraceLine(tid, Kind.SIGNAL, event, List.of(), "", "", "", event);
        }
        String details = matcher.group(2) == null ? "" : matcher.group(2);
        return new TraceLine(tid, Kind.SIGNAL, matcher.group(1), List.of(details), "", "", "", event);
    }

    private static TraceLine call(long tid, String event) {
        String text = DURATION.matcher(event).replaceFirst("").replace(UNFINISHED + ") = ?", ") = ?");
        int open = text.indexOf('(');
        if (open < 0) {
            throw new IllegalArgumentException("not a call: " + event);
        }
        int close = Printed.closing(text, open);
        String behind = text.substring(close + 1).strip();
        Matcher result = RESULT.matcher(behind.startsWith("= ") ? behind.substring(2) : behind);
        if (!result.matches()) {
            throw new IllegalArgumentException("not a result: '" + behind + "' of " + event);
        }
        String error = result.group(2) == null ? "" : result.group(2);
        String remark = result.group(3) == null || !error.isEmpty() ? "" : result.group(3);
        return new TraceLine(
                tid,
                Kind.CALL,
                text.substring(0, open),
                Printed.split(text.substring(open + 1, close)),
                result.group(1),
                error,
                remark,
                event);
    }
}
