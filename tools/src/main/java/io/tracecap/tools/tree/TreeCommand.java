package io.tracecap.tools.tree;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.display.DisplayOptions;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TroubleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tracetool tree}. */
@Command(
        name = "tree",
        description = "Shows the processes of a trace as a tree: what each ran, when, how it ended, and what it did.",
        sortOptions = false)
public final class TreeCommand implements Callable<Integer> {
    private static final int SCHEMA = 1;

    private final TraceSource source;
    private final OutputStream out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Mixin
    private SelectionOptions selected = new SelectionOptions();

    @Option(
            names = "--brief",
            description = {
                "Read the index only, at once however long the trace is: no failures, no bytes, of each process the last"
                        + " program only."
            })
    private boolean brief;

    @Option(
            names = "--no-collapse",
            description = "Give each process a line; otherwise three or more siblings that are alike share one.")
    private boolean whole;

    @Option(
            names = "--files",
            description = "List below each process the files that it named, and what it did with them.")
    private boolean files;

    @Option(names = "--net", description = "List below each process the socket addresses that it named.")
    private boolean net;

    @Mixin
    private DisplayOptions display = new DisplayOptions();

    @Option(names = "--json", description = "Print one JSON object, as tools/TREE-JSON.md documents it.")
    private boolean json;

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the tree
     */
    public TreeCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Shows the tree. Of a damaged trace, what is known from before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        selected.expect(Set.of());
        EventSelection selection = selected.selection();
        if (brief && !selection.equals(EventSelection.ALL)) {
            throw new ParameterException(spec.commandLine(), "--brief reads no events, so it cannot select any");
        }
        if (brief && (files || net)) {
            throw new ParameterException(
                    spec.commandLine(), "--brief reads no events, so it knows no files or addresses");
        }
        try (TraceFile trace = source.open(file)) {
            RawText directory = trace.header().command().cwd();
            Touches touches = new Touches(files, net, directory);
            SelectedEvents chosen = selected.select(trace);
            FileHistory history = new FileHistory(directory);
            EventFilter filter = chosen.filter(history, directory);
            ProcessTree tree = new ProcessTree(trace.header().command().argv(), filter);
            TraceFormatException damage = null;
            if (brief) {
                tree.readIndex(trace);
            } else {
                boolean needsFiles = chosen.numbers() == null && selection.needsFiles();
                damage = read(trace, filter, needsFiles ? history : null, tree, touches);
            }
            damage = damage == null ? atTheEnd(trace, chosen) : damage;
            print(tree, touches, damage);
            if (damage != null) {
                throw damage;
            }
        }
        return 0;
    }

    /** What is wrong with the end of a file whose events were all read; null if nothing is. */
    private static @Nullable TraceFormatException atTheEnd(TraceFile trace, SelectedEvents chosen) throws IOException {
        try {
            chosen.expectComplete(trace);
            return null;
        } catch (TraceFormatException cut) {
            return cut;
        }
    }

    /** Reads all events; what stopped that, if something did. */
    private static @Nullable TraceFormatException read(
            TraceFile trace, EventFilter filter, @Nullable FileHistory history, ProcessTree tree, Touches touches)
            throws IOException {
        TraceFormatException damage = null;
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                EventView event = events.event();
                if (history != null) {
                    history.accept(event);
                }
                boolean isAccepted = filter.accepts(event);
                tree.accept(event, isAccepted);
                touches.accept(event, isAccepted);
            }
        } catch (TraceFormatException e) {
            damage = e;
        }
        tree.finish();
        return damage;
    }

    private void print(ProcessTree tree, Touches touches, @Nullable TraceFormatException damage) throws IOException {
        if (json) {
            JsonWriter writer = new JsonWriter(out);
            writer.beginObject();
            writer.number("schema", SCHEMA).text("file", file.toString());
            writer.truth("complete", damage == null).truth("overfull", tree.isOverfull());
            new TreeJson(writer, tree.firstNs(), brief, touches).processes(tree.all());
            if (damage != null) {
                writer.text("error", TroubleText.of(damage));
            }
            writer.endObject();
            return;
        }
        Display shown = display.display();
        TreeColumns columns = new TreeColumns(tree.firstNs(), brief, tree.knowsCpu());
        boolean collapses = !whole && !touches.areWanted();
        new TreeText(shown, columns, touches, out).print(tree.roots(), tree.all(), collapses);
        if (tree.isOverfull()) {
            say(new TextBuffer()
                    .ascii("there were more processes; these are the first ")
                    .decimal(ProcessTree.MOST_PROCESSES));
        }
        if (touches.leftOut() > 0) {
            say(new TextBuffer()
                    .ascii("not all files and addresses are listed: ")
                    .decimal(touches.leftOut())
                    .ascii(" uses are left out"));
        }
    }

    private void say(TextBuffer line) throws IOException {
        line.endLine();
        line.writeTo(out);
    }
}
