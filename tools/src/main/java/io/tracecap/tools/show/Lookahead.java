package io.tracecap.tools.show;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.text.PointText;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the returns of calls that stay open for long, with a second cursor that runs ahead of the first one. It reads
 * the trace once at most, however many calls are asked for, because it keeps the distant returns that it meets on its
 * way: {@link #MOST_KEPT} at a time. When there are more, it does not know the answer for some.
 */
final class Lookahead implements Closeable {
    /** A return is kept when it is so many events behind its enter. */
    static final int DISTANT = 1 << 13;

    /** How many answers are kept at most. */
    static final int MOST_KEPT = 1 << 16;

    /** Of how many threads it is known in which call they are, at most. */
    private static final int MOST_THREADS = 1 << 18;

    private final Source source;
    private final int distant;
    private final Map<Long, Answer> kept = new HashMap<>();
    private final ThreadMap<Long> inCall = new ThreadMap<>();
    private @Nullable EventCursor cursor;
    private long keptBytes;
    private boolean atEnd;

    /** Opens cursors at the beginning of the trace. */
    @FunctionalInterface
    interface Source {
        /** A cursor before the first event. */
        EventCursor open() throws IOException;
    }

    /** What can become of a call. */
    enum Outcome {
        /** It comes back. */
        RETURNS,
        /** Its thread ends in it. */
        NEVER,
        /** The trace ends before it comes back, or it is not known. */
        UNKNOWN
    }

    /**
     * What became of a call.
     *
     * @param outcome whether it came back
     * @param exit its return, if it did
     */
    record Answer(Outcome outcome, @Nullable Event exit) {
        private static final Answer NEVER = new Answer(Outcome.NEVER, null);
        private static final Answer UNKNOWN = new Answer(Outcome.UNKNOWN, null);
    }

    Lookahead(Source source) {
        this(source, DISTANT);
    }

    Lookahead(Source source, int distant) {
        this.source = source;
        this.distant = distant;
    }

    /**
     * What becomes of the call {@code enter}.
     *
     * @param position number of the event that the reader has come to; answers for calls that it has not seen yet are
     *     kept only if they are distant
     */
    Answer find(Event enter, long position) throws IOException {
        Answer known = drop(enter.number());
        while (known == null && !atEnd) {
            known = advance(enter.number(), position);
        }
        return known == null ? Answer.UNKNOWN : known;
    }

    /** What became of the call that was entered with event {@code enter} will not be asked for. */
    void forget(long enter) {
        if (!kept.isEmpty()) {
            drop(enter);
        }
    }

    private @Nullable Answer drop(long enter) {
        Answer answer = kept.remove(enter);
        if (answer != null) {
            keptBytes -= KeptEvents.weight(answer.exit());
        }
        return answer;
    }

    /** Reads one event; the answer if that settles what became of {@code wanted}. */
    private @Nullable Answer advance(long wanted, long position) throws IOException {
        EventCursor events = cursor;
        if (events == null) {
            events = source.open();
            cursor = events;
        }
        if (!next(events)) {
            atEnd = true;
            return null;
        }
        EventView event = events.event();
        int task = event.task().number();
        switch (event.kind()) {
            case ENTER -> {
                if (inCall.size() < MOST_THREADS) {
                    inCall.put(task, event.number());
                }
            }
            case CALL -> inCall.remove(task);
            case RETURN -> {
                inCall.remove(task);
                if (isWorthKeeping(event.enterNumber(), event.number(), wanted, position)) {
                    return settle(event.enterNumber(), wanted, new Answer(Outcome.RETURNS, Event.copyOf(event)));
                }
            }
            case EXEC, EXIT -> {
                if (event.kind() == EventKind.EXEC && !PointText.isSuperseded(event)) {
                    return null;
                }
                Long enter = inCall.remove(task);
                if (enter != null && isWorthKeeping(enter, event.number(), wanted, position)) {
                    return settle(enter, wanted, Answer.NEVER);
                }
            }
            default -> {}
        }
        return null;
    }

    private boolean isWorthKeeping(long enter, long number, long wanted, long position) {
        boolean seen = enter <= position;
        return enter == wanted || (number > position && (seen || number - enter >= distant));
    }

    private @Nullable Answer settle(long enter, long wanted, Answer answer) {
        if (enter == wanted) {
            return answer;
        }
        long weight = KeptEvents.weight(answer.exit());
        if (kept.size() < MOST_KEPT && weight <= KeptEvents.MOST_BYTES - keptBytes) {
            drop(enter);
            keptBytes += weight;
            kept.put(enter, answer);
        }
        return null;
    }

    /** Damage ends what can be found out; the reader itself will come to it and report it. */
    private static boolean next(EventCursor events) throws IOException {
        try {
            return events.next();
        } catch (TraceFormatException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (cursor != null) {
            cursor.close();
        }
    }
}
