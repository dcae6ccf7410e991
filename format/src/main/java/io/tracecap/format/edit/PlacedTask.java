package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;

/** Shows the first sight of a process with its place among the children of its parent, see NewTask. */
final class PlacedTask extends ChangedView {
    private static final int PLACE = 3;

    private int place;

    PlacedTask(EventView event) {
        super(event);
    }

    /** Shows an event so. */
    PlacedTask of(EventView event, int newPlace) {
        of(event);
        place = newPlace;
        return this;
    }

    @Override
    public int argumentCount() {
        return Math.max(PLACE + 1, original().argumentCount());
    }

    @Override
    public long argument(int index) {
        if (index == PLACE) {
            return place;
        }
        return index < original().argumentCount() ? original().argument(index) : 0;
    }
}
