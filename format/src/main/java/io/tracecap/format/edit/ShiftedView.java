package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;

/** Shows an event of a recording as one of a longer one: with other numbers of events and threads, at another time. */
final class ShiftedView extends ChangedView {
    private final long events;
    private final int threads;
    private final long timeNs;
    private Task from;
    private Task to;

    /**
     * @param event any event of the recording
     * @param events what is added to numbers of events
     * @param threads what is added to numbers of threads
     * @param timeNs what is added to times
     */
    ShiftedView(EventView event, long events, int threads, long timeNs) {
        super(event);
        this.events = events;
        this.threads = threads;
        this.timeNs = timeNs;
        from = event.task();
        to = shifted(from);
    }

    @Override
    public long number() {
        return original().number() + events;
    }

    @Override
    public long enterNumber() {
        long enter = original().enterNumber();
        return enter == NO_ENTER ? NO_ENTER : enter + events;
    }

    @Override
    public Task task() {
        Task task = original().task();
        if (!task.equals(from)) {
            to = shifted(task);
            from = task;
        }
        return to;
    }

    private Task shifted(Task task) {
        return new Task(task.number() + threads, task.tid(), task.process() + threads, task.pid());
    }

    @Override
    public long timeNs() {
        return original().timeNs() + timeNs;
    }

    /** The number of the creator of a thread, and of the thread that called execve(2), are arguments. */
    @Override
    public long argument(int index) {
        long value = original().argument(index);
        boolean isThread =
                switch (kind()) {
                    case TASK -> index == 0;
                    case EXEC -> index == 1;
                    default -> false;
                };
        return isThread && value >= 0 && value <= Integer.MAX_VALUE ? value + threads : value;
    }
}
