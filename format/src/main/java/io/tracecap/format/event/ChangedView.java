package io.tracecap.format.event;

/**
 * Shows an event with some of its facts changed; subclasses say which. Shows another event after each {@link #of}, so
 * that nothing is allocated per event.
 */
public abstract class ChangedView implements EventView {
    private EventView event;

    /**
     * @param event what is shown until {@link #of} is called
     */
    protected ChangedView(EventView event) {
        this.event = event;
    }

    /** Shows this event from now on. */
    public final ChangedView of(EventView original) {
        event = original;
        return this;
    }

    /** The event as it was. */
    protected final EventView original() {
        return event;
    }

    @Override
    public EventKind kind() {
        return event.kind();
    }

    @Override
    public long number() {
        return event.number();
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
        return event.timeNs();
    }

    @Override
    public long durationNs() {
        return event.durationNs();
    }

    @Override
    public long enterNumber() {
        return event.enterNumber();
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
