package io.tracecap.tools.text;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.DescriptorState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What threads had open when they entered the calls that are looked at. Is shown each event before others look at it;
 * a call may be looked at later, when it comes back. Of calls that last, {@link #MOST_CALLS} are remembered, the latest ones.
 */
public final class FileHistory implements FilesView {
    /** How many calls that have not come back are remembered. */
    static final int MOST_CALLS = 1 << 16;

    private final DescriptorState state;
    private final Map<Long, Moment> entered = new LinkedHashMap<>();
    private @Nullable Moment before;
    private long current = -1;
    private long returned = -1;

    /**
     * Nothing is known yet.
     *
     * @param rootDirectory current directory of the first process; empty when not known
     */
    public FileHistory(RawText rootDirectory) {
        state = new DescriptorState(rootDirectory);
    }

    /** Takes the event into account that is looked at next. */
    public void accept(EventView event) {
        entered.remove(returned);
        returned = event.kind() == EventKind.RETURN ? event.enterNumber() : -1;
        current = event.number();
        Moment moment = moment(event, event.number());
        before = moment;
        if (event.kind() == EventKind.ENTER) {
            remember(event.number(), moment);
        }
        state.accept(event);
    }

    private void remember(long enter, Moment moment) {
        if (entered.size() == MOST_CALLS) {
            entered.remove(entered.keySet().iterator().next());
        }
        entered.put(enter, moment);
    }

    private Moment moment(EventView event, long next) {
        return new Moment(state.descriptors(event.task()), state.directory(event.task()), state, next);
    }

    @Override
    public @Nullable Moment entered(EventView enter) {
        return enter.number() == current ? before : entered.get(enter.number());
    }

    @Override
    public @Nullable Moment returned(EventView exit) {
        return exit.number() == current ? moment(exit, current + 1) : null;
    }
}
