package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.replay.scene.Snapshots;
import io.tracecap.tools.replay.scene.Survey;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jline.terminal.Size;
import org.jspecify.annotations.Nullable;

/**
 * Replays a trace in the terminal. Three threads read it, each with the file open for itself: the survey, which goes through it
 * once; the desk, which reads what is to be seen; and this one, which only asks for what the index says.
 */
public final class TerminalReplay {
    private static final long ACTIVE_MS = 20;
    private static final long IDLE_MS = 250;

    private final Path file;
    private final @Nullable EventNumbers chosen;
    private final double speed;
    private final long maxGapNs;
    private final int stringLimit;

    /**
     * Makes a replay.
     *
     * @param chosen numbers of the events that have lines; null for all
     * @param speed how fast it is played, if it is
     * @param maxGapNs longest time in which nothing happens
     * @param stringLimit most bytes of a string
     */
    public TerminalReplay(Path file, @Nullable EventNumbers chosen, double speed, long maxGapNs, int stringLimit) {
        this.file = file;
        this.chosen = chosen;
        this.speed = speed;
        this.maxGapNs = maxGapNs;
        this.stringLimit = stringLimit;
    }

    /**
     * Replays until the user has seen enough.
     *
     * @throws IOException when the file cannot be read, or the terminal not be used
     */
    public void run() throws IOException {
        try (TraceFile trace = TraceFile.open(file);
                TraceFile forSurvey = TraceFile.open(file);
                TraceFile forDesk = TraceFile.open(file)) {
            Snapshots snapshots = new Snapshots(trace.header());
            Survey survey = new Survey(forSurvey, snapshots);
            EventChoice choice = chosen == null ? EventChoice.ALL : new Choices.Numbered(chosen);
            PageReader reader = new PageReader(forDesk, snapshots, choice, stringLimit);
            Thread surveying = new Thread(survey, "replay-survey");
            surveying.setDaemon(true);
            try (TerminalScreen screen = TerminalScreen.open();
                    Desk desk = new Desk(reader)) {
                desk.start();
                surveying.start();
                Clockwork clock = new Clockwork(speed, maxGapNs);
                Cockpit cockpit = new Cockpit(recorded(trace), desk, snapshots, survey, clock);
                List<ProcessInfo> processes = processes(trace);
                boolean isColored = System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
                Painter painter = new Painter(number -> ProcessRows.slot(processes, number), isColored);
                run(cockpit, painter, screen);
            } finally {
                survey.cancel();
            }
        }
    }

    private static void run(Cockpit cockpit, Painter painter, TerminalScreen screen) throws IOException {
        cockpit.begin();
        while (!cockpit.isOver()) {
            if (screen.isResized()) {
                Size size = screen.size();
                cockpit.resize(size.getColumns(), size.getRows());
            }
            cockpit.tick(System.nanoTime());
            screen.draw(painter.paint(cockpit.view()));
            TerminalScreen.Pressed pressed = screen.key(cockpit.isActive() ? ACTIVE_MS : IDLE_MS, cockpit.isTyping());
            if (pressed.key() == Key.SUSPEND) {
                screen.suspend();
            } else if (pressed.key() != Key.NOTHING) {
                cockpit.handle(pressed.key(), pressed.typed(), System.nanoTime());
            }
        }
    }

    private Recorded recorded(TraceFile trace) throws IOException {
        Path name = file.getFileName();
        String shown = new TextBuffer()
                .readable(name == null ? file.toString() : name.toString())
                .toString();
        boolean isWhole = trace.isComplete();
        return new Recorded(
                shown,
                trace.header(),
                firstNs(trace, isWhole),
                isWhole ? trace.nextEvent() : Recorded.UNKNOWN,
                ZoneId.systemDefault());
    }

    /** Without an index, the time of the first event is looked up in the first section. */
    private static long firstNs(TraceFile trace, boolean isWhole) throws IOException {
        if (isWhole) {
            return trace.firstTimeNs();
        }
        return trace.sections().isEmpty() ? 0 : trace.sections().get(0).firstTimeNs();
    }

    /** The processes, as the index has them; none where it would take a scan to know. */
    private static List<ProcessInfo> processes(TraceFile trace) throws IOException {
        try {
            return trace.isComplete() ? trace.processes() : List.of();
        } catch (TraceFormatException tooMany) {
            return List.of();
        }
    }
}
