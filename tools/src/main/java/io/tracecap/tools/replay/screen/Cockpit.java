package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.ProcessNow;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.Snapshots;
import io.tracecap.tools.replay.scene.Survey;
import io.tracecap.tools.text.TextBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the keys do, and what is to be seen: the state of the screen without any terminal. Nothing here takes long; what has to
 * be read is asked for at the {@link Lookout}. For one thread.
 */
final class Cockpit {
    /** {@link #process()} when none is chosen and none is known. */
    static final int NOBODY = -1;

    private static final String HINT = "h help  q quit  space play  j/k step  f failure  p process  / search  g go to";
    private static final int SHIFT = 20;

    private final Recorded recorded;
    private final Snapshots snapshots;
    private final Survey survey;
    private final Clockwork clock;
    private final Lookout lookout;
    private final LineView lines;
    private final Player player;
    private final Seeker seeker;
    private final Prompt prompt = new Prompt();
    private Areas areas = new Areas(80, 24, 0, 0, 0);
    private int chosen = NOBODY;
    private int shift;
    private boolean isHelp;
    private boolean isOver;
    private String message = "";

    Cockpit(Recorded recorded, Desk desk, Snapshots snapshots, Survey survey, Clockwork clock) {
        this.recorded = recorded;
        this.snapshots = snapshots;
        this.survey = survey;
        this.clock = clock;
        lookout = new Lookout(desk, snapshots);
        lines = lookout.lines();
        player = new Player(clock, lookout);
        seeker = new Seeker(lookout, recorded);
    }

    /** Begins at the first event. */
    void begin() {
        lookout.find("", "the recording has no events", (reader, job) -> reader.at(0, job));
    }

    /** The screen has this size. */
    void resize(int columns, int rows) {
        areas = Areas.of(columns, rows, recorded.hasData());
        lookout.resize(areas.lines());
    }

    /** Takes note of what was found out, and of the time. */
    void tick(long nowNs) {
        String news = lookout.tick();
        message = news.isEmpty() ? message : readable(news);
        String end = player.tick(nowNs);
        message = end.isEmpty() ? message : end;
    }

    /**
     * A key was pressed.
     *
     * @param typed the character, where it is one
     */
    void handle(Key key, String typed, long nowNs) {
        if (isHelp) {
            isHelp = false;
        } else if (prompt.kind() != null) {
            type(key, typed);
        } else {
            message = "";
            if (key != Key.PLAY && key != Key.FASTER && key != Key.SLOWER && key != Key.NOTHING) {
                clock.pause();
            }
            command(key, nowNs);
        }
    }

    private void command(Key key, long nowNs) {
        long number = lines.number();
        switch (key) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case PAGE_DOWN -> step(areas.lines());
            case PAGE_UP -> step(-areas.lines());
            case HOME -> begin();
            case END -> lookout.find("", "", (reader, job) -> reader.last(Long.MAX_VALUE, EventChoice.ALL, job));
            case LEFT -> shift = Math.max(0, shift - SHIFT);
            case RIGHT -> shift = Math.min(EventLine.MOST, shift + SHIFT);
            case SEARCH -> prompt.begin(Prompt.Kind.SEARCH);
            case SEARCH_BACK -> prompt.begin(Prompt.Kind.SEARCH_BACK);
            case GO_TO -> prompt.begin(Prompt.Kind.GO_TO);
            case NEXT_MATCH -> message = seeker.goOn(false);
            case PREVIOUS_MATCH -> message = seeker.goOn(true);
            case NEXT_FAILURE ->
                lookout.findForward("looking for a failed call", "no later call failed", Choices.FAILED);
            case PREVIOUS_FAILURE ->
                lookout.findBackward("looking for a failed call", "no earlier call failed", Choices.FAILED);
            case NEXT_OF_PROCESS ->
                lookout.findForward(
                        "looking for the process", "it does nothing later", new Choices.OfProcess(process()));
            case PREVIOUS_OF_PROCESS ->
                lookout.findBackward(
                        "looking for the process", "it did nothing before", new Choices.OfProcess(process()));
            case CHOOSE_NEXT -> choose(1);
            case CHOOSE_PREVIOUS -> choose(-1);
            case PLAY -> playOrPause(nowNs);
            case FASTER -> change(2, nowNs);
            case SLOWER -> change(0.5, nowNs);
            case HELP -> isHelp = true;
            case ESCAPE -> escape();
            case QUIT -> isOver = true;
            case ENTER, BACKSPACE, CHARACTER, SUSPEND, NOTHING -> message = number < 0 ? "" : HINT;
        }
    }

    private void step(int count) {
        if (lines.move(count)) {
            return;
        }
        if (count > 0 && !lines.page().endsTrace()) {
            lookout.findForward("", "", EventChoice.ALL);
        } else if (count < 0 && !lines.page().beginsTrace()) {
            lookout.findBackward("", "", EventChoice.ALL);
        } else {
            message = count > 0 ? "this is the last event" : "this is the first event";
        }
    }

    private void type(Key key, String typed) {
        switch (key) {
            case CHARACTER -> prompt.type(typed);
            case BACKSPACE -> prompt.rubOut();
            case ENTER -> {
                Prompt.Kind kind = prompt.kind();
                prompt.end();
                message = readable(
                        kind == Prompt.Kind.GO_TO
                                ? seeker.goTo(prompt.text())
                                : seeker.begin(prompt.text(), kind == Prompt.Kind.SEARCH_BACK));
            }
            case ESCAPE, QUIT -> prompt.end();
            default -> {
                // Other keys mean nothing while something is typed.
            }
        }
    }

    private void choose(int step) {
        Scene now = lookout.scene();
        List<ProcessNow> all = now == null ? List.of() : now.processes();
        int at = step > 0 ? -1 : 0;
        for (int i = 0; i < all.size(); i++) {
            at = all.get(i).number() == process() ? i : at;
        }
        if (!all.isEmpty()) {
            chosen = all.get(Math.floorMod(at + step, all.size())).number();
        }
    }

    private void playOrPause(long nowNs) {
        PageLine line = line();
        if (clock.isPlaying() || line == null) {
            clock.pause();
        } else {
            clock.play(line.timeNs(), nowNs);
        }
    }

    private void change(double factor, long nowNs) {
        clock.change(factor, nowNs);
        message = "speed " + speed();
    }

    private void escape() {
        if (!lookout.work().isEmpty()) {
            message = "stopped " + lookout.work();
            lookout.callOff();
        } else {
            chosen = NOBODY;
        }
    }

    /** The current line; null while it is not known. */
    @Nullable
    PageLine line() {
        int index = lines.index();
        return index < 0 ? null : lines.page().lines().get(index);
    }

    /** Number of the process that is looked at: the chosen one, or that of the current event. */
    int process() {
        PageLine line = line();
        return chosen != NOBODY || line == null ? chosen : line.process();
    }

    /** How fast it is played. */
    String speed() {
        double speed = clock.speed();
        return "x" + (speed >= 1 ? String.valueOf((long) speed) : "1/" + (long) (1 / speed));
    }

    /** Whether characters are meant as such. */
    boolean isTyping() {
        return prompt.kind() != null && !isHelp;
    }

    /** Whether the user has seen enough. */
    boolean isOver() {
        return isOver;
    }

    /** Whether something may change without a key. */
    boolean isActive() {
        return clock.isPlaying() || lookout.isBusy() || !survey.isOver();
    }

    /** What is to be seen now. */
    View view() {
        return new View(
                areas, recorded, lines, shift, lookout.scene(), process(), state(), status(), reading(), isHelp);
    }

    private String state() {
        return (clock.isPlaying() ? "playing " : "paused ") + speed();
    }

    private String reading() {
        if (survey.isOver()) {
            return survey.trouble() == null ? "" : "not known: the trace is damaged before here";
        }
        return "reading the trace: " + progress(snapshots.next());
    }

    private String progress(long number) {
        return recorded.end() > 0 ? 100 * number / recorded.end() + " %" : number + " events";
    }

    private String status() {
        String trouble = survey.trouble();
        if (prompt.kind() != null) {
            return prompt.line();
        } else if (!lookout.work().isEmpty()) {
            return lookout.work() + ": " + progress(lookout.place()) + "  (Esc stops it)";
        } else if (!message.isEmpty()) {
            return message;
        }
        return trouble != null ? readable(trouble) : survey.isOver() ? HINT : reading() + "   " + HINT;
    }

    private static String readable(String text) {
        return new TextBuffer().readable(text).toString();
    }
}
