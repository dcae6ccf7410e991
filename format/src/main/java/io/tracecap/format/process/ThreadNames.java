package io.tracecap.format.process;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What threads are called (comm) while a trace is read, rebuilt from its events; is shown all of them in order. Answers by
 * thread id, also for moments that have passed, and for threads that have ended until another one gets their id: SIGCHLD
 * tells of them. For one thread at a time.
 *
 * <p>What it keeps is bounded, whatever a file says: the ids that were new last, and the latest names of each.
 */
public final class ThreadNames {
    /** TASK_COMM_LEN of linux/sched.h, without the NUL. */
    private static final int LONGEST = 15;

    private static final int MOST_IDS = 1 << 16;
    private static final int MOST_NAMES = 8;
    private static final int MOST_TASKS = 1 << 17;

    private final Effects effects = new Effects();
    private final Map<Integer, List<Named>> names = new LinkedHashMap<>();
    /** Ids of the threads that live, by their numbers. */
    private final ThreadMap<Integer> ids = new ThreadMap<>();
    /** Names that threads get when the calls that they are in come back, by their numbers. */
    private final ThreadMap<Named> coming = new ThreadMap<>();

    /**
     * A name.
     *
     * @param text null when not known
     * @param since number of the event that gave it
     */
    private record Named(@Nullable RawText text, long since) {}

    /**
     * The name that a thread had at a moment; null when not known.
     *
     * @param tid its id, as the recorder sees it
     * @param before number of the first event that does not count
     */
    public @Nullable RawText name(int tid, long before) {
        List<Named> all = names.get(tid);
        for (int i = all == null ? -1 : all.size() - 1; i >= 0; i--) {
            if (all.get(i).since() < before) {
                return all.get(i).text();
            }
        }
        return null;
    }

    /** Takes the next event into account: a call's effect counts when it comes back. */
    public void accept(EventView event) {
        switch (event.kind()) {
            case CALL -> {
                if (!isFailed(event)) {
                    Named named = givenBy(event, Verb.NAME);
                    give(event, named == null ? null : named.text(), named != null);
                }
            }
            case ENTER -> enter(event);
            case RETURN -> {
                Named named = coming.remove(event.task().number());
                boolean counts = named != null && named.since() == event.enterNumber() && !isFailed(event);
                give(event, named == null ? null : named.text(), counts);
            }
            case TASK -> begin(event);
            case EXEC -> exec(event);
            case EXIT -> {
                ids.remove(event.task().number());
                coming.remove(event.task().number());
            }
            case FACT -> give(event, Effects.text(event, 0), Fact.of(event).kind() == Fact.Kind.NAME);
            case SIGNAL, STOP, GAP, NOTE, UNKNOWN -> {}
        }
    }

    private static boolean isFailed(EventView exit) {
        return exit.result() < 0 && exit.result() >= -4095;
    }

    private void enter(EventView event) {
        int number = event.task().number();
        Named named = givenBy(event, Verb.NAME);
        named = named == null ? givenBy(event, Verb.EXECUTE) : named;
        coming.remove(number);
        if (named != null && coming.size() < MOST_TASKS) {
            coming.put(number, named);
        }
    }

    /** The name that a call gives; null if it is none of the kind. */
    private @Nullable Named givenBy(EventView enter, Verb verb) {
        DescriptorEffect effect = effects.of(enter);
        if (effect == null || effect.verb() != verb) {
            return null;
        }
        RawText text = Effects.text(enter, effect.path());
        return new Named(text == null ? null : lastPart(text.toByteArray(), verb == Verb.EXECUTE), enter.number());
    }

    /** What the kernel makes of a text: a program's name is the last part of its path. */
    private static RawText lastPart(byte[] text, boolean isPath) {
        int from = isPath ? text.length : 0;
        while (from > 0 && text[from - 1] != '/') {
            from--;
        }
        return RawText.of(text, from, Math.min(LONGEST, text.length - from));
    }

    private void begin(EventView event) {
        if (ids.get(event.task().number()) != null) {
            return;
        }
        Integer parent = ids.get(NewTask.of(event).parent());
        RawText own = Effects.text(event, 0, NewTask.NAME_PART);
        RawText inherited = parent == null ? null : name(parent, event.number());
        give(event, own == null ? inherited : own, true);
    }

    /** A thread that was not the leader takes the leader's id; see execve(2). */
    private void exec(EventView event) {
        int number = event.task().number();
        long former = event.argumentCount() > 1 ? event.argument(1) : number;
        Named named = coming.remove((int) former);
        if (former != number) {
            ids.remove((int) former);
        }
        give(event, named == null ? null : named.text(), true);
    }

    private void give(EventView event, @Nullable RawText name, boolean counts) {
        if (!counts) {
            return;
        }
        int tid = event.task().tid();
        boolean isKnown = ids.get(event.task().number()) != null;
        if (!isKnown && ids.size() < MOST_TASKS) {
            ids.put(event.task().number(), tid);
        }
        List<Named> all = isKnown ? names.get(tid) : names.remove(tid);
        if (all == null) {
            all = new ArrayList<>(1);
        }
        if (all.size() == MOST_NAMES) {
            all.remove(0);
        }
        all.add(new Named(name, event.number()));
        names.put(tid, all);
        if (names.size() > MOST_IDS) {
            names.remove(names.keySet().iterator().next());
        }
    }
}
