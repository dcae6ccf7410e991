package io.tracecap.tools.replay.screen;

import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.Snapshots;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the current event: its line and those around it, and what all processes are and do behind it. Has the
 * {@link Desk} find out what is missing, and looks for other events to go to. For one thread.
 */
final class Lookout {
    private static final int SCREENS = 2;

    private final Desk desk;
    private final Snapshots snapshots;
    private final LineView lines = new LineView();
    private int height = 1;
    private @Nullable Scene scene;
    private long sceneOf = PageReader.NONE;
    /** The event that was looked at last, and whether all was read up to there by then. */
    private long looked = PageReader.NONE;

    private boolean lookedWhenPassed;
    private String work = "";
    private String otherwise = "";

    Lookout(Desk desk, Snapshots snapshots) {
        this.desk = desk;
        this.snapshots = snapshots;
    }

    /** What is looked for. */
    interface Search {
        /** Returns the number of the event, {@link PageReader#NONE} for none. */
        long find(PageReader reader, Job job) throws IOException;
    }

    /** So many lines are in sight. */
    void resize(int newHeight) {
        height = newHeight;
        lines.resize(newHeight);
    }

    LineView lines() {
        return lines;
    }

    /** What is being looked for; empty when nothing is that takes long. */
    String work() {
        return work;
    }

    /** Whether something is being found out. */
    boolean isBusy() {
        return desk.isBusy();
    }

    /** Number of the event that a search is at. */
    long place() {
        return desk.place();
    }

    /** What all processes are and do, maybe behind an event close by while that behind the current one is on its way. */
    @Nullable
    Scene scene() {
        boolean isComing = desk.isBusy() && snapshots.next() > lines.number();
        return sceneOf == lines.number() || isComing ? scene : null;
    }

    /**
     * Takes note of what was found out, and asks for what is not known yet.
     *
     * @return what is to be said about it; empty for nothing
     */
    String tick() {
        String message = "";
        for (Answer answer = desk.next(); answer != null; answer = desk.next()) {
            message = take(answer);
        }
        if (!desk.isBusy() && wantsLook()) {
            look();
        }
        return message;
    }

    private String take(Answer answer) {
        if (answer instanceof Answer.Lines read) {
            lines.show(read.page());
        } else if (answer instanceof Answer.State state) {
            scene = state.scene();
            sceneOf = state.number();
        } else if (answer instanceof Answer.Found found) {
            work = "";
            lines.show(found.page());
            lines.goTo(found.number());
        } else if (answer instanceof Answer.NotFound) {
            work = "";
            return otherwise;
        } else if (answer instanceof Answer.Trouble trouble) {
            work = "";
            return trouble.message();
        }
        return "";
    }

    /** Whether something of what is in sight is not known yet, and may be found out now. */
    private boolean wantsLook() {
        long number = lines.number();
        boolean isPassed = snapshots.next() > number;
        boolean isNew = looked != number || (isPassed && !lookedWhenPassed);
        return number != PageReader.NONE && isNew && (lines.needsLines() || sceneOf != number);
    }

    private void look() {
        long number = lines.number();
        boolean isPassed = snapshots.next() > number;
        looked = number;
        lookedWhenPassed = isPassed;
        Page known = lines.page();
        boolean isEnough = !lines.needsLines();
        int around = SCREENS * height;
        desk.ask((reader, job, answers) -> {
            Page plain =
                    isEnough ? known : reader.plain(number, around, around, job).withTextOf(known);
            boolean isNear = reader.isNear(number);
            if (!isNear) {
                answers.accept(new Answer.Lines(plain));
            }
            if (isNear || isPassed) {
                Page named = plain.begin() == null ? reader.named(plain, job) : plain;
                answers.accept(new Answer.Lines(named));
                answers.accept(new Answer.State(number, reader.behind(number, named.begin(), job)));
            }
        });
    }

    /**
     * Looks for an event, and goes there.
     *
     * @param what what is said meanwhile; empty for a search that does not take long
     * @param ifNone what is said if there is none
     */
    void find(String what, String ifNone, Search search) {
        work = what;
        otherwise = ifNone;
        looked = PageReader.NONE;
        Page known = lines.page();
        int around = SCREENS * height;
        desk.ask((reader, job, answers) -> {
            long found = search.find(reader, job);
            if (found == PageReader.NONE) {
                answers.accept(new Answer.NotFound());
                return;
            }
            Page plain = known.has(found)
                    ? known
                    : reader.plain(found, around, around, job).withTextOf(known);
            boolean isNear = plain.begin() == null && reader.isNear(found);
            answers.accept(new Answer.Found(found, isNear ? reader.named(plain, job) : plain));
        });
    }

    /** Looks for the next event of a choice. */
    void findForward(String what, String ifNone, EventChoice choice) {
        long from = lines.number() + 1;
        find(what, ifNone, (reader, job) -> reader.first(from, choice, job));
    }

    /** Looks for the event of a choice before the current one. */
    void findBackward(String what, String ifNone, EventChoice choice) {
        long before = lines.number();
        find(what, ifNone, (reader, job) -> reader.last(before, choice, job));
    }

    /** Ends a search. */
    void callOff() {
        desk.callOff();
        work = "";
        looked = PageReader.NONE;
    }
}
