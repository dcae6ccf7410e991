package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/** Draws what is to be seen: exactly as many rows as the screen has, none wider than it is. For one thread. */
final class Painter {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final AttributedStyle TITLE = AttributedStyle.INVERSE;
    private static final AttributedStyle HEADING = AttributedStyle.DEFAULT.underline();
    private static final AttributedStyle CURRENT = AttributedStyle.BOLD;
    private static final String[] HELP = {
        "down  j    the next event                  up  k      the event before",
        "PgDn  ^F   a screen further                PgUp  ^B   a screen back",
        "Home  <    the first event                 End  G     the last event",
        "f          the next call that failed       F          the one before",
        "p          next event of the process       P          the one before",
        "Tab        look at the next process        Shift-Tab  at the one before",
        "Esc        at that of the event again      Esc        stop a search",
        "/          search for a text               ?          search backwards",
        "n          search on                       N          the other way",
        "g          go to an event number, to       right left see what is wider",
        "           +seconds or a time of day                  than the screen",
        "space      play, or pause                  +  -       faster, slower",
        "h          this help                       q          quit",
    };

    private final ProcessRows processes;
    private final FileRows files = new FileRows();
    private final boolean isColored;
    /** What was painted of the state of processes, and for what: it does not change while the scene does not. */
    private List<AttributedString> painted = List.of();

    private @Nullable Scene paintedScene;
    private int paintedProcess;
    private @Nullable Areas paintedAreas;

    /**
     * Makes a painter.
     *
     * @param slots slot of a process by its number; null when not known
     * @param isColored whether there may be colours
     */
    Painter(IntFunction<@Nullable String> slots, boolean isColored) {
        processes = new ProcessRows(slots);
        this.isColored = isColored;
    }

    /** All rows. */
    List<AttributedString> paint(View view) {
        Areas areas = view.areas();
        List<AttributedString> rows = new ArrayList<>(areas.rows());
        rows.add(row(title(view), TITLE, areas.columns()));
        if (view.isHelp()) {
            for (String line : HELP) {
                rows.add(row("  " + line, PLAIN, areas.columns()));
            }
        } else {
            if (areas.processes() > 0) {
                addState(view, rows);
                rows.add(row(heading(view), HEADING, areas.columns()));
            }
            addLines(view, rows);
            if (areas.output() > 0) {
                addOutput(view, rows);
            }
        }
        while (rows.size() > areas.rows() - 1) {
            rows.remove(rows.size() - 1);
        }
        while (rows.size() < areas.rows() - 1) {
            rows.add(AttributedString.EMPTY);
        }
        rows.add(row(view.isHelp() ? "any key ends this help" : view.status(), PLAIN, areas.columns()));
        return rows;
    }

    private static String title(View view) {
        Recorded recorded = view.recorded();
        int index = view.lines().index();
        String place = "no event";
        if (index >= 0) {
            PageLine line = view.lines().page().lines().get(index);
            place = "event " + line.number() + (recorded.end() > 0 ? " of " + (recorded.end() - 1) : "") + "  "
                    + recorded.sinceBegin(line.timeNs()) + "  " + recorded.clock(line.timeNs());
        }
        return " " + recorded.name() + "  " + place + "  " + view.state();
    }

    private static String heading(View view) {
        return view.shift() == 0 ? "  time       thread" : "  time       thread  (from column " + view.shift() + ")";
    }

    private void addState(View view, List<AttributedString> rows) {
        Scene scene = view.scene();
        boolean isSame = scene != null
                && scene == paintedScene
                && view.process() == paintedProcess
                && view.areas().equals(paintedAreas);
        if (!isSame) {
            paintedScene = scene;
            paintedProcess = view.process();
            paintedAreas = view.areas();
            painted = state(view);
        }
        rows.addAll(painted);
    }

    private List<AttributedString> state(View view) {
        List<AttributedString> rows = new ArrayList<>();
        Areas areas = view.areas();
        Scene scene = view.scene();
        List<ProcessRows.Row> left = List.of();
        List<String> right = List.of();
        String headings = "processes";
        String rightHeading = "open files";
        if (scene == null) {
            left = List.of(new ProcessRows.Row(Cockpit.NOBODY, view.reading()));
        } else {
            left = processes.of(scene, view.process(), areas.processes(), areas.left() / 3);
            right = files.of(scene, view.process(), areas.processes(), areas.right());
            headings = heading(scene);
            rightHeading = files.heading(scene, view.process());
        }
        rows.add(joined(row(headings, HEADING, areas.left()), row(rightHeading, HEADING, areas.right()), HEADING));
        for (int i = 0; i < areas.processes(); i++) {
            ProcessRows.Row process = i < left.size() ? left.get(i) : null;
            boolean isChosen = process != null && process.process() == view.process();
            String text = process == null ? "" : (isChosen ? "*" : " ") + process.text();
            String file = i < right.size() ? right.get(i) : "";
            rows.add(joined(
                    row(text, isChosen ? CURRENT : PLAIN, areas.left()), row(file, PLAIN, areas.right()), PLAIN));
        }
        return rows;
    }

    private static String heading(Scene scene) {
        int there = scene.processes().size();
        String ended = scene.ended() == 0 ? "" : ", " + scene.ended() + " ended";
        return there + (there == 1 ? " process" : " processes") + ended;
    }

    private static AttributedString joined(AttributedString left, AttributedString right, AttributedStyle border) {
        return new AttributedStringBuilder()
                .append(left)
                .style(border)
                .append("|")
                .append(right)
                .toAttributedString();
    }

    private void addLines(View view, List<AttributedString> rows) {
        LineView lines = view.lines();
        List<PageLine> all = lines.page().lines();
        int top = lines.top();
        int current = lines.index();
        for (int i = top; i < top + view.areas().lines(); i++) {
            if (i >= all.size()) {
                rows.add(AttributedString.EMPTY);
                continue;
            }
            PageLine line = all.get(i);
            String text =
                    line.text().substring(Math.min(view.shift(), line.text().length()));
            String shown = String.format(
                    Locale.ROOT,
                    "%s%11s %5d%s%s",
                    i == current ? ">" : " ",
                    view.recorded().sinceBegin(line.timeNs()),
                    line.tid(),
                    line.isFailure() ? "!" : " ",
                    text);
            rows.add(row(shown, style(line, i == current), view.areas().columns()));
        }
    }

    private AttributedStyle style(PageLine line, boolean isCurrent) {
        AttributedStyle style = isCurrent ? CURRENT : PLAIN;
        return line.isFailure() && isColored ? style.foreground(AttributedStyle.RED) : style;
    }

    private static void addOutput(View view, List<AttributedString> rows) {
        Areas areas = view.areas();
        Scene scene = view.scene();
        long missing = scene == null ? 0 : scene.missingOutput();
        String heading = "output" + (missing == 0 ? "" : ", without " + missing + " bytes that were not recorded");
        rows.add(row(heading, HEADING, areas.columns()));
        List<String> shown = scene == null ? List.of() : OutputRows.of(scene.output(), areas.output(), areas.columns());
        for (int i = 0; i < areas.output(); i++) {
            rows.add(row(i < shown.size() ? shown.get(i) : "", PLAIN, areas.columns()));
        }
    }

    /** Text that fills its columns, and no more. */
    private static AttributedString row(String text, AttributedStyle style, int columns) {
        String cut = text.length() > columns ? text.substring(0, columns) : text;
        return new AttributedString(cut + " ".repeat(columns - cut.length()), style);
    }
}
