package io.tracecap.tools.info;

import io.tracecap.format.event.Note;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** All that {@code info} says, for programs; {@code tools/INFO-JSON.md} is the authority on it. */
final class JsonReport {
    private static final int SCHEMA = 1;

    private final JsonWriter json;

    JsonReport(JsonWriter json) {
        this.json = json;
    }

    /** Begins the object. */
    void begin(String file) {
        json.beginObject().number("schema", SCHEMA).text("file", file);
    }

    /** Ends the object, wherever it is at. */
    void end(String error) throws IOException {
        json.unwind();
        if (!error.isEmpty()) {
            json.text("error", error);
        }
        json.endObject();
    }

    void header(TraceFile trace) throws IOException {
        TraceHeader header = trace.header();
        json.number("bytes", trace.size())
                .text("format", trace.formatVersion())
                .text("trace_id", HeaderReport.id(trace.traceId()))
                .text("recording_id", HeaderReport.id(trace.recordingId()))
                .texts("history", header.origin().history());
        TraceHeader.Command command = header.command();
        json.beginObject("command")
                .byteTexts("argv", command.argv())
                .bytes("cwd", command.cwd())
                .bytes("home", command.home())
                .bytes("tmpdir", command.tmpdir())
                .byteTexts("environment", command.environment())
                .number("uid", Integer.toUnsignedLong(command.uid()))
                .number("gid", Integer.toUnsignedLong(command.gid()))
                .endObject();
        TraceHeader.Machine machine = header.machine();
        json.beginObject("machine")
                .text("sysname", machine.sysname())
                .text("release", machine.release())
                .text("version", machine.version())
                .text("machine", machine.machine())
                .number("processors", Integer.toUnsignedLong(machine.processors()))
                .text("distribution", machine.distribution())
                .endObject();
        recorder(header);
    }

    private void recorder(TraceHeader header) throws IOException {
        TraceHeader.Capture capture = header.capture();
        json.beginObject("recorder")
                .text("version", header.toolVersion())
                .text("collector", capture.collector())
                .texts("options", capture.options())
                .number("path_limit", Integer.toUnsignedLong(capture.pathLimit()))
                .number("string_limit", Integer.toUnsignedLong(capture.stringLimit()))
                .number("argv_limit", Integer.toUnsignedLong(capture.argvLimit()))
                .truth("addresses_omitted", capture.addressesOmitted())
                .text("placement", capture.placement())
                .text("keep_last", capture.keepLast())
                .text("calls", capture.calls().chosen())
                .truth("calls_by_seccomp", capture.calls().bySeccomp())
                .endObject();
        TraceHeader.Privacy privacy = header.privacy();
        json.beginObject("privacy")
                .number("data_limit", Integer.toUnsignedLong(privacy.dataLimit()))
                .truth("environment_values", privacy.environmentValues())
                .texts("argv_mask_rules", privacy.argvMaskRules())
                .texts("redactions", privacy.redactions())
                .endObject();
        json.beginObject("clocks")
                .number("monotonic_ns", header.clocks().monotonicNs())
                .number("realtime_ns", header.clocks().realtimeNs())
                .endObject();
    }

    /** Whether nothing is missing at the end of the file. */
    void complete(boolean complete) {
        json.truth("complete", complete);
    }

    void counts(EventCounts counts) throws IOException {
        json.beginObject("events")
                .number("count", counts.all())
                .number("calls", counts.calls())
                .number("failed", counts.failed())
                .number("unfinished", counts.unfinished())
                .number("signals", counts.signals())
                .number("execs", counts.execs())
                .number("facts", counts.facts())
                .endObject();
        json.beginList("notes");
        for (Note.Kind kind : Note.Kind.values()) {
            if (counts.notes(kind) > 0) {
                json.beginObject()
                        .text("kind", kind.name().toLowerCase(Locale.ROOT))
                        .number("count", counts.notes(kind))
                        .endObject();
            }
        }
        json.endList();
    }

    /** What needs the file to be good up to where it ends. */
    void summary(TraceFile trace) throws IOException {
        json.text("index", trace.isComplete() ? "footer" : "scan")
                .number("first_ns", trace.firstTimeNs())
                .number("last_ns", trace.lastTimeNs())
                .number("next_event", trace.nextEvent())
                .number("context_events", trace.contextEvents())
                .number("batches", trace.batchCount())
                .number("sections", trace.sections().size());
        if (trace.eventCount() > 0) {
            json.decimal("bytes_per_event", EventCounts.hundredthsPer(trace.size(), trace.eventCount()), 2);
        }
        json.beginList("losses");
        for (Loss loss : trace.losses()) {
            json.beginObject()
                    .text("reason", loss.reason().name().toLowerCase(Locale.ROOT))
                    .number("gaps", loss.gaps())
                    .number("events", loss.events())
                    .endObject();
        }
        json.endList();
        processes(trace.processes());
    }

    private void processes(List<ProcessInfo> processes) throws IOException {
        json.beginList("processes");
        for (ProcessInfo process : processes) {
            json.beginObject()
                    .text("slot", process.slot())
                    .number("number", process.number())
                    .number("pid", process.pid());
            optional("parent", process.parent(), ProcessInfo.NO_PARENT);
            json.number("start_ns", process.startNs());
            optional("end_ns", process.endNs(), ProcessInfo.NOT_SEEN);
            optional("status", process.status(), ProcessInfo.NOT_SEEN);
            json.number("threads", process.threads())
                    .number("events", process.events())
                    .number("execs", process.execs())
                    .byteTexts("command", process.command())
                    .endObject();
        }
        json.endList();
    }

    private void optional(String name, long value, long none) {
        if (value == none) {
            json.nothing(name);
        } else {
            json.number(name, value);
        }
    }
}
