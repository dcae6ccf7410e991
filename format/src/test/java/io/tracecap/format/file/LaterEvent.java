package io.tracecap.format.file;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;

/** Another event, some time later and with higher numbers, its own and its thread's: a flyweight over a flyweight. */
final class LaterEvent extends ChangedView {
    private final long numbers;
    private final int threads;
    private final long ns;
    private Task from;
    private Task to;

    LaterEvent(EventView event, long numbers, int threads, long ns) {
        super(event);
        this.numbers = numbers;
        this.threads = threads;
        this.ns = ns;
        from = event.task();
        to = later(from);
    }

    private Task later(Task task) {
        return new Task(task.number() + threads, task.tid(), task.process() + threads, task.pid());
    }

    @Override
    public long number() {
        return original().number() + numbers;
    }

    @Override
    public Task task() {
        Task task = original().task();
        if (!task.equals(from)) {
            from = task;
            to = later(task);
        }
        return to;
    }

    @Override
    public long timeNs() {
        return original().timeNs() + ns;
    }

    @Override
    public long enterNumber() {
        long enter = original().enterNumber();
        return enter == NO_ENTER ? NO_ENTER : enter + numbers;
    }

    @Override
    public long argument(int index) {
        long value = original().argument(index);
        boolean isThread = (kind() == EventKind.TASK && index == 0) || (kind() == EventKind.EXEC && index == 1);
        return isThread && value >= 0 ? value + threads : value;
    }
}
