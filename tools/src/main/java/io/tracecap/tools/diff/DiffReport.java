package io.tracecap.tools.diff;

import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.Paint;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prints a {@link Comparison} for people. Text of the traces is escaped. */
final class DiffReport {
    private static final String REMOVED = "  - a:";
    private static final String ADDED = "  + b:";
    private static final int SLOT_COLUMN = 8;
    private static final int COMMAND_COLUMN = 44;
    private static final int NUMBER_WIDTH = 8;
    private static final int MOST_ROWS = 40;
    private static final int MOST_ANCESTORS = 12;
    private static final int LONGEST_LINE = 600;
    private static final long NANOS = 1_000_000_000L;

    private final Comparison comparison;
    private final OutputStream out;
    private final Display display;
    private final int context;

    /**
     * Makes a report.
     *
     * @param display whether it is coloured
     * @param context how many calls are shown before and behind a difference
     */
    DiffReport(Comparison comparison, OutputStream out, Display display, int context) {
        this.comparison = comparison;
        this.out = out;
        this.display = display;
        this.context = context;
    }

    /** Prints what differs in where and how the recordings were made. */
    void header() throws IOException {
        List<String> said =
                comparison.facts().stream().map(HeaderComparison.Fact::text).toList();
        line("header   " + (said.isEmpty() ? "same" : String.join("; ", said)));
    }

    /** Prints how many programs belong together, and which of them differ. */
    void tree() throws IOException {
        long matched = 0;
        long added = 0;
        long removed = 0;
        for (Comparison.Programs pair : comparison.programs()) {
            matched += pair.isMatched() ? 1 : 0;
            added += pair.a() == null ? pair.either().programs() : 0;
            removed += pair.b() == null ? pair.either().programs() : 0;
        }
        line("tree     " + comparison.a().images() + " and " + comparison.b().images() + " programs: " + matched
                + " matched, +" + added + " added, -" + removed + " removed");
        List<Comparison.Programs> rows = comparison.programs().stream()
                .filter(Comparison.Programs::differs)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        row("slot", "command", "same", "+", "-", "~", "");
        Optional<Comparison.Divergence> first = comparison.first();
        for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
            boolean isFirst = first.isPresent() && first.get().programs().equals(rows.get(i));
            row(rows.get(i), isFirst);
        }
        if (rows.size() > MOST_ROWS) {
            line("  ... and " + (rows.size() - MOST_ROWS) + " more programs that differ");
        }
    }

    private void row(Comparison.Programs pair, boolean isFirst) throws IOException {
        Image image = pair.either();
        if (!pair.isMatched()) {
            String count = Long.toString(image.events());
            boolean isAdded = pair.a() == null;
            row(
                    comparison.slot(pair),
                    image.command(),
                    "",
                    isAdded ? count : "",
                    isAdded ? "" : count,
                    "",
                    isAdded ? "(not in the first)" : "(not in the second)");
            return;
        }
        boolean isUnrelated = pair.threads().stream().anyMatch(StreamComparison::isUnrelated);
        row(
                comparison.slot(pair),
                image.command(),
                Long.toString(pair.same()),
                Long.toString(pair.count(Difference.Kind.ADDED)),
                Long.toString(pair.count(Difference.Kind.REMOVED)),
                Long.toString(pair.count(Difference.Kind.RESULT) + pair.count(Difference.Kind.ARGUMENT)),
                isFirst ? "<- first divergence" : isUnrelated ? "(little in common)" : "");
    }

    private void row(
            String slot, String command, String same, String added, String removed, String changed, String note)
            throws IOException {
        StringBuilder row = new StringBuilder("  ").append(slot);
        pad(row, SLOT_COLUMN + 2);
        row.append(command.length() > COMMAND_COLUMN - 2 ? command.substring(0, COMMAND_COLUMN - 5) + "..." : command);
        pad(row, SLOT_COLUMN + COMMAND_COLUMN + 2);
        for (String number : List.of(same, added, removed, changed)) {
            row.append(" ".repeat(Math.max(0, NUMBER_WIDTH - number.length()))).append(number);
        }
        line((row + (note.isEmpty() ? "" : "   " + note)).stripTrailing());
    }

    private static void pad(StringBuilder row, int column) {
        row.append(" ".repeat(Math.max(1, column - row.length())));
    }

    /** Prints the first divergence, with what was common before it. */
    void first(TraceFile a) throws IOException {
        Optional<Comparison.Divergence> first = comparison.first();
        if (first.isEmpty()) {
            for (Comparison.Programs pair : comparison.programs()) {
                if (!pair.isMatched()) {
                    line("first divergence: " + (pair.a() == null ? "only in the second" : "only in the first") + ": "
                            + chain(pair.either()));
                    return;
                }
            }
            return;
        }
        Comparison.Divergence found = first.get();
        Difference difference = found.difference();
        int at = Math.min(difference.a(), found.thread().a().size() - 1);
        String when = at < 0 ? "" : ", " + seconds(a, found.thread().a().event(at));
        String where = "first divergence" + when + ", " + comparison.slot(found.programs()) + " ("
                + chain(found.programs().either()) + "):";
        line(Paint.BOLD.of(where, display));
        List<Difference> all = found.thread().differences();
        int from = all.indexOf(difference);
        int to = from;
        while (to + 1 < all.size()
                && to - from < context
                && all.get(to + 1).a() <= all.get(to).a() + 1
                && all.get(to + 1).b() <= all.get(to).b() + 1) {
            to++;
        }
        hunk(found.thread(), all.subList(from, to + 1));
        if (difference.kind() == Difference.Kind.ADDED || difference.kind() == Difference.Kind.REMOVED) {
            started(found.programs());
        }
    }

    /** Prints the first program that only one of two has started: the calls that differ may be those that started it. */
    private void started(Comparison.Programs parents) throws IOException {
        for (Comparison.Programs pair : comparison.programs()) {
            Image parent = pair.isMatched() ? null : pair.either().parent();
            if (parent != null && (parent.equals(parents.a()) || parent.equals(parents.b()))) {
                line("    starts, only in the " + (pair.a() == null ? "second: " : "first: ")
                        + shortened(pair.either().finalCommand()));
                return;
            }
        }
    }

    private static String seconds(TraceFile trace, long event) throws IOException {
        try (EventCursor events = trace.eventsFrom(event)) {
            long ns = events.next() ? events.event().timeNs() - trace.firstTimeNs() : 0;
            return new TextBuffer()
                            .decimal(ns / NANOS)
                            .ascii('.')
                            .padded(ns % NANOS / 1_000_000, 3)
                            .toString()
                    + " s";
        }
    }

    private static String chain(Image image) {
        List<String> programs = new ArrayList<>();
        for (@Nullable Image at = image; at != null; at = at.parent()) {
            if (programs.size() == MOST_ANCESTORS) {
                programs.add(0, "...");
                break;
            }
            Image parent = at.parent();
            boolean isSameAgain = parent != null && parent.command().equals(at.command());
            if (!isSameAgain) {
                programs.add(0, at == image ? shortened(at.command()) : at.program());
            }
        }
        return String.join(" > ", programs);
    }

    private static String shortened(String command) {
        return command.length() > 60 ? command.substring(0, 57) + "..." : command;
    }

    /** Prints all differences of the programs that a test picks by their slots. */
    void all(Predicate<String> slots) throws IOException {
        for (Comparison.Programs pair : comparison.programs()) {
            if (!pair.differs() || !slots.test(comparison.slot(pair))) {
                continue;
            }
            line(Paint.BOLD.of("program " + comparison.slot(pair) + " (" + chain(pair.either()) + "):", display));
            for (StreamComparison thread : pair.threads()) {
                hunks(thread);
            }
        }
    }

    private void hunks(StreamComparison thread) throws IOException {
        List<Difference> all = thread.differences();
        int from = 0;
        for (int to = 1; to <= all.size(); to++) {
            boolean isEnd = to == all.size()
                    || all.get(to).a() - all.get(to - 1).a() > 2 * context + 1
                    || all.get(to).b() - all.get(to - 1).b() > 2 * context + 1;
            if (isEnd) {
                hunk(thread, all.subList(from, to));
                from = to;
                if (to < all.size()) {
                    line("    ...");
                }
            }
        }
    }

    private void hunk(StreamComparison thread, List<Difference> differences) throws IOException {
        int a = Math.max(0, differences.get(0).a() - context);
        int b = differences.get(0).b();
        for (Difference difference : differences) {
            while (a < difference.a()) {
                call("    a:", thread.a(), a++);
            }
            b = difference.b();
            if (difference.kind() != Difference.Kind.ADDED) {
                call(REMOVED, thread.a(), a++);
            }
            if (difference.kind() != Difference.Kind.REMOVED) {
                call(ADDED, thread.b(), b++);
            }
        }
        for (int i = 0; i < context && a < thread.a().size() && b < thread.b().size(); i++) {
            if (thread.a().token(a) != thread.b().token(b)) {
                return;
            }
            call("    a:", thread.a(), a++);
            b++;
        }
    }

    private void call(String mark, TokenStream stream, int index) throws IOException {
        String text = comparison.tokens().get(stream.token(index)).text();
        String shown = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE - 3) + "..." : text;
        String line = mark + stream.event(index) + "  " + shown;
        Paint paint = mark.equals(REMOVED) ? Paint.RED : mark.equals(ADDED) ? Paint.GREEN : null;
        line(paint == null ? line : paint.of(line, display));
    }

    /** Prints what the runs that went well did not have in common. */
    void learnt(Learnt learnt) throws IOException {
        if (learnt.runs() > 0) {
            line("learnt of " + (learnt.runs() + 1) + " good runs: " + learnt.calls() + " calls and "
                    + learnt.programs() + " programs that vary among them are not reported");
        }
    }

    /** Prints what was not compared, because it differs from run to run. */
    void normalised(Rules rules) throws IOException {
        List<String> counts = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            if (rules.count(rule) > 0) {
                counts.add(rules.count(rule) + " " + rule.description());
            }
        }
        if (!counts.isEmpty()) {
            line("normalised away: " + String.join(", ", counts) + " (--strict shows them)");
        }
        if (comparison.tokens().isOverfull()) {
            line("there were so many different calls that of the later ones only the names were compared");
        }
    }

    /** Writes a line; what it has of a trace is escaped already. */
    private void line(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
