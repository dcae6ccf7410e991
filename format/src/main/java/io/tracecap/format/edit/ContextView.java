package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;

/** Shows an event as context, see {@link EventView#isContext()}. */
final class ContextView extends ChangedView {
    ContextView(EventView event) {
        super(event);
    }

    @Override
    public boolean isContext() {
        return true;
    }
}
