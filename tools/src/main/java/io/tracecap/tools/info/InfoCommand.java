package io.tracecap.tools.info;

import io.tracecap.format.event.Note;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.IncompleteTraceException;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.source.TraceSource;
import io.tracecap.tools.text.CalendarText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TroubleText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracetool info}. */
@Command(
        name = "info",
        description = "Says what is in a trace: what was recorded and how, how much, which processes, what is missing.",
        sortOptions = false)
public final class InfoCommand implements Callable<Integer> {
    private static final long NANOS = 1_000_000_000L;

    private final TraceSource source;
    private final OutputStream out;

    @Parameters(paramLabel = "FILE", description = "The trace; - is standard input.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    /**
     * Makes the command.
     *
     * @param source opens the traces
     * @param out takes the report
     */
    public InfoCommand(TraceSource source, OutputStream out) {
        this.source = source;
        this.out = out;
    }

    /**
     * Prints the report. Of a damaged trace, what is known from before the damage.
     *
     * @throws IOException when the file cannot be read to its end, or the result cannot be written
     */
    @Override
    public Integer call() throws IOException {
        if (json) {
            printJson();
        } else {
            print();
        }
        return 0;
    }

    private void printJson() throws IOException {
        JsonReport report = new JsonReport(new JsonWriter(out));
        report.begin(file.toString());
        try (TraceFile trace = source.open(file)) {
            report.header(trace);
            EventCounts counts = new EventCounts();
            TraceFormatException damage = count(trace, counts);
            report.complete(damage == null && trace.isComplete());
            report.counts(counts);
            if (damage != null && !(damage instanceof IncompleteTraceException)) {
                throw damage;
            }
            report.summary(trace);
            if (damage != null) {
                throw damage;
            }
            trace.expectComplete();
        } catch (IOException trouble) {
            report.end(TroubleText.of(trouble));
            throw trouble;
        }
        report.end("");
    }

    private void print() throws IOException {
        Report report = new Report(out);
        try (TraceFile trace = source.open(file)) {
            new HeaderReport(report).print(trace);
            EventCounts counts = new EventCounts();
            TraceFormatException damage = count(trace, counts);
            boolean refused = damage != null && !(damage instanceof IncompleteTraceException);
            if (!refused) {
                times(trace, report);
            }
            completeness(trace, damage, report);
            events(counts, report);
            if (damage != null && refused) {
                throw damage;
            }
            frames(trace, report);
            losses(trace, report);
            processes(trace, report);
            if (damage != null) {
                throw damage;
            }
            trace.expectComplete();
        }
    }

    /** Reads all events; what stopped that, if something did. */
    private static @Nullable TraceFormatException count(TraceFile trace, EventCounts counts) throws IOException {
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                counts.accept(events.event());
            }
            return null;
        } catch (TraceFormatException e) {
            return e;
        }
    }

    private static void times(TraceFile trace, Report report) throws IOException {
        long startNs = trace.header().clocks().toRealtime(trace.firstTimeNs());
        long tookNs = Math.max(0, trace.lastTimeNs() - trace.firstTimeNs());
        TextBuffer line = report.begin("recorded");
        long micros = Math.floorMod(startNs, NANOS) / 1000;
        CalendarText.print(Math.floorDiv(startNs, NANOS), micros, 6, line);
        line.ascii(", took ").decimal(tookNs / NANOS).ascii('.').padded(tookNs % NANOS / 1000, 6);
        line.ascii(" s");
        report.end();
    }

    private static void completeness(TraceFile trace, @Nullable TraceFormatException damage, Report report)
            throws IOException {
        TextBuffer line = report.begin("complete");
        if (damage != null) {
            line.ascii("no: the file is cut or damaged, see the message below");
        } else {
            line.ascii(trace.isComplete() ? "yes" : "no: all events are there, but the index at the end is not");
        }
        report.end();
    }

    private static void events(EventCounts counts, Report report) throws IOException {
        report.begin("events").decimal(counts.all());
        report.end();
        TextBuffer calls = report.begin("calls").decimal(counts.calls());
        calls.ascii(", ").decimal(counts.failed()).ascii(" failed, ");
        calls.decimal(counts.unfinished()).ascii(" did not return");
        report.end();
        report.begin("signals").decimal(counts.signals());
        report.end();
        report.begin("execs").decimal(counts.execs());
        report.end();
        TextBuffer facts = report.begin("facts").decimal(counts.facts());
        facts.ascii(
                counts.facts() == 0
                        ? ": not recorded how processes began"
                        : ": how processes began, and what only the kernel tells of them");
        report.end();
        notes(counts, report);
    }

    private static void notes(EventCounts counts, Report report) throws IOException {
        String label = "notes";
        for (Note.Kind kind : Note.Kind.values()) {
            if (counts.notes(kind) > 0) {
                report.begin(label).decimal(counts.notes(kind)).ascii(": ").ascii(PointText.note(kind));
                report.end();
                label = "";
            }
        }
    }

    private static void frames(TraceFile trace, Report report) throws IOException {
        long context = trace.contextEvents();
        if (context > 0) {
            report.begin("context").decimal(context).ascii(" more events, for the state of processes only");
            report.end();
        }
        TextBuffer line = report.begin("frames").decimal(trace.batchCount());
        line.ascii(trace.batchCount() == 1 ? " batch in " : " batches in ");
        int sections = trace.sections().size();
        line.decimal(sections).ascii(sections == 1 ? " section" : " sections");
        line.ascii(trace.isComplete() ? ", as the index says" : ", by a scan");
        if (trace.eventCount() > 0) {
            long hundredths = EventCounts.hundredthsPer(trace.size(), trace.eventCount());
            line.ascii(", ").decimal(hundredths / 100).ascii('.').padded(hundredths % 100, 2);
            line.ascii(" bytes per event");
        }
        report.end();
    }

    private static void losses(TraceFile trace, Report report) throws IOException {
        TextBuffer line = report.begin("lost");
        long lost = trace.lostEvents();
        if (trace.losses().isEmpty()) {
            line.ascii("nothing");
        } else if (lost == 0) {
            line.ascii("events, it is not known how many");
        } else {
            line.unsigned(lost).ascii(lost == 1 ? " event" : " events");
        }
        report.end();
        for (Loss loss : trace.losses()) {
            TextBuffer gaps = report.begin("");
            if (loss.events() > 0) {
                gaps.unsigned(loss.events()).ascii(" in ");
            }
            gaps.decimal(loss.gaps())
                    .ascii(loss.gaps() == 1 ? " gap: " : " gaps: ")
                    .ascii(PointText.reason(loss.reason()));
            report.end();
        }
    }

    private static void processes(TraceFile trace, Report report) throws IOException {
        List<ProcessInfo> processes = trace.processes();
        long threads = 0;
        for (ProcessInfo process : processes) {
            threads += process.threads();
        }
        report.begin("processes")
                .decimal(processes.size())
                .ascii(", ")
                .decimal(threads)
                .ascii(threads == 1 ? " thread" : " threads");
        report.end();
        if (!processes.isEmpty()) {
            new ProcessReport(report).print(processes);
        }
    }
}
