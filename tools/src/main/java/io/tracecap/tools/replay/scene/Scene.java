package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.state.Argv;
import io.tracecap.format.state.ExecCall;
import io.tracecap.format.state.ProcessTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all processes of a recording are and do at a moment: behind the last event that it was shown. Is shown all events
 * in order, from the first one or from the moment of the scene that it is a copy of. For one thread at a time; what it
 * keeps is bounded, whatever a file says.
 */
public final class Scene {
    private static final int MOST_THREADS = 1 << 16;
    private static final int MOST_PROCESSES = 1 << 16;
    private static final int NOT_A_CALL = 0;
    private static final long MOST_CALL_BYTES = 16 << 20;
    /** Of a call that lasts: a path, or what is kept of a command line. */
    private static final int MOST_PIECES = 2 * ProcessTable.COMMAND_LIMIT;

    /** Of a write that lasts. */
    private static final int MOST_DATA = 1 << 16;

    private static final int THREAD_BYTES = 150;
    private static final int PROCESS_BYTES = 250;

    private final DescriptorState files;
    private final ThreadMap<ThreadNow> threads;
    private final ThreadMap<ProcessNow> processes;
    private final Zombies zombies;
    private final ProgramOutput output;
    private final RawText rootCommand;
    private long callBytes;
    private long ended;
    private long next;
    private long timeNs;

    /** Before the first event of a trace. */
    public Scene(TraceHeader header) {
        files = new DescriptorState(header.command().cwd());
        threads = new ThreadMap<>();
        processes = new ThreadMap<>();
        zombies = new Zombies();
        output = new ProgramOutput(header.privacy().dataLimit() > 0);
        rootCommand = Argv.join(header.command().argv(), ProcessTable.COMMAND_LIMIT);
    }

    private Scene(Scene other) {
        files = other.files.copy();
        threads = other.threads.copy();
        processes = other.processes.copy();
        zombies = other.zombies.copy();
        output = other.output.copy();
        rootCommand = other.rootCommand;
        callBytes = other.callBytes;
        ended = other.ended;
        next = other.next;
        timeNs = other.timeNs;
    }

    /** The same moment, to go on from. A scene that is shown nothing any more may be copied by several threads at once. */
    public Scene copy() {
        return new Scene(this);
    }

    /** About how many bytes of memory it takes, at most: what it shares with its copies is counted. */
    long weight() {
        return files.weight()
                + callBytes
                + ProgramOutput.MOST
                + (long) THREAD_BYTES * threads.size()
                + (long) PROCESS_BYTES * processes.size();
    }

    /** Number behind that of the last event. */
    public long next() {
        return next;
    }

    /** CLOCK_MONOTONIC time of the last event; 0 before the first one. */
    public long timeNs() {
        return timeNs;
    }

    /** What threads have open. */
    public DescriptorState files() {
        return files;
    }

    /** How many processes have ended, and nobody has to ask how any more. */
    public long ended() {
        return Math.max(0, ended - zombies.size());
    }

    /** The processes that are there, zombies among them, in order of first sight. */
    public List<ProcessNow> processes() {
        List<ProcessNow> all = zombies.all();
        processes.forEach(all::add);
        all.sort(Comparator.comparingInt(ProcessNow::number));
        return all;
    }

    /** The process with a number; null when it is not there, or has ended. */
    public @Nullable ProcessNow process(int number) {
        return processes.get(number);
    }

    /** The threads of a process, in order of first sight. */
    public List<ThreadNow> threads(int process) {
        List<ThreadNow> all = new ArrayList<>();
        threads.forEach(thread -> {
            if (thread.task().process() == process) {
                all.add(thread);
            }
        });
        all.sort(Comparator.comparingInt(thread -> thread.task().number()));
        return all;
    }

    /** The call that a thread is in; null when it is in none, or that is not known. */
    public @Nullable Event call(Task task) {
        ThreadNow thread = threads.get(task.number());
        return thread == null ? null : thread.call();
    }

    /** The end of what was written to the program's standard output and error, as far as it was recorded. */
    public RawText output() {
        return output.text();
    }

    /** How many bytes of that were not recorded, so far. */
    public long missingOutput() {
        return output.missing();
    }

    /** Takes the next event into account. */
    public void accept(EventView event) {
        next = event.number() + 1;
        timeNs = event.timeNs();
        switch (event.kind()) {
            case CALL -> {
                see(event.task());
                finish(event, event);
            }
            case ENTER -> enter(event);
            case RETURN -> comeBack(event);
            case STOP -> {
                ThreadNow thread = see(event.task());
                set(event.task(), thread == null ? null : thread.call(), true);
            }
            case TASK -> begin(event);
            case EXEC -> exec(event);
            case EXIT -> exit(event);
            case SIGNAL, GAP, NOTE, FACT, UNKNOWN -> see(event.task());
        }
        files.accept(event);
        output.accept(event, files);
    }

    /** A thread that something happens to is there, runs, and is in no call but the one that is known. */
    private @Nullable ThreadNow see(Task task) {
        ThreadNow thread = threads.get(task.number());
        if (thread == null) {
            return add(task, ProcessNow.NO_PARENT, task.pid(), null);
        }
        if (thread.isStopped()) {
            set(task, thread.call(), false);
        }
        return thread;
    }

    private @Nullable ThreadNow add(Task task, int parent, int innerPid, @Nullable RawText command) {
        ProcessNow process = processes.get(task.process());
        if (threads.size() == MOST_THREADS || (process == null && processes.size() == MOST_PROCESSES)) {
            return null;
        }
        if (process == null) {
            RawText known = command != null ? command : next == 1 ? rootCommand : RawText.EMPTY;
            process = new ProcessNow(task.process(), task.pid(), innerPid, parent, known, 0, ProcessNow.ALIVE);
        }
        processes.put(task.process(), process.withThreads(process.threads() + 1));
        ThreadNow thread = new ThreadNow(task, null, false);
        threads.put(task.number(), thread);
        return thread;
    }

    private void set(Task task, @Nullable Event call, boolean isStopped) {
        ThreadNow thread = threads.get(task.number());
        if (thread != null) {
            callBytes += weight(call) - weight(thread.call());
            threads.put(task.number(), new ThreadNow(task, call, isStopped));
        }
    }

    private static long weight(@Nullable Event call) {
        long weight = 0;
        for (int i = 0; call != null && i < call.pieceCount(); i++) {
            weight += call.pieceLength(i);
        }
        return weight;
    }

    private void enter(EventView event) {
        see(event.task());
        int most = output.mayCome(event) ? MOST_DATA : MOST_PIECES;
        set(event.task(), Event.copyOf(event, callBytes < MOST_CALL_BYTES ? most : NOT_A_CALL), false);
    }

    private void comeBack(EventView exit) {
        see(exit.task());
        Event enter = call(exit.task());
        set(exit.task(), null, false);
        if (enter != null && enter.number() == exit.enterNumber()) {
            finish(enter, exit);
        }
    }

    private void finish(EventView enter, EventView exit) {
        zombies.comeBack(enter, exit);
        output.comeBack(enter, exit, files);
    }

    private void begin(EventView event) {
        Task task = event.task();
        if (threads.get(task.number()) != null) {
            return;
        }
        NewTask origin = NewTask.of(event);
        ThreadNow creator = origin.parent() < 0 ? null : threads.get(origin.parent());
        ProcessNow parent =
                creator == null ? null : processes.get(creator.task().process());
        int piece = task.isLeader() ? event.findPiece(0, NewTask.COMMAND_PART, false) : -1;
        RawText command = piece >= 0 ? command(event, piece) : parent == null ? null : parent.command();
        int innerPid = origin.innerTid() == 0 ? task.pid() : origin.innerTid();
        add(task, parent == null ? ProcessNow.NO_PARENT : parent.number(), innerPid, command);
    }

    private static RawText command(EventView event, int piece) {
        int length = Math.min(ProcessTable.COMMAND_LIMIT, event.pieceLength(piece));
        return RawText.of(event.pieceArray(piece), event.pieceOffset(piece), length);
    }

    /** The call comes back in the main thread, whichever thread made it, see ptrace(2); the others are gone. */
    private void exec(EventView event) {
        Task task = event.task();
        see(task);
        long former = event.argumentCount() > 1 ? event.argument(1) : task.number();
        ThreadNow caller = former == (int) former ? threads.get((int) former) : null;
        Event call = caller == null ? call(task) : caller.call();
        if (caller != null && former != task.number() && caller.task().process() == task.process()) {
            set(caller.task(), null, false);
            remove(caller.task());
            set(task, call, false);
        }
        ProcessNow process = processes.get(task.process());
        if (process != null) {
            boolean isFirst = output.isBefore(task.process());
            processes.put(process.number(), process.running(argv(call, isFirst ? process.command() : RawText.EMPTY)));
        }
    }

    private static RawText argv(@Nullable Event call, RawText otherwise) {
        int argument = call == null ? ExecCall.NOT_EXEC : ExecCall.argvArgument(call);
        int piece = call == null || argument == ExecCall.NOT_EXEC ? -1 : call.findPiece(argument, 0, false);
        return call == null || piece < 0 ? otherwise : command(call, piece);
    }

    private void exit(EventView event) {
        Task task = event.task();
        see(task);
        set(task, null, false);
        ProcessNow process = processes.get(task.process());
        if (process != null && task.isLeader()) {
            long status = event.argumentCount() > 0 ? event.argument(0) & 0xFFFF_FFFFL : 0;
            processes.put(process.number(), process.ended(status));
        }
        remove(task);
    }

    private void remove(Task task) {
        ProcessNow process = processes.get(task.process());
        if (threads.remove(task.number()) == null || process == null) {
            return;
        }
        ProcessNow left = process.withThreads(process.threads() - 1);
        if (left.threads() > 0) {
            processes.put(left.number(), left);
            return;
        }
        processes.remove(left.number());
        ended++;
        zombies.forgetChildrenOf(left.number());
        if (processes.get(left.parent()) != null) {
            zombies.add(left);
        }
    }
}
