package io.tracecap.format.file;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;

/** Another event, some time later and with a higher number: a flyweight over a flyweight. */
final class LaterEvent extends ChangedView {
    private final long numbers;
    private final long ns;

    LaterEvent(EventView event, long numbers, long ns) {
        super(event);
        this.numbers = numbers;
        this.ns = ns;
    }

    @Override
    public long number() {
        return original().number() + numbers;
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
}
