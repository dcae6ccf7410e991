package io.tracecap.format.edit;

import io.tracecap.format.event.EventNumbers;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.event.TooManyEventsException;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.state.ProcessTable;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the selected events of a trace need of it, as far as it was found out. Only grows. For one thread.
 *
 * <p>Bounded: {@link #MOST_NAMES} files, directories and threads each; more makes the trace one that cannot be filtered.
 */
final class Needs {
    /** How many files, and how many directories, can be needed. */
    static final int MOST_NAMES = 1 << 20;

    private final String source;
    /** Numbers of the events that are needed as context. */
    private final EventNumbers context = new EventNumbers();
    /** Numbers of the events that opened what the descriptors of needed events stand for. */
    private final Set<Long> origins = new HashSet<>();
    /** Names of files that may be moved or removed while they are needed. */
    private final Set<RawText> names = new HashSet<>();

    private final Set<RawText> directories = new HashSet<>();
    /** Threads that needed events happened to, and those that these come from. */
    private final BitSet threads = new BitSet();
    /** Threads and processes with selected events. */
    private final BitSet selectedThreads = new BitSet();

    private final BitSet processes = new BitSet();
    /** Up to which event it matters what a process without selected events did: the birth of the last that comes from it. */
    private final ThreadMap<Long> ends = new ThreadMap<>();

    private boolean firstCommand;
    private long growth;

    /**
     * Nothing is needed yet.
     *
     * @param source the trace, for messages
     */
    Needs(String source) {
        this.source = source;
    }

    /** A number that is larger when anything more is needed. */
    long growth() {
        return growth;
    }

    private void grown(boolean isMore) {
        growth += isMore ? 1 : 0;
    }

    /** An event is needed as context. */
    void event(long number) throws TooManyEventsException {
        if (!context.contains(number)) {
            context.add(number);
            growth++;
        }
    }

    /** What a descriptor stands for is needed. */
    void descriptor(@Nullable Descriptor descriptor) throws EditException {
        if (descriptor == null) {
            return;
        }
        grown(origins.add(descriptor.file().origin()));
        if (descriptor.file() instanceof OpenFile.Named named) {
            name(named.name());
        }
        expectRoom();
    }

    /** What becomes of a name is needed. */
    void name(RawText name) {
        grown(names.add(name));
    }

    /** A current directory is needed. */
    void directory(@Nullable RawText directory) throws EditException {
        if (directory != null) {
            grown(directories.add(directory));
            expectRoom();
        }
    }

    private void expectRoom() throws EditException {
        if (origins.size() > MOST_NAMES || names.size() > MOST_NAMES || directories.size() > MOST_NAMES) {
            throw new EditException(source + ": what is selected uses more than " + MOST_NAMES + " files");
        }
    }

    /** A thread is needed. */
    void thread(int number) throws EditException {
        if (number < 0 || number >= ProcessTable.MAX_THREADS) {
            throw new EditException(source + ": has more than " + ProcessTable.MAX_THREADS + " threads");
        }
        grown(!threads.get(number));
        threads.set(number);
    }

    /** A thread and its process have a selected event. */
    void selected(int thread, int process) throws EditException {
        thread(thread);
        thread(process);
        grown(!selectedThreads.get(thread) || !processes.get(process));
        selectedThreads.set(thread);
        processes.set(process);
    }

    /** What a process was up to an event is needed. */
    void processUpTo(int process, long event) throws EditException {
        thread(process);
        Long known = ends.get(process);
        if (known == null || known < event) {
            ends.put(process, event);
            growth++;
        }
    }

    /** Whether it matters what a process did at an event. */
    boolean needsProcessAt(int process, long event) {
        if (processes.get(process)) {
            return true;
        }
        Long end = ends.get(process);
        return end != null && event <= end;
    }

    /** What the recorded command was at first is needed. */
    void firstCommand() {
        grown(!firstCommand);
        firstCommand = true;
    }

    boolean needsEvent(long number) {
        return context.contains(number);
    }

    boolean needsOrigin(Descriptor descriptor) {
        return origins.contains(descriptor.file().origin());
    }

    boolean needsName(@Nullable RawText name) {
        return name != null && names.contains(name);
    }

    boolean needsDirectory(@Nullable RawText directory) {
        return directory != null && directories.contains(directory);
    }

    boolean needsThread(int number) {
        return threads.get(number);
    }

    boolean isSelectedThread(int number) {
        return selectedThreads.get(number);
    }

    boolean isSelectedProcess(int number) {
        return processes.get(number);
    }

    boolean needsFirstCommand() {
        return firstCommand;
    }

    /** The threads that are needed. */
    BitSet threads() {
        return (BitSet) threads.clone();
    }

    /** How many processes have selected events. */
    int selectedProcesses() {
        return processes.cardinality();
    }

    /** How many different things selected events use through descriptors. */
    int files() {
        return origins.size();
    }
}
