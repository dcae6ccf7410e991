package io.tracecap.format.file;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;

/** Another event, some time later and with a higher number: a flyweight over a flyweight. */
final class LaterEvent implements EventView {
    private final EventView event;
    private final long numbers;
    private final long ns;

    LaterEvent(EventView event, long numbers, long ns) {
        this.event = event;
        this.numbers = numbers;
        this.ns = ns;
    }

    @Override
    public EventKind kind() {
        return event.kind();
    }

    @Override
    public long number() {
        return event.number() + numbers;
    }

    @Override
    public boolean isContext() {
        return event.isContext();
    }

    @Override
    public Task task() {
        return event.task();
    }

    @Override
    public long timeNs() {
        return event.timeNs() + ns;
    }

    @Override
    public long durationNs() {
        return event.durationNs();
    }

    @Override
    public long enterNumber() {
        long enter = event.enterNumber();
        return enter == NO_ENTER ? NO_ENTER : enter + numbers;
    }

    @Override
    public int abi() {
        return event.abi();
    }

    @Override
    public int syscall() {
        return event.syscall();
    }

    @Override
    public int argumentCount() {
        return event.argumentCount();
    }

    @Override
    public long argument(int index) {
        return event.argument(index);
    }

    @Override
    public long result() {
        return event.result();
    }

    @Override
    public int pieceCount() {
        return event.pieceCount();
    }

    @Override
    public int pieceArgument(int index) {
        return event.pieceArgument(index);
    }

    @Override
    public int piecePart(int index) {
        return event.piecePart(index);
    }

    @Override
    public int pieceFlags(int index) {
        return event.pieceFlags(index);
    }

    @Override
    public byte[] pieceArray(int index) {
        return event.pieceArray(index);
    }

    @Override
    public int pieceOffset(int index) {
        return event.pieceOffset(index);
    }

    @Override
    public int pieceLength(int index) {
        return event.pieceLength(index);
    }
}
