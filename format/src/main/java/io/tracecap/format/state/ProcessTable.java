package io.tracecap.format.state;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The processes of a trace, built from its events in order. The writer feeds it while it writes, for the footer; a
 * reader whose footer is missing feeds it the same events and gets the same table. For one thread at a time.
 *
 * <p>Hot in {@link #accept}: an array access per event; it allocates to grow and for execve only. Processes are columns
 * of primitives in order of first sight, so a parent is always before its children; slots are built on demand from
 * parent and child index, so a chain of n processes takes O(n).
 *
 * <p>What cannot grow without bound: beyond its limits the table {@linkplain #isOverfull says so} and stays as it is.
 */
public final class ProcessTable {
    /** Threads that a table can hold; the further apart their numbers, the fewer. */
    public static final int MAX_THREADS = 1 << 23;

    /** Bytes of a command line that are kept. */
    public static final int COMMAND_LIMIT = 4096;

    private static final long COMMANDS_LIMIT = 1 << 25;
    private static final int PENDING_LIMIT = 1 << 16;
    private static final int SLOT_LEVELS = 64;
    private static final int NONE = -1;

    private final int maxProcesses;
    private final CommandStore commands = new CommandStore(COMMANDS_LIMIT);
    /** Commands that threads, by tid, are about to run. */
    private final Map<Integer, Integer> pending = new HashMap<>();
    /** By thread number: index of its process plus one; 0 for a thread that was not seen. */
    private final ThreadIndex processOf = new ThreadIndex();

    private int[] number = new int[16];
    private int[] pid = new int[16];
    private int[] parent = new int[16];
    private int[] child = new int[16];
    private int[] children = new int[16];
    private int[] command = new int[16];
    private int[] execs = new int[16];
    private int[] threads = new int[16];
    private int[] status = new int[16];
    private long[] start = new long[16];
    private long[] end = new long[16];
    private long[] events = new long[16];
    private int size;
    private int roots;
    private boolean overfull;

    /**
     * An empty table.
     *
     * @param maxProcesses how many processes it may hold
     * @param rootCommand argv of the first process until it is seen to run another; empty when not known
     */
    public ProcessTable(int maxProcesses, List<RawText> rootCommand) {
        this.maxProcesses = maxProcesses;
        command[0] = commands.number(Argv.join(rootCommand, COMMAND_LIMIT));
    }

    /** Takes the next event of the trace into account. */
    public void accept(EventView event) {
        if (overfull) {
            return;
        }
        Task task = event.task();
        int process = processIndex(event, task);
        if (process == NONE) {
            overfull = true;
            return;
        }
        if (!event.isContext()) {
            events[process]++;
        }
        switch (event.kind()) {
            case ENTER -> {
                int argv = ExecCall.argvArgument(event);
                if (argv != ExecCall.NOT_EXEC) {
                    rememberCommand(event, argv);
                }
            }
            case RETURN -> {
                if (ExecCall.argvArgument(event) != ExecCall.NOT_EXEC) {
                    pending.remove(task.tid());
                }
            }
            case EXEC -> run(event, process);
            case EXIT -> exit(event, process);
            case TASK -> resume(event, process);
            case CALL, SIGNAL, STOP, GAP, NOTE, FACT, UNKNOWN -> {}
        }
    }

    /** Whether the trace had more processes or threads than this table may hold; it then misses some. */
    public boolean isOverfull() {
        return overfull;
    }

    /** How many processes there are. */
    public int size() {
        return size;
    }

    /** The process at a position, in order of first sight. */
    public ProcessInfo get(int index) {
        return new ProcessInfo(
                number[index],
                pid[index],
                parent[index] == NONE ? ProcessInfo.NO_PARENT : number[parent[index]],
                slot(index),
                start[index],
                end[index],
                hasEnded(index) ? status[index] & 0xFFFFFFFFL : ProcessInfo.NOT_SEEN,
                Argv.split(commands.command(command[index])),
                execs[index],
                events[index],
                threads[index]);
    }

    /**
     * What the process at {@code index} runs, as {@link Argv} lays it out; empty when not known. The same object for all
     * processes that run the same.
     */
    public RawText commandAt(int index) {
        return commands.command(command[index]);
    }

    /** Position of the process that created the one at {@code index}, or -1. */
    public int parentIndex(int index) {
        return parent[index];
    }

    /** All processes in order of first sight. A view; each is built when it is asked for. */
    public List<ProcessInfo> asList() {
        return new View();
    }

    /**
     * The place of each process among the children of its parent where that is not the next one: from 1, otherwise 0. So
     * much has to be stored for {@link #restore} to give the same slots.
     */
    public int[] places() {
        int[] places = new int[size];
        int[] next = new int[size + 1];
        for (int i = 0; i < size; i++) {
            int of = parent[i] + 1;
            places[i] = child[i] == next[of] ? 0 : child[i] + 1;
            next[of] = Math.max(next[of], child[i] + 1);
        }
        return places;
    }

    /**
     * Appends a process as it was stored, in the order of {@link #asList}.
     *
     * @param parentIndex position of its parent, which must be in the table, or -1
     * @param place as {@link #places} had it
     * @return whether there was room
     * @throws IllegalArgumentException when the parent is not in the table, or the place impossible
     */
    public boolean restore(ProcessInfo process, int parentIndex, int place) {
        if (parentIndex < NONE || parentIndex >= size) {
            throw new IllegalArgumentException("process " + size + " has the parent " + parentIndex);
        }
        if (place < 0 || place > NewTask.MOST) {
            throw new IllegalArgumentException("process " + size + " has the place " + place);
        }
        if (size == maxProcesses) {
            return false;
        }
        int index = add(process.number(), process.pid(), parentIndex, place, process.startNs());
        end[index] = process.endNs();
        status[index] = (int) process.status();
        command[index] = commands.number(Argv.join(process.command(), COMMAND_LIMIT));
        execs[index] = process.execs();
        events[index] = process.events();
        threads[index] = process.threads();
        return true;
    }

    private int processIndex(EventView event, Task task) {
        int thread = task.number();
        int known = processOf.get(thread);
        if (known != 0) {
            return known - 1;
        }
        int leader = task.process();
        if (!processOf.makeRoom(thread) || !processOf.makeRoom(leader)) {
            return NONE;
        }
        if (processOf.get(leader) == 0) {
            if (size == maxProcesses) {
                return NONE;
            }
            int place = event.kind() == EventKind.TASK && task.isLeader()
                    ? NewTask.of(event).place()
                    : 0;
            processOf.put(leader, add(leader, task.pid(), creator(event), place, event.timeNs()) + 1);
        }
        int process = processOf.get(leader) - 1;
        if (thread != leader) {
            processOf.put(thread, process + 1);
            threads[process]++;
        }
        return process;
    }

    private int creator(EventView event) {
        if (event.kind() != EventKind.TASK || event.argumentCount() == 0) {
            return NONE;
        }
        // One less than 0 is NONE: a creator that is not known, or none.
        return processOf.get(event.argument(0)) - 1;
    }

    private int add(int newNumber, int newPid, int newParent, int place, long startNs) {
        if (size == number.length) {
            grow(size * 2);
        }
        int index = size++;
        number[index] = newNumber;
        pid[index] = newPid;
        parent[index] = newParent;
        start[index] = startNs;
        end[index] = ProcessInfo.NOT_SEEN;
        threads[index] = 1;
        int next = newParent == NONE ? roots : children[newParent];
        child[index] = place == 0 ? next : place - 1;
        next = Math.max(next, child[index] + 1);
        if (newParent == NONE) {
            roots = next;
        } else {
            children[newParent] = next;
            command[index] = command[newParent];
        }
        return index;
    }

    private void grow(int capacity) {
        number = Arrays.copyOf(number, capacity);
        pid = Arrays.copyOf(pid, capacity);
        parent = Arrays.copyOf(parent, capacity);
        child = Arrays.copyOf(child, capacity);
        children = Arrays.copyOf(children, capacity);
        command = Arrays.copyOf(command, capacity);
        execs = Arrays.copyOf(execs, capacity);
        threads = Arrays.copyOf(threads, capacity);
        status = Arrays.copyOf(status, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        events = Arrays.copyOf(events, capacity);
    }

    /** What became of a process before what is in the file comes with its first event. */
    private void resume(EventView event, int process) {
        if (!event.task().isLeader()) {
            return;
        }
        NewTask before = NewTask.of(event);
        children[process] = Math.max(children[process], before.children());
        execs[process] = Math.max(execs[process], before.execs());
        int piece = event.findPiece(0, NewTask.COMMAND_PART, false);
        if (piece >= 0) {
            int length = Math.min(COMMAND_LIMIT, event.pieceLength(piece));
            command[process] = commands.number(RawText.of(event.pieceArray(piece), event.pieceOffset(piece), length));
        }
    }

    private void rememberCommand(EventView event, int argument) {
        int piece = event.findPiece(argument, 0, false);
        if (piece < 0 || pending.size() >= PENDING_LIMIT) {
            return;
        }
        int length = Math.min(COMMAND_LIMIT, event.pieceLength(piece));
        RawText argv = RawText.of(event.pieceArray(piece), event.pieceOffset(piece), length);
        pending.put(event.task().tid(), commands.number(argv));
    }

    private void run(EventView event, int process) {
        int tid = event.task().tid();
        long former = event.argumentCount() > 0 ? event.argument(0) : tid;
        Integer argv = former == (int) former ? pending.remove((int) former) : null;
        boolean isFirst = process == 0 && execs[process] == 0;
        if (argv != null) {
            command[process] = argv;
        } else if (!isFirst) {
            command[process] = CommandStore.UNKNOWN;
        }
        execs[process]++;
    }

    private void exit(EventView event, int process) {
        Task task = event.task();
        pending.remove(task.tid());
        if (task.isLeader()) {
            end[process] = event.timeNs();
            status[process] = event.argumentCount() > 0 ? (int) event.argument(0) : 0;
        }
    }

    private boolean hasEnded(int index) {
        return end[index] != ProcessInfo.NOT_SEEN;
    }

    /** The slot; one deeper than {@link #SLOT_LEVELS} begins with {@code #} and the number of an ancestor. */
    private String slot(int index) {
        int[] path = new int[SLOT_LEVELS];
        int levels = 0;
        int at = index;
        while (at != NONE && levels < SLOT_LEVELS) {
            path[levels++] = child[at];
            at = parent[at];
        }
        StringBuilder slot = new StringBuilder();
        if (at != NONE) {
            slot.append('#').append(number[at]).append('.');
        }
        for (int i = levels - 1; i >= 0; i--) {
            slot.append(path[i]);
            if (i > 0) {
                slot.append('.');
            }
        }
        return slot.toString();
    }

    private final class View extends AbstractList<ProcessInfo> implements RandomAccess {
        @Override
        public ProcessInfo get(int index) {
            Objects.checkIndex(index, size);
            return ProcessTable.this.get(index);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
