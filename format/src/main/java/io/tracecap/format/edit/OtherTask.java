package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;

/** Shows an event that is about all threads as one of a certain thread. */
final class OtherTask extends ChangedView {
    private Task task;

    OtherTask(EventView event, Task task) {
        super(event);
        this.task = task;
    }

    /** Shows an event so. */
    OtherTask of(EventView event, Task newTask) {
        of(event);
        task = newTask;
        return this;
    }

    @Override
    public Task task() {
        return task;
    }
}
