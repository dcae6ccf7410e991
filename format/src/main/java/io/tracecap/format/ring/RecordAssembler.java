package io.tracecap.format.ring;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Turns the ring's records, one per stop, into numbered events: an enter with its exit directly behind it becomes one
 * call. Used by the writer thread, and by whoever reads a ring that a dead recorder left. Allocates nothing per event;
 * memory grows with the threads that are alive, not with those that were.
 */
public final class RecordAssembler {
    private static final Task NOBODY = new Task(-1, 0, -1, 0);
    /** A record that introduces a thread has so many arguments. */
    static final int TASK_ARGUMENTS = 5;

    private static final int TASK_ARGUMENTS_KEPT = 2;
    private static final int RING_ONLY = RecordDescriptor.PIECE_ARGV | RecordDescriptor.PIECE_WHOLE;
    /** Threads that {@link #replay} keeps at most; Linux has no more than 4,194,304 at a time. */
    private static final int MOST_REPLAYED = 1 << 20;

    private final ByteBuffer memory;
    private final EventSink sink;
    private final ArgvMask mask;
    private final boolean addressesOmitted;
    private final ThreadMap<Pending> threads = new ThreadMap<>();
    private final AssembledEvent held = new AssembledEvent(NOBODY);
    private final AssembledEvent other = new AssembledEvent(NOBODY);
    private boolean holding;
    private long nextNumber;

    /** A live thread and its latest enter. */
    private static final class Pending {
        private final Task task;
        private long enterNumber = EventView.NO_ENTER;
        private long enterTimeNs;
        private int otherThreads;
        private boolean ended;

        Pending(Task task) {
            this.task = task;
        }
    }

    /**
     * Makes an assembler.
     *
     * @param memory the ring's memory
     * @param sink takes the events
     * @param mask hides secrets in argv pieces
     * @param addressesOmitted whether an argument becomes 0 when what it points to comes along whole
     */
    public RecordAssembler(ByteBuffer memory, EventSink sink, ArgvMask mask, boolean addressesOmitted) {
        this.memory = memory;
        this.sink = sink;
        this.mask = mask;
        this.addressesOmitted = addressesOmitted;
    }

    /**
     * Takes the record at {@code offset} of the ring's memory. Whatever the event needs is copied: the record may be
     * released afterwards.
     *
     * @throws IOException from the sink
     * @throws IllegalStateException if the record contradicts itself or those before it
     */
    public void accept(int offset) throws IOException {
        int type = memory.get(offset + RecordDescriptor.TYPE_OFFSET);
        switch (type) {
            case RecordDescriptor.TYPE_ENTER -> enter(offset);
            case RecordDescriptor.TYPE_EXIT -> exit(offset);
            case RecordDescriptor.TYPE_POINT -> point(offset);
            default -> throw new IllegalStateException("ring: unknown record type " + type + " at offset " + offset);
        }
    }

    /**
     * Takes an event into account that is in the file already, so that the records of a dead recorder's ring can follow
     * it: which threads there are, and which calls have not returned. Events come in their order.
     */
    public void replay(EventView event) {
        Task task = event.task();
        Pending pending = threads.get(task.number());
        if (pending == null) {
            if (threads.size() >= MOST_REPLAYED) {
                return;
            }
            pending = new Pending(task);
            introduce(pending);
        }
        switch (event.kind()) {
            case ENTER -> {
                pending.enterNumber = event.number();
                pending.enterTimeNs = event.timeNs();
            }
            case CALL, RETURN -> pending.enterNumber = EventView.NO_ENTER;
            case EXEC -> adoptCall((int) event.argument(1), pending);
            case EXIT -> {
                pending.ended = true;
                forgetIfGone(pending);
            }
            case SIGNAL, STOP, TASK, GAP, NOTE, FACT, UNKNOWN -> {}
        }
    }

    /** The number that the next event gets is this, or more if events were numbered already. */
    public void numberFrom(long number) {
        nextNumber = Math.max(nextNumber, number);
    }

    /** The number that the next event gets. */
    public long nextNumber() {
        return nextNumber;
    }

    /** Whether a thread was introduced and has not ended. */
    public boolean knows(int task) {
        return threads.get(task) != null;
    }

    /** Whether an enter is held back for its exit. */
    public boolean isHolding() {
        return holding;
    }

    /** Hands on an enter that was held back for its exit. To be called before a batch is closed. */
    public void flush() throws IOException {
        if (holding) {
            holding = false;
            sink.accept(held);
        }
    }

    private void enter(int offset) throws IOException {
        flush();
        Pending pending = thread(offset);
        pending.enterNumber = nextNumber;
        pending.enterTimeNs = time(offset);
        begin(held, EventKind.ENTER, offset, pending.task);
        copyPieces(held, offset, copyArguments(held, offset));
        holding = true;
    }

    private void exit(int offset) throws IOException {
        Pending pending = thread(offset);
        long result = memory.getLong(offset + RecordDescriptor.HEADER_LENGTH);
        int pieces = offset + RecordDescriptor.HEADER_LENGTH + Long.BYTES;
        long enterNumber = pending.enterNumber;
        long durationNs = enterNumber == EventView.NO_ENTER ? 0 : time(offset) - pending.enterTimeNs;
        pending.enterNumber = EventView.NO_ENTER;
        if (holding && held.number() == enterNumber) {
            holding = false;
            copyPieces(held, offset, pieces);
            held.shortenName();
            held.complete(EventKind.CALL, result, durationNs, enterNumber);
            sink.accept(held);
        } else {
            flush();
            begin(other, EventKind.RETURN, offset, pending.task);
            copyPieces(other, offset, pieces);
            other.complete(EventKind.RETURN, result, durationNs, enterNumber);
            sink.accept(other);
        }
    }

    private void point(int offset) throws IOException {
        flush();
        int code = memory.getInt(offset + RecordDescriptor.CODE_OFFSET);
        EventKind kind = EventKind.ofPointCode(code);
        if (kind == EventKind.TASK) {
            introduce(offset);
        }
        Pending pending = thread(offset);
        begin(other, kind, offset, pending.task);
        int pieces = copyArguments(other, offset);
        copyPieces(other, offset, pieces);
        if (kind == EventKind.EXEC) {
            adoptCall((int) memory.getLong(offset + RecordDescriptor.HEADER_LENGTH + Long.BYTES), pending);
        }
        if (kind == EventKind.EXIT) {
            pending.ended = true;
            forgetIfGone(pending);
        }
        sink.accept(other);
    }

    /** An execve that another thread entered returns in the thread group leader, which survives: see ptrace(2). */
    private void adoptCall(int caller, Pending leader) {
        Pending calling = threads.get(caller);
        if (calling != null && calling != leader) {
            leader.enterNumber = calling.enterNumber;
            leader.enterTimeNs = calling.enterTimeNs;
            leader.ended = false;
            forgetIfGone(calling);
        }
    }

    /** A leader that ended before its process stays known: an execve of another thread can bring it back. */
    private void forgetIfGone(Pending pending) {
        if (pending.task.isLeader()) {
            if (pending.ended && pending.otherThreads == 0) {
                threads.remove(pending.task.number());
            }
            return;
        }
        threads.remove(pending.task.number());
        Pending leader = threads.get(pending.task.process());
        if (leader != null) {
            leader.otherThreads--;
            forgetIfGone(leader);
        }
    }

    private void introduce(int offset) {
        if (memory.get(offset + RecordDescriptor.ARGUMENTS_OFFSET) < TASK_ARGUMENTS) {
            throw new IllegalStateException("ring: task record at offset " + offset + " has not " + TASK_ARGUMENTS
                    + " arguments but " + memory.get(offset + RecordDescriptor.ARGUMENTS_OFFSET));
        }
        int number = memory.getInt(offset + RecordDescriptor.TASK_OFFSET);
        int arguments = offset + RecordDescriptor.HEADER_LENGTH + TASK_ARGUMENTS_KEPT * Long.BYTES;
        int tid = (int) memory.getLong(arguments);
        int process = (int) memory.getLong(arguments + Long.BYTES);
        int pid = (int) memory.getLong(arguments + 2 * Long.BYTES);
        introduce(new Pending(new Task(number, tid, process, pid)));
    }

    private void introduce(Pending pending) {
        Task task = pending.task;
        threads.put(task.number(), pending);
        Pending leader = task.isLeader() ? null : threads.get(task.process());
        if (leader != null) {
            leader.otherThreads++;
        }
    }

    private void begin(AssembledEvent event, EventKind kind, int offset, Task task) {
        event.begin(
                kind,
                nextNumber++,
                task,
                time(offset),
                memory.get(offset + RecordDescriptor.ABI_OFFSET) & 0xFF,
                memory.getInt(offset + RecordDescriptor.CODE_OFFSET));
    }

    /** Returns the offset behind the arguments. */
    private int copyArguments(AssembledEvent event, int offset) {
        int count = memory.get(offset + RecordDescriptor.ARGUMENTS_OFFSET);
        int first = offset + RecordDescriptor.HEADER_LENGTH;
        boolean isTask = event.kind() == EventKind.TASK;
        int kept = isTask ? TASK_ARGUMENTS_KEPT : count;
        for (int i = 0; i < kept; i++) {
            event.addArgument(memory.getLong(first + i * Long.BYTES));
        }
        if (isTask && count > TASK_ARGUMENTS) {
            event.addArgument(memory.getLong(first + TASK_ARGUMENTS * Long.BYTES));
        }
        return first + count * Long.BYTES;
    }

    private void copyPieces(AssembledEvent event, int offset, int firstPiece) {
        int count = memory.get(offset + RecordDescriptor.PIECES_OFFSET);
        int at = firstPiece;
        for (int i = 0; i < count; i++) {
            int flags = memory.get(at + 2) & 0xFF;
            int length = memory.getInt(at + 4);
            int bytes = at + RecordDescriptor.PIECE_HEADER_LENGTH;
            int argument = memory.get(at);
            int part = memory.get(at + 1);
            event.addPiece(argument, part, flags & ~RING_ONLY, memory, bytes, length);
            if (addressesOmitted && part == 0 && (flags & RecordDescriptor.PIECE_WHOLE) != 0) {
                event.clearArgument(argument);
            }
            if ((flags & RecordDescriptor.PIECE_ARGV) != 0) {
                maskArgv(event);
            }
            at = bytes + RecordDescriptor.align(length);
        }
    }

    private void maskArgv(AssembledEvent event) {
        int index = event.pieceCount() - 1;
        byte[] masked = mask.mask(event.pieceArray(index), event.pieceOffset(index), event.pieceLength(index));
        if (masked != null) {
            event.replacePiece(index, masked);
        }
    }

    private Pending thread(int offset) {
        int number = memory.getInt(offset + RecordDescriptor.TASK_OFFSET);
        @Nullable Pending pending = threads.get(number);
        if (pending == null) {
            throw new IllegalStateException("ring: record at offset " + offset + " names unknown task " + number);
        }
        return pending;
    }

    private long time(int offset) {
        return memory.getLong(offset + RecordDescriptor.TIME_OFFSET);
    }
}
