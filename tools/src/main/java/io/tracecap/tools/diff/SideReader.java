package io.tracecap.tools.diff;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.process.ThreadNames;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FileHistory;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one trace into programs and tokens. For one thread; used once. */
final class SideReader {
    private static final int MOST_COPIED_BYTES = 1 << 18;
    private static final int MOST_OPEN_BYTES = 1 << 24;
    private static final int OPEN_BYTES = 300;
    private static final int COMMAND_LIMIT = 2000;
    /** Of memory, that a program or a thread takes. */
    private static final int IMAGE_BYTES = 1 << 14;

    /** Of memory, that an event of either side takes while it is compared. */
    private static final int EVENT_BYTES = 64;

    private static final long LOWEST_ERRNO = -4095;
    private static final int SIGCHLD = 17;
    private static final int SIGNAL_BITS = 0x7F;

    private final TraceFile trace;
    private final Tokens tokens;
    private final Rules rules;
    private final FileHistory files;
    private final ProcessNames processes;
    private final AddressNames addresses;
    private final ObjectNames objects;
    private final CallNormaliser calls;
    private final Noise noise;
    private final ThreadNames names = new ThreadNames();
    private final EventFilter filter;
    private final ThreadMap<Image> images = new ThreadMap<>();
    private final ThreadMap<TokenStream> streams = new ThreadMap<>();
    /** Ids of threads that are no leaders, until they end. */
    private final ThreadMap<Integer> ids = new ThreadMap<>();

    private final ThreadMap<Event> open = new ThreadMap<>();
    private final ThreadMap<Integer> processOf = new ThreadMap<>();
    private final long mostEvents = Runtime.getRuntime().maxMemory() / EVENT_BYTES / 2;
    private final long mostImages = Runtime.getRuntime().maxMemory() / IMAGE_BYTES;
    private final boolean isTallied;
    private final Usage usage = new Usage();
    private @Nullable Image first;
    private int imageCount;
    private int threadCount;
    private long openBytes;
    private long events;

    private SideReader(TraceFile trace, Dictionary dictionary, SelectedEvents selected, Reading reading) {
        this.trace = trace;
        tokens = dictionary.tokens();
        rules = reading.rules();
        isTallied = reading.isTallied();
        files = new FileHistory(trace.header().command().cwd());
        processes = new ProcessNames(rules);
        addresses = new AddressNames(rules);
        PathNames paths = new PathNames(rules, processes, trace.header().command(), reading.mapped());
        objects = new ObjectNames(rules, paths);
        calls = new CallNormaliser(rules, paths, objects, processes, addresses, files, dictionary, reading);
        noise = new Noise(rules);
        filter = selected.filter(files, trace.header().command().cwd());
    }

    /**
     * Reads a trace.
     *
     * @param dictionary gives numbers to calls, the same in all traces
     * @param selected the events that are compared
     * @throws IOException when it cannot be read to its end, or has no events
     */
    static Side read(TraceFile trace, Dictionary dictionary, SelectedEvents selected, Reading reading)
            throws IOException {
        // First of all: there may be more processes than anybody can compare.
        Slots slots = new Slots(trace.processes());
        SideReader reader = new SideReader(trace, dictionary, selected, reading);
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                reader.accept(events.event());
            }
        }
        trace.expectComplete();
        return reader.side(slots);
    }

    private Side side(Slots slots) throws IOException {
        ids.forEachEntry(this::name);
        Image root = first;
        if (root == null) {
            throw new IOException(trace.path() + ": there are no events in it, so there is nothing to compare");
        }
        return new Side(trace.header(), root, slots, imageCount, usage);
    }

    private void accept(EventView event) throws IOException {
        files.accept(event);
        processes.accept(event);
        names.accept(event);
        Task task = event.task();
        switch (event.kind()) {
            case TASK -> begin(event);
            case ENTER -> {
                close(task.number());
                if (openBytes < MOST_OPEN_BYTES) {
                    Event copy = Event.copyOf(event, MOST_COPIED_BYTES);
                    openBytes += weight(copy);
                    open.put(task.number(), copy);
                }
            }
            case CALL -> call(event, event);
            case RETURN -> {
                Event enter = close(task.number());
                if (enter != null && enter.number() == event.enterNumber()) {
                    call(enter, event);
                }
            }
            case EXEC -> execute(event);
            case EXIT -> end(event);
            case SIGNAL -> {
                int signal = event.argumentCount() == 0 ? 0 : (int) event.argument(0);
                if (signal != SIGCHLD || !rules.hold(Rule.SCHEDULING)) {
                    String text = "--- " + Signals.name(signal) + " ---";
                    add(event, text);
                }
            }
            case FACT -> learn(event);
            case STOP, GAP, NOTE, UNKNOWN -> {}
        }
    }

    /** What the command was given as its standard files. */
    private void learn(EventView event) {
        Fact fact = Fact.of(event);
        Image root = first;
        boolean isRoot = root != null && event.task().process() == root.process();
        if (isRoot && fact.kind() == Fact.Kind.DESCRIPTOR && imageCount == 1) {
            objects.given(event.number(), fact.number());
        }
    }

    private @Nullable Event close(int thread) {
        Event enter = open.remove(thread);
        openBytes -= enter == null ? 0 : weight(enter);
        return enter;
    }

    private static long weight(Event event) {
        long bytes = OPEN_BYTES;
        for (int i = 0; i < event.pieceCount(); i++) {
            bytes += event.pieceLength(i);
        }
        return bytes;
    }

    private void begin(EventView event) {
        Task task = event.task();
        if (!task.isLeader()) {
            streams.put(task.number(), addThread(image(task)));
            ids.put(task.number(), task.tid());
            return;
        }
        int creator = NewTask.of(event).parent();
        TokenStream maker = creator < 0 ? null : streams.get(creator);
        Image parent = maker == null ? first : imageOf(creator);
        if (parent != null && imageCount >= mostImages) {
            images.put(task.process(), parent);
            return;
        }
        String command =
                parent == null ? calls.command(trace.header().command().argv()) : creator < 0 ? "?" : parent.command();
        start(task, new Image(parent, false, task.process(), command));
    }

    private @Nullable Image imageOf(int thread) {
        Integer process = processOf.get(thread);
        return process == null ? null : images.get(process);
    }

    private void start(Task task, Image image) {
        first = first == null ? image : first;
        imageCount++;
        images.put(task.process(), image);
        streams.put(task.number(), addThread(image));
        processOf.put(task.number(), task.process());
    }

    /** The program that a thread's process runs now; one that nothing was said of before is a program without a name. */
    private Image image(Task task) {
        processOf.put(task.number(), task.process());
        Image known = images.get(task.process());
        if (known != null) {
            return known;
        }
        Image image = new Image(first, false, task.process(), "?");
        first = first == null ? image : first;
        imageCount++;
        images.put(task.process(), image);
        return image;
    }

    private TokenStream stream(EventView event) {
        TokenStream known = streams.get(event.task().number());
        if (known != null) {
            return known;
        }
        TokenStream stream = addThread(image(event.task()));
        streams.put(event.task().number(), stream);
        return stream;
    }

    /** Of more threads than can be kept, several are as one. */
    private TokenStream addThread(Image image) {
        if (threadCount >= mostImages && !image.threads().isEmpty()) {
            return image.threads().get(0);
        }
        threadCount++;
        return image.addThread();
    }

    private void execute(EventView event) {
        Task task = event.task();
        long caller = event.argumentCount() > 1 ? event.argument(1) : task.number();
        Event execve = caller == (int) caller ? close((int) caller) : null;
        Image before = image(task);
        String command = execve == null ? "?" : shortened(calls.command(execve));
        addresses.forget(task.process());
        boolean isLaunch = before == first
                && before.children().isEmpty()
                && before.threads().size() == 1
                && before.threads().get(0).size() == 0;
        if (isLaunch || imageCount >= mostImages) {
            before.setCommand(command.isEmpty() ? before.command() : command);
        } else {
            start(task, new Image(before, true, task.process(), command));
        }
        if (execve != null) {
            close(task.number());
            openBytes += weight(execve);
            open.put(task.number(), execve);
        }
    }

    private static String shortened(String command) {
        return command.length() > COMMAND_LIMIT ? command.substring(0, COMMAND_LIMIT) : command;
    }

    private void call(EventView enter, EventView exit) throws IOException {
        if (noise.contains(enter, exit)) {
            if (isTallied && isWanted(enter)) {
                tally(enter, exit, "");
            }
            return;
        }
        Image image = image(enter.task());
        image.setMadeUpNames(calls.write(enter, exit, image.madeUpNames()));
        if (isWanted(enter)) {
            boolean isRepeatable = calls.isPortion() || noise.isRepeatable(enter);
            add(enter, calls.token(), calls.isPortion(), isRepeatable, exit.durationNs());
            if (isTallied) {
                tally(enter, exit, calls.path());
            }
        }
    }

    private void tally(EventView enter, EventView exit, String path) {
        boolean failed = exit.result() < 0 && exit.result() >= LOWEST_ERRNO;
        usage.addCall(CallText.name(enter), failed, exit.durationNs());
        if (!path.isEmpty()) {
            usage.addPath(path, failed, exit.durationNs());
        }
    }

    private boolean isWanted(EventView event) {
        return !event.isContext() && filter.accepts(event);
    }

    private void add(EventView event, String text) throws IOException {
        if (isWanted(event)) {
            add(event, tokens.of(text, text, ""), false, false, 0);
        }
    }

    private void add(EventView event, int token, boolean isPortion, boolean isRepeatable, long durationNs)
            throws IOException {
        events++;
        if (events > mostEvents) {
            throw new IOException(trace.path() + ": has more events than can be compared with this much memory ("
                    + mostEvents + "); choose some, with -e, -p, --from and --to");
        }
        if (isRepeatable) {
            tokens.allowRepetition(token);
        }
        stream(event).add(token, event.number(), isPortion, durationNs);
    }

    private void name(int thread, int tid) {
        TokenStream stream = streams.get(thread);
        RawText name = names.name(tid, Long.MAX_VALUE);
        if (stream != null && name != null) {
            stream.setName(PathNames.text(name));
        }
    }

    private void end(EventView event) throws IOException {
        Task task = event.task();
        if (ids.remove(task.number()) != null) {
            name(task.number(), task.tid());
        }
        Event enter = close(task.number());
        if (noise.isCut(enter, event)) {
            stream(event).cut();
        }
        if (enter != null && !noise.contains(enter, enter)) {
            calls.write(enter, null, 0);
            if (isWanted(enter)) {
                add(enter, calls.token(), calls.isPortion(), false, 0);
            }
        }
        if (task.isLeader()) {
            int status = event.argumentCount() == 0 ? 0 : (int) event.argument(0);
            int signal = status & SIGNAL_BITS;
            String text = signal == 0
                    ? "+++ exited with " + (status >> 8 & 0xFF) + " +++"
                    : "+++ killed by " + Signals.name(signal) + " +++";
            add(event, text);
            addresses.forget(task.process());
        }
    }
}
