package io.tracecap.format.edit;

import io.tracecap.format.edit.Births.Birth;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import java.io.IOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a trace that finds what its selected events need, and what that needs in turn as far as it was known
 * before. Readings follow each other until nothing is added. Is shown all events in order. For one thread.
 */
final class NeedsPass {
    private final Predicate<EventView> selected;
    private final Needs needs;
    private final DescriptorState state;
    private final Mentions mentions;
    private final CallEffects effects = new CallEffects();
    private final Births births = new Births();
    /** What processes run now, by the number of their leaders. */
    private final ThreadMap<Program> programs = new ThreadMap<>();
    /** What of that was found to be needed. */
    private final ThreadMap<Program> needed = new ThreadMap<>();

    /** The calls that threads are in and that have an effect. */
    private final ThreadMap<OpenEffect> open = new ThreadMap<>();

    private boolean isFirstProcess = true;

    /**
     * A call that has not come back.
     *
     * @param enter number of the event with which it was entered
     * @param effect what it does if it succeeds
     * @param path the path that it removes or moves
     * @param to the path that this will have
     */
    private record OpenEffect(
            long enter,
            DescriptorEffect effect,
            @Nullable RawText path,
            @Nullable RawText to) {}

    /**
     * Before the first event.
     *
     * @param selected which events are selected
     * @param needs what is known so far, and what is found is added to
     * @param directory where the recorded command began
     */
    NeedsPass(Predicate<EventView> selected, Needs needs, RawText directory) {
        this.selected = selected;
        this.needs = needs;
        state = new DescriptorState(directory);
        mentions = new Mentions(needs, state);
    }

    /** Takes the next event into account. */
    void accept(EventView event) throws IOException {
        Task task = event.task();
        boolean isSelected = selected.test(event);
        if (isSelected) {
            needs.selected(task.number(), task.process());
            program(task.process());
        } else if (needs.needsEvent(event.number())) {
            needs.thread(task.number());
        }
        boolean isNeeded = isSelected || needs.needsEvent(event.number());
        if (isNeeded) {
            mentions.find(event);
        }
        OpenEffect effect = effect(event);
        DescriptorTable before = state.descriptors(task);
        RawText directory = state.directory(task);
        state.accept(event);
        if (isNeeded && event.kind().hasResult()) {
            mentions.findResult(event);
        }
        if (needs.needsProcessAt(task.process(), event.number()) && changesNeeded(event, before, directory)) {
            keep(event);
        }
        follow(event, effect);
    }

    /** What a process runs now is needed. */
    private void program(int process) throws IOException {
        Program program = programs.get(process);
        if (program != null && !program.equals(needed.get(process))) {
            needed.put(process, program);
            for (long event : program.events()) {
                needs.event(event);
            }
            if (program.isFirst()) {
                needs.firstCommand();
            }
        }
    }

    /** The effect of the call that an event belongs to; null if there is none. */
    private @Nullable OpenEffect effect(EventView event) {
        int thread = event.task().number();
        if (event.kind() == EventKind.RETURN) {
            OpenEffect call = open.remove(thread);
            return call != null && call.enter() == event.enterNumber() ? call : null;
        }
        if (event.kind() != EventKind.CALL && event.kind() != EventKind.ENTER) {
            return null;
        }
        open.remove(thread);
        DescriptorEffect effect = effects.of(event);
        if (effect == null) {
            return null;
        }
        boolean isMove = effect.verb() == Verb.REMOVE || effect.verb() == Verb.MOVE;
        OpenEffect call = new OpenEffect(
                event.number(),
                effect,
                isMove ? mentions.resolve(event, effect.path(), effect.at()) : null,
                isMove ? mentions.resolve(event, effect.to(), effect.toAt()) : null);
        if (event.kind() == EventKind.ENTER && open.size() < Births.MOST) {
            open.put(thread, call);
        }
        return call;
    }

    /** Whether a needed descriptor or directory is another one behind an event. */
    private boolean changesNeeded(EventView event, DescriptorTable before, @Nullable RawText directory) {
        if (event.kind() == EventKind.TASK || event.kind() == EventKind.EXIT) {
            return false;
        }
        DescriptorTable after = state.descriptors(event.task());
        if (before != after && before.differsIn(after, needs::needsOrigin)) {
            return true;
        }
        RawText moved = state.directory(event.task());
        return !Objects.equals(directory, moved) && (needs.needsDirectory(directory) || needs.needsDirectory(moved));
    }

    private void keep(EventView event) throws IOException {
        needs.event(event.number());
        if (event.kind() == EventKind.RETURN && event.enterNumber() != EventView.NO_ENTER) {
            needs.event(event.enterNumber());
        }
    }

    private void follow(EventView event, @Nullable OpenEffect effect) throws IOException {
        int process = event.task().process();
        boolean isOfSelected = needs.isSelectedProcess(process);
        switch (event.kind()) {
            case CALL, RETURN -> {
                if (event.kind() == EventKind.RETURN && needs.needsEvent(event.enterNumber())) {
                    needs.event(event.number());
                }
                if (effect != null && event.result() >= 0) {
                    succeeded(event, effect);
                }
            }
            case TASK -> begin(event);
            case EXEC -> {
                execute(event);
                if (isOfSelected) {
                    needs.event(event.number());
                }
            }
            case EXIT -> {
                boolean endsProcess = isOfSelected && event.task().isLeader();
                if (endsProcess || needs.isSelectedThread(event.task().number())) {
                    needs.event(event.number());
                }
                open.remove(event.task().number());
            }
            case FACT -> learn(event, isOfSelected);
            case GAP -> {
                if (Gap.of(event).scope() == Gap.Scope.THREAD && isOfSelected) {
                    needs.event(event.number());
                }
            }
            case ENTER, SIGNAL, STOP, NOTE, UNKNOWN -> {}
        }
    }

    private void succeeded(EventView exit, OpenEffect call) throws IOException {
        int process = exit.task().process();
        Verb verb = call.effect().verb();
        if (verb == Verb.NAME) {
            Program program = programs.get(process);
            programs.put(process, (program == null ? Program.UNKNOWN : program).with(call.enter()));
        } else if ((needs.needsName(call.path()) || needs.needsName(call.to()))
                && needs.needsProcessAt(process, exit.number())) {
            needs.event(call.enter());
            needs.event(exit.number());
            if (call.to() != null) {
                needs.name(call.to());
            }
        }
    }

    private void begin(EventView event) {
        Task task = event.task();
        int parent = NewTask.of(event).parent();
        Birth parentBirth = parent < 0 ? null : births.of(parent);
        OpenEffect call = parent < 0 ? null : open.get(parent);
        Program program = programs.get(task.process());
        if (program == null) {
            Program inherited = parentBirth == null ? null : programs.get(parentBirth.leader());
            program = inherited != null ? inherited : (isFirstProcess ? Program.FIRST : Program.UNKNOWN);
            programs.put(task.process(), program);
        }
        isFirstProcess = false;
        boolean isShared = call != null && call.effect().verb() == Verb.SHARE;
        births.add(
                task.number(),
                new Birth(event.number(), task.process(), parent, isShared ? call.enter() : Births.NONE));
    }

    private void execute(EventView event) throws IOException {
        int process = event.task().process();
        long former =
                event.argumentCount() > 1 ? event.argument(1) : event.task().number();
        OpenEffect call = former == (int) former ? open.remove((int) former) : null;
        Program known = programs.get(process);
        Program program = known != null && known.equals(Program.FIRST) ? Program.FIRST : Program.UNKNOWN;
        if (call != null && call.effect().verb() == Verb.EXECUTE) {
            open.put(event.task().number(), call);
            program = Program.UNKNOWN.with(call.enter());
        }
        programs.put(process, program.with(event.number()));
    }

    private void learn(EventView event, boolean isOfSelected) throws IOException {
        int process = event.task().process();
        switch (Fact.of(event).kind()) {
            case PROGRAM, NAME -> {
                Program program = programs.get(process);
                programs.put(process, (program == null ? Program.UNKNOWN : program).with(event.number()));
            }
            case UMASK, ROOT, CREDENTIALS, NAMESPACES, LIMITS -> {
                if (isOfSelected) {
                    needs.event(event.number());
                }
            }
            default -> {
                // Descriptors and directories are needed where they are used; mappings are not.
            }
        }
    }

    /** There are no more events: what is needed came from what made it. */
    void finish() throws IOException {
        BitSet threads = needs.threads();
        for (int thread = threads.nextSetBit(0); thread >= 0; thread = threads.nextSetBit(thread + 1)) {
            if (needs.isSelectedProcess(thread)) {
                program(thread);
            }
        }
        long growth;
        do {
            growth = needs.growth();
            threads = needs.threads();
            for (int thread = threads.nextSetBit(0); thread >= 0; thread = threads.nextSetBit(thread + 1)) {
                Birth birth = births.of(thread);
                if (birth != null) {
                    trace(birth);
                }
            }
        } while (needs.growth() != growth);
    }

    private void trace(Birth birth) throws IOException {
        needs.event(birth.event());
        needs.thread(birth.leader());
        Birth parent = birth.parent() < 0 ? null : births.of(birth.parent());
        if (parent != null) {
            needs.thread(birth.parent());
            needs.processUpTo(parent.leader(), birth.event());
            if (birth.call() != Births.NONE) {
                needs.event(birth.call());
            }
        }
    }
}
