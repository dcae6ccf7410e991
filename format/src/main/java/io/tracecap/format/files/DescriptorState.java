package io.tracecap.format.files;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.TaskFiles.Place;
import io.tracecap.format.files.TaskFiles.Table;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import io.tracecap.format.syscall.DescriptorEffects;
import org.jspecify.annotations.Nullable;

/**
 * What the descriptors of every process stand for while a trace is read, rebuilt from its events; is shown all of them
 * in order. For one thread at a time.
 *
 * <p>What it keeps is bounded, whatever a file says: descriptors of all processes together, threads and calls that are
 * going on. What is beyond is not known, as are descriptors that were opened before the recording or by another process.
 */
public final class DescriptorState {
    /** What {@link #umask} says when it is not known. */
    public static final int UNKNOWN_UMASK = -1;

    private static final int PERMISSIONS = 0777;
    private static final int CLONE_FS = 0x200;
    private static final int CLONE_FILES = 0x400;
    private static final int MOST_TASKS = 1 << 17;
    private static final int MOST_DESCRIPTORS = 1 << 20;
    /** No call that is kept takes more: a path, an address, a structure. */
    private static final int MOST_CALL_BYTES = 2 * Paths.LIMIT;

    private static final int MOST_CALLS = 1 << 14;
    private static final int ABIS = 256;
    private static final int EINPROGRESS = 115;

    private static final int TASK_BYTES = 200;
    private static final int DESCRIPTOR_BYTES = 50;
    private static final int MOVE_BYTES = 100;

    private final ThreadMap<TaskFiles> tasks = new ThreadMap<>();
    private final FileMoves moves;
    private final UnixPairs pairs;
    private final @Nullable DescriptorEffects[] effects;
    private final @Nullable RawText rootDirectory;
    private long descriptors;
    private int calls;

    /**
     * Nothing is known yet.
     *
     * @param rootDirectory absolute name of the current directory of the first process; empty when not known
     */
    public DescriptorState(RawText rootDirectory) {
        this.rootDirectory = rootDirectory.length() == 0 ? null : rootDirectory;
        moves = new FileMoves();
        pairs = new UnixPairs();
        effects = new DescriptorEffects[ABIS];
    }

    private DescriptorState(DescriptorState other) {
        rootDirectory = other.rootDirectory;
        TaskFiles.Copies copies = new TaskFiles.Copies();
        other.tasks.forEachEntry((number, files) -> tasks.put(number, copies.of(files)));
        moves = other.moves.copy();
        pairs = other.pairs.copy(copies);
        effects = other.effects.clone();
        descriptors = other.descriptors;
        calls = other.calls;
    }

    /**
     * What is known now, to go its own way from here. Takes time for each thread, but not for what it has open: descriptor
     * tables never change. A state that nobody shows events any more may be copied by several threads at once.
     */
    public DescriptorState copy() {
        return new DescriptorState(this);
    }

    /** About how many bytes of memory it takes, at most: what it shares with its copies is counted. */
    public long weight() {
        return (long) TASK_BYTES * tasks.size()
                + DESCRIPTOR_BYTES * descriptors
                + (long) MOVE_BYTES * moves.size()
                + (long) MOST_CALL_BYTES * calls;
    }

    /** What a thread has open now; {@link DescriptorTable#EMPTY} if nothing is known. Stays as it is from then on. */
    public DescriptorTable descriptors(Task task) {
        TaskFiles files = tasks.get(task.number());
        return files == null ? DescriptorTable.EMPTY : files.table.descriptors;
    }

    /** Absolute name of the directory that a thread is in now; null when not known. */
    public @Nullable RawText directory(Task task) {
        TaskFiles files = tasks.get(task.number());
        return files == null ? null : files.place.directory;
    }

    /**
     * The name of a file at a moment: it may have been removed or renamed since it was opened.
     *
     * @param before number of the first event that does not count; not beyond the next event
     */
    public RawText name(OpenFile.Named file, long before) {
        return moves.name(file.name(), file.origin(), before);
    }

    /** Absolute name of the directory that is the root of a thread now; null when not known. */
    public @Nullable RawText root(Task task) {
        TaskFiles files = tasks.get(task.number());
        return files == null ? null : files.place.root;
    }

    /** The umask of a thread now; {@link #UNKNOWN_UMASK} when not known. */
    public int umask(Task task) {
        TaskFiles files = tasks.get(task.number());
        return files == null ? UNKNOWN_UMASK : files.place.umask;
    }

    /** Takes the next event into account: a call's effect counts when it comes back. */
    public void accept(EventView event) {
        switch (event.kind()) {
            case CALL -> {
                if (!isFailed(event)) {
                    complete(event, event);
                }
            }
            case ENTER -> enter(event);
            case RETURN -> comeBack(event);
            case TASK -> begin(event);
            case EXEC -> exec(event);
            case EXIT -> forget(event.task().number());
            case FACT -> learn(event, Fact.of(event));
            case SIGNAL, STOP, GAP, NOTE, UNKNOWN -> {}
        }
    }

    /** A connection that is being made has addresses. */
    private static boolean isFailed(EventView exit) {
        return exit.result() < 0 && exit.result() >= -4095 && exit.result() != -EINPROGRESS;
    }

    private void learn(EventView event, Fact fact) {
        TaskFiles files = known(event.task());
        if (files == null) {
            return;
        }
        switch (fact.kind()) {
            case DESCRIPTORS -> set(files.table, DescriptorTable.EMPTY);
            case DESCRIPTOR -> {
                OpenFile file = KernelWord.read(event, 0, Fact.TEXT, false, event.number(), null);
                boolean closes = (fact.flags() & Fact.CLOSE_ON_EXEC) != 0;
                set(
                        files.table,
                        files.table.descriptors.with(
                                fact.number(),
                                new Descriptor(file == null ? new OpenFile.Unknown(event.number()) : file, closes)));
            }
            case DIRECTORY -> files.place.directory = text(event);
            case ROOT -> files.place.root = text(event);
            case UMASK -> files.place.umask = (int) fact.number();
            default -> {
                // It is about other things than descriptors and directories.
            }
        }
    }

    private static @Nullable RawText text(EventView event) {
        int piece = event.findPiece(0, Fact.TEXT, false);
        return piece < 0 || event.pieceLength(piece) > Paths.LIMIT
                ? null
                : RawText.of(event.pieceArray(piece), event.pieceOffset(piece), event.pieceLength(piece));
    }

    private void enter(EventView event) {
        if (table(event) == null || !isSmall(event) || effect(event, new CallView(event)) == null) {
            return;
        }
        TaskFiles files = known(event.task());
        if (files != null) {
            takeCall(files);
            if (calls < MOST_CALLS) {
                files.call = Event.copyOf(event);
                calls++;
            }
        }
    }

    private static boolean isSmall(EventView event) {
        int bytes = 0;
        for (int i = 0; i < event.pieceCount(); i++) {
            bytes += event.pieceLength(i);
        }
        return bytes <= MOST_CALL_BYTES;
    }

    private void comeBack(EventView exit) {
        TaskFiles files = tasks.get(exit.task().number());
        Event enter = files == null ? null : takeCall(files);
        if (enter != null && enter.number() == exit.enterNumber() && !isFailed(exit)) {
            complete(enter, exit);
        }
    }

    private @Nullable Event takeCall(TaskFiles files) {
        Event call = files.call;
        if (call != null) {
            files.call = null;
            calls--;
        }
        return call;
    }

    private @Nullable DescriptorEffect effect(EventView enter, CallView call) {
        DescriptorEffects table = table(enter);
        DescriptorEffect effect = table == null ? null : table.effect(enter.syscall(), call.arguments());
        return effect == null || !isAboutFiles(effect.verb()) ? null : effect;
    }

    private static boolean isAboutFiles(Verb verb) {
        return switch (verb) {
            case EXECUTE, NAME, CREATE, CREDENTIALS, NAMESPACES, MAP, UNMAP, REMAP, PROTECT, BREAK -> false;
            default -> true;
        };
    }

    private @Nullable DescriptorEffects table(EventView enter) {
        int abi = enter.abi();
        DescriptorEffects table = abi >= 0 && abi < ABIS ? effects[abi] : null;
        if (table == null) {
            table = load(abi);
        }
        return table != null && table.mayChangeMoreThanMemory(enter.syscall()) ? table : null;
    }

    private @Nullable DescriptorEffects load(int id) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                effects[id] = DescriptorEffects.of(abi);
                return effects[id];
            }
        }
        return null;
    }

    private void complete(EventView enter, EventView exit) {
        if (table(enter) == null) {
            return;
        }
        CallView call = new CallView(enter, exit);
        DescriptorEffect effect = effect(enter, call);
        TaskFiles files = effect == null ? null : known(enter.task());
        if (effect == null || files == null || effect.verb() == Verb.SHARE) {
            return;
        }
        if (effect.verb() == Verb.PART) {
            part(files, call.bits(effect.flags()));
        } else if (effect.verb() == Verb.DIRECTORY) {
            files.place.directory = EffectOn.directory(effect, call, files);
        } else if (effect.verb() == Verb.ROOT) {
            files.place.root = null;
        } else if (effect.verb() == Verb.REMOVE || effect.verb() == Verb.MOVE) {
            move(effect, call, files, exit.number());
        } else if (effect.verb() == Verb.UMASK) {
            files.place.umask = (int) call.arguments()[effect.number()] & PERMISSIONS;
        } else {
            set(files.table, EffectOn.descriptors(effect, call, files));
            pair(effect, call, files.table);
        }
    }

    private void move(DescriptorEffect effect, CallView call, TaskFiles files, long event) {
        RawText path = EffectOn.path(effect, call, files);
        RawText to = EffectOn.newPath(effect, call, files);
        if (path != null && effect.verb() == Verb.REMOVE) {
            moves.removed(path, event);
        } else if (path != null && to != null) {
            moves.moved(path, to, event);
        }
    }

    private void pair(DescriptorEffect effect, CallView call, Table table) {
        int fd = effect.verb() == Verb.CONNECT ? call.descriptor(effect.fd()) : (int) call.result();
        Descriptor descriptor = table.descriptors.get(fd);
        if (descriptor != null && descriptor.file() instanceof OpenFile.Socket socket) {
            if (effect.verb() == Verb.CONNECT) {
                pairs.connects(socket, table, fd);
            } else if (effect.verb() == Verb.ACCEPT) {
                pairs.accepted(socket);
            }
        }
    }

    private void set(Table table, DescriptorTable changed) {
        int more = changed.size() - table.descriptors.size();
        if (more <= 0 || descriptors + more <= MOST_DESCRIPTORS) {
            descriptors += more;
            table.descriptors = changed;
        }
    }

    private void begin(EventView event) {
        NewTask origin = NewTask.of(event);
        TaskFiles parent = origin.parent() < 0 ? null : tasks.get(origin.parent());
        if (tasks.get(event.task().number()) != null || tasks.size() == MOST_TASKS) {
            return;
        }
        if (parent == null) {
            boolean isRoot = origin.origin() == NewTask.Origin.ROOT;
            add(event.task(), new Table(DescriptorTable.EMPTY), new Place(isRoot ? rootDirectory : null));
            return;
        }
        boolean isThread = event.task().process() != event.task().number();
        long shared = parent.call == null ? (isThread ? CLONE_FILES | CLONE_FS : 0) : sharedFlags(parent.call);
        Table table = (shared & CLONE_FILES) != 0 ? parent.table : copy(parent.table);
        Place place = (shared & CLONE_FS) != 0 ? parent.place : parent.place.copy();
        add(event.task(), table, place);
    }

    private Table copy(Table table) {
        int size = table.descriptors.size();
        if (descriptors + size > MOST_DESCRIPTORS) {
            return new Table(DescriptorTable.EMPTY);
        }
        descriptors += size;
        return new Table(table.descriptors);
    }

    private long sharedFlags(Event call) {
        CallView view = new CallView(call);
        DescriptorEffect effect = effect(call, view);
        return effect == null || effect.verb() != Verb.SHARE ? 0 : view.bits(effect.flags());
    }

    private void add(Task task, Table table, Place place) {
        tasks.put(task.number(), new TaskFiles(table, place));
    }

    /** A thread that was there before anything said so has unknown descriptors. */
    private @Nullable TaskFiles known(Task task) {
        TaskFiles files = tasks.get(task.number());
        if (files == null && tasks.size() < MOST_TASKS) {
            add(task, new Table(DescriptorTable.EMPTY), new Place(null));
            files = tasks.get(task.number());
        }
        return files;
    }

    private void part(TaskFiles files, long flags) {
        if ((flags & CLONE_FILES) != 0) {
            ownTable(files);
        }
        if ((flags & CLONE_FS) != 0) {
            files.place = files.place.copy();
        }
    }

    private void ownTable(TaskFiles files) {
        if (files.table.users > 1) {
            files.table.users--;
            files.table = copy(files.table);
            files.table.users = 1;
        }
    }

    /** The other threads are gone, the table is no longer shared, and some of it is closed; see execve(2). */
    private void exec(EventView event) {
        int number = event.task().number();
        long former = event.argumentCount() > 1 ? event.argument(1) : number;
        TaskFiles caller = former == (int) former ? tasks.get((int) former) : null;
        if (caller != null && former != number) {
            forget(number);
            tasks.remove((int) former);
            tasks.put(number, caller);
        }
        TaskFiles files = known(event.task());
        if (files != null) {
            takeCall(files);
            ownTable(files);
            set(files.table, files.table.descriptors.afterExec());
        }
    }

    private void forget(int number) {
        TaskFiles files = tasks.remove(number);
        if (files != null) {
            takeCall(files);
            if (--files.table.users == 0) {
                descriptors -= files.table.descriptors.size();
            }
        }
    }
}
