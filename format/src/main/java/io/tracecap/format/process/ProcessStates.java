package io.tracecap.format.process;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.process.TaskState.Space;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import org.jspecify.annotations.Nullable;

/**
 * What every process is and has while a trace is read, rebuilt from its events; is shown all of them in order. For one
 * thread at a time. What it keeps is bounded, whatever a file says; what is beyond is not known.
 */
public final class ProcessStates {
    private static final int CLONE_VM = 0x100;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MREMAP_DONTUNMAP = 4;
    private static final int MOST_TASKS = 1 << 15;
    private static final int MOST_MAPPINGS = 1 << 18;
    private static final int MOST_CALLS = 1 << 12;
    /** Bytes of an argv that are kept. */
    private static final int COMMAND_LIMIT = 4096;

    private static final int MOST_NAME_BYTES = 1 << 18;

    private final DescriptorState files;
    private final ThreadNames names = new ThreadNames();
    private final ThreadMap<TaskState> tasks = new ThreadMap<>();
    private final Effects effects = new Effects();
    private long mappings;
    private int calls;

    /**
     * Nothing is known yet.
     *
     * @param rootDirectory absolute name of the current directory of the first process; empty when not known
     */
    public ProcessStates(RawText rootDirectory) {
        files = new DescriptorState(rootDirectory);
    }

    /** What a thread is and has behind the last event. */
    public ProcessState at(Task task) {
        TaskState state = tasks.get(task.number());
        TaskState known = state == null ? new TaskState(new Space()) : state;
        return new ProcessState(
                files.descriptors(task),
                files.directory(task),
                files.root(task),
                files.umask(task),
                names.name(task.tid(), Long.MAX_VALUE),
                known.space.program,
                known.space.command,
                known.credentials,
                known.namespaces,
                known.space.memory);
    }

    /** Takes the next event into account: a call's effect counts when it comes back. */
    public void accept(EventView event) {
        switch (event.kind()) {
            case CALL -> complete(event, event);
            case ENTER -> enter(event);
            case RETURN -> comeBack(event);
            case TASK -> begin(event);
            case EXEC -> exec(event);
            case EXIT -> forget(event.task().number());
            case FACT -> learn(event, Fact.of(event));
            case SIGNAL, STOP, GAP, NOTE, UNKNOWN -> {}
        }
        names.accept(event);
        files.accept(event);
    }

    private void enter(EventView event) {
        DescriptorEffect effect = effects.of(event);
        TaskState state = effect == null ? null : known(event.task());
        if (effect != null && state != null && concerns(effect.verb())) {
            takeCall(state);
            if (calls < MOST_CALLS && Effects.isSmall(event)) {
                state.call = Event.copyOf(event);
                calls++;
            }
        }
    }

    private static boolean concerns(Verb verb) {
        return switch (verb) {
            case EXECUTE, MAP, UNMAP, REMAP, PROTECT, BREAK, SHARE -> true;
            default -> false;
        };
    }

    private void comeBack(EventView exit) {
        TaskState state = tasks.get(exit.task().number());
        Event enter = state == null ? null : takeCall(state);
        if (enter != null && enter.number() == exit.enterNumber()) {
            complete(enter, exit);
        }
    }

    private @Nullable Event takeCall(TaskState state) {
        Event call = state.call;
        if (call != null) {
            state.call = null;
            calls--;
        }
        return call;
    }

    private void complete(EventView enter, EventView exit) {
        boolean isFailed = exit.result() < 0 && exit.result() >= -4095;
        DescriptorEffect effect = isFailed ? null : effects.of(enter);
        TaskState state = effect == null || !concerns(effect.verb()) ? null : known(enter.task());
        if (effect == null || state == null) {
            return;
        }
        Memory memory = state.space.memory;
        int before = memory.all().size();
        switch (effect.verb()) {
            case MAP -> map(effect, enter, exit.result(), memory);
            case UNMAP ->
                memory.unmap(
                        argument(enter, effect.address()),
                        argument(enter, effect.area().length()));
            case REMAP ->
                memory.remap(
                        argument(enter, effect.address()),
                        argument(enter, effect.area().length()),
                        exit.result(),
                        argument(enter, effect.area().size()),
                        (Effects.bits(enter, effect.flags()) & MREMAP_DONTUNMAP) != 0);
            case PROTECT ->
                memory.protect(
                        argument(enter, effect.address()),
                        argument(enter, effect.area().length()),
                        (int) argument(enter, effect.area().access()));
            case BREAK -> memory.setBreak(exit.result());
            default -> {
                // What an execve or a clone does is known by the events that follow.
            }
        }
        count(state, memory.all().size() - before);
    }

    /** A process that has too much memory for all that is kept loses what is known of it. */
    private void count(TaskState state, int more) {
        mappings += more;
        if (mappings > MOST_MAPPINGS) {
            mappings -= state.space.memory.all().size();
            state.space.memory = new Memory();
        }
    }

    private void map(DescriptorEffect effect, EventView enter, long address, Memory memory) {
        boolean isAnonymous = (Effects.bits(enter, effect.flags()) & MAP_ANONYMOUS) != 0;
        RawText name = isAnonymous ? null : fileName(enter.task(), (int) argument(enter, effect.fd()));
        long offset = effect.area().offset() < 0 || isAnonymous
                ? 0
                : argument(enter, effect.area().offset());
        int access = (int) argument(enter, effect.area().access());
        memory.map(address, argument(enter, effect.area().length()), access, name, offset);
    }

    private @Nullable RawText fileName(Task task, int fd) {
        Descriptor descriptor = files.descriptors(task).get(fd);
        return descriptor != null && descriptor.file() instanceof OpenFile.Named named
                ? Mapping.name(named.name())
                : null;
    }

    private static long argument(EventView event, int index) {
        return index >= 0 && index < event.argumentCount() ? event.argument(index) : 0;
    }

    private void begin(EventView event) {
        NewTask origin = NewTask.of(event);
        TaskState parent = origin.parent() < 0 ? null : tasks.get(origin.parent());
        if (tasks.get(event.task().number()) != null || tasks.size() == MOST_TASKS) {
            return;
        }
        if (parent == null) {
            tasks.put(event.task().number(), new TaskState(new Space()));
            return;
        }
        boolean isThread = event.task().process() != event.task().number();
        boolean isVfork = origin.origin() == NewTask.Origin.VFORK;
        tasks.put(
                event.task().number(),
                parent.child(isThread || isVfork || sharesMemory(parent) ? parent.space : copy(parent.space)));
    }

    private boolean sharesMemory(TaskState parent) {
        Event call = parent.call;
        DescriptorEffect effect = call == null ? null : effects.of(call);
        return call != null
                && effect != null
                && effect.verb() == Verb.SHARE
                && (Effects.bits(call, effect.flags()) & CLONE_VM) != 0;
    }

    private Space copy(Space space) {
        int size = space.memory.all().size();
        boolean hasRoom = mappings + size <= MOST_MAPPINGS;
        mappings += hasRoom ? size : 0;
        return space.copy(hasRoom);
    }

    private @Nullable TaskState known(Task task) {
        TaskState state = tasks.get(task.number());
        if (state == null && tasks.size() < MOST_TASKS) {
            state = new TaskState(new Space());
            tasks.put(task.number(), state);
        }
        return state;
    }

    /** The other threads are gone, and the program is another one; see execve(2). */
    private void exec(EventView event) {
        int number = event.task().number();
        long former = event.argumentCount() > 1 ? event.argument(1) : number;
        TaskState caller = former == (int) former ? tasks.get((int) former) : null;
        if (caller != null && former != number) {
            forget(number);
            tasks.remove((int) former);
            tasks.put(number, caller);
        }
        TaskState state = known(event.task());
        if (state == null) {
            return;
        }
        Event call = takeCall(state);
        leaveSpace(state);
        state.enterSpace(new Space());
        DescriptorEffect effect = call == null ? null : effects.of(call);
        if (call != null && effect != null && effect.verb() == Verb.EXECUTE) {
            state.space.command = Effects.texts(call, effect.array(), COMMAND_LIMIT);
        }
    }

    private void learn(EventView event, Fact fact) {
        TaskState state = known(event.task());
        if (state == null) {
            return;
        }
        switch (fact.kind()) {
            case PROGRAM -> state.space.program = Effects.text(event, 0);
            case CREDENTIALS -> state.credentials = Credentials.read(Effects.structure(event, Fact.DETAIL));
            case NAMESPACES -> state.namespaces = Namespaces.read(Effects.structure(event, Fact.DETAIL));
            case MAPPINGS -> {
                if (fact.number() == 0) {
                    mappings -= state.space.memory.all().size();
                    state.space.memory = new Memory();
                }
                int before = state.space.memory.all().size();
                MappingsFact.addTo(
                        state.space.memory,
                        Effects.structure(event, Fact.DETAIL),
                        Effects.texts(event, 0, MOST_NAME_BYTES));
                count(state, state.space.memory.all().size() - before);
            }
            default -> {
                // It is about files, or something that is not followed.
            }
        }
    }

    private void forget(int number) {
        TaskState state = tasks.remove(number);
        if (state != null) {
            takeCall(state);
            leaveSpace(state);
        }
    }

    private void leaveSpace(TaskState state) {
        if (state.space.leave()) {
            mappings -= state.space.memory.all().size();
        }
    }
}
