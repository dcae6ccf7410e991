package io.tracecap.tools.summary;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.access.ErrorCounts;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.tree.TreeNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes what the page says as tools/SUMMARY-JSON.md documents it. */
final class SummaryJson {
    private static final int SCHEMA = 1;
    private static final int MOST_LISTED = 1000;
    private static final int SIGNAL_BITS = 0x7F;

    private final JsonWriter json;
    private final Findings findings;
    private final TraceFacts facts;

    SummaryJson(JsonWriter json, Findings findings, TraceFacts facts) {
        this.json = json;
        this.findings = findings;
        this.facts = facts;
    }

    void write(String file, EventLines lines) throws IOException {
        json.beginObject().number("schema", SCHEMA).text("file", file);
        json.number("bytes", facts.size());
        if (!facts.sha256().isEmpty()) {
            json.text("sha256", facts.sha256());
        }
        json.truth("complete", facts.trouble().isEmpty());
        command();
        counts();
        failures();
        unusual();
        Deaths.BadEnd origin = findings.deaths().origin(findings.tree());
        Deaths.BadEnd crash = findings.deaths().firstCrash();
        end("origin", origin, origin == null ? new long[0] : origin.last().failures(), lines);
        Deaths.BadEnd last = crash == null ? origin : crash;
        end("died", last, last == null ? new long[0] : last.last().events(), lines);
        files();
        addresses();
        time(lines);
        json.texts("anomalies", Anomalies.of(findings));
        if (!facts.trouble().isEmpty()) {
            json.text("error", facts.trouble());
        }
        json.endObject();
    }

    private void command() throws IOException {
        TraceHeader header = facts.header();
        TraceHeader.Machine machine = header.machine();
        json.beginObject("command")
                .byteTexts("argv", header.command().argv())
                .bytes("cwd", header.command().cwd())
                .byteTexts(
                        "environment",
                        Variables.of(header.command().environment()).names())
                .byteTexts(
                        "locale", Variables.of(header.command().environment()).locale());
        if (!findings.tree().roots().isEmpty()) {
            status(findings.tree().roots().get(0).process());
        }
        json.endObject();
        json.beginObject("machine")
                .text("sysname", machine.sysname())
                .text("release", machine.release())
                .text("version", machine.version())
                .text("machine", machine.machine())
                .number("processors", Integer.toUnsignedLong(machine.processors()))
                .text("distribution", machine.distribution())
                .endObject();
        json.text("recorder", header.toolVersion());
        json.text("limits", Limits.text(findings.limits()));
    }

    private void status(ProcessInfo process) {
        if (!process.hasEnded()) {
            return;
        }
        int signal = (int) process.status() & SIGNAL_BITS;
        if (signal == 0) {
            json.number("exit_code", (process.status() >> 8) & 0xFF);
        } else {
            json.text("signal", Signals.name(signal));
        }
    }

    private void counts() throws IOException {
        json.beginObject("counts")
                .number("events", findings.totals().events())
                .number("calls", findings.entered())
                .number("failed", findings.calls().failed())
                .number("unfinished", findings.unfinished())
                .number("processes", findings.tree().all().size())
                .number("execs", findings.execs())
                .number("ended_badly", findings.deaths().count())
                .number(
                        "wall_ns",
                        findings.totals().lastNs() - findings.totals().firstNs())
                .endObject();
        json.beginList("losses");
        for (Loss loss : findings.totals().losses()) {
            json.beginObject()
                    .text("reason", loss.reason().name().toLowerCase(Locale.ROOT))
                    .number("gaps", loss.gaps())
                    .number("events", loss.events())
                    .endObject();
        }
        json.endList();
    }

    private void failures() throws IOException {
        json.beginList("failures");
        for (CallLedger.Failures failure : findings.calls().failures()) {
            json.beginObject()
                    .text("syscall", failure.call())
                    .text("error", failure.errno() == ErrorCounts.OTHER ? "other" : Errno.name(failure.errno()))
                    .number("count", failure.count())
                    .endObject();
        }
        json.endList();
    }

    private void unusual() throws IOException {
        UnusualPaths unusual = UnusualPaths.of(findings);
        json.number("searched_paths", unusual.searched()).number("habitual_paths", unusual.habitual());
        PathLedger ledger = findings.paths();
        json.beginList("unusual_paths");
        for (int i = 0; i < first(unusual.paths()).size(); i++) {
            int path = unusual.paths().get(i);
            json.beginObject()
                    .bytes("path", name(path))
                    .text("error", Errno.name(ledger.error(path)))
                    .number("failures", ledger.failures(path))
                    .number("other_places", unusual.others().get(i))
                    .number("event", ledger.failedAt(path));
            slot(ledger.process(path));
            json.endObject();
        }
        json.endList();
        json.number(
                "unusual_paths_left_out",
                unusual.paths().size() - first(unusual.paths()).size());
    }

    private static List<Integer> first(List<Integer> all) {
        return all.subList(0, Math.min(MOST_LISTED, all.size()));
    }

    private RawText name(int path) {
        return findings.pathNames().name(path);
    }

    private void slot(int process) {
        TreeNode node = findings.tree().process(process);
        if (node == null) {
            json.nothing("slot");
        } else {
            json.text("slot", node.process().slot());
        }
    }

    private void end(String name, Deaths.@Nullable BadEnd end, long[] numbers, EventLines lines) throws IOException {
        if (end == null) {
            json.nothing(name);
            return;
        }
        json.beginObject(name);
        slot(end.process());
        json.number("wait_status", end.status());
        json.beginList("events");
        for (long number : numbers) {
            json.beginObject()
                    .number("number", number)
                    .text("text", lines.line(number))
                    .endObject();
        }
        json.endList();
        json.endObject();
    }

    private void files() throws IOException {
        FileChanges changes = FileChanges.of(findings);
        json.beginObject("files");
        json.byteTexts(
                "created", first(changes.created()).stream().map(this::name).toList());
        json.byteTexts(
                "written", first(changes.written()).stream().map(this::name).toList());
        json.byteTexts(
                "removed", first(changes.removed()).stream().map(this::name).toList());
        json.beginList("renamed");
        for (int i = 0; i < findings.paths().keptMoves(); i++) {
            json.beginObject()
                    .bytes("from", name(findings.paths().movedFrom(i)))
                    .bytes("to", name(findings.paths().movedTo(i)))
                    .endObject();
        }
        json.endList();
        int listed = first(changes.created()).size()
                + first(changes.written()).size()
                + first(changes.removed()).size()
                + findings.paths().keptMoves();
        long all = changes.created().size()
                + changes.written().size()
                + changes.removed().size()
                + findings.paths().moves();
        json.number("passing", changes.passing()).number("left_out", all - listed);
        json.number("unknown", findings.pathsLeftOut());
        json.endObject();
    }

    private void addresses() throws IOException {
        AddressLedger ledger = findings.addresses();
        json.beginList("addresses");
        for (int i = 0; i < ledger.size(); i++) {
            json.beginObject()
                    .bytes("address", findings.addressNames().name(ledger.address(i)))
                    .text("use", ledger.use(i).word())
                    .number("count", ledger.count(i))
                    .number("failed", ledger.failed(i));
            if (ledger.failed(i) > 0) {
                json.text("error", Errno.name(ledger.error(i)));
            }
            json.endObject();
        }
        json.endList();
    }

    private void time(EventLines lines) throws IOException {
        json.beginList("time_by_class");
        for (Blocked blocked : Blocked.of(findings.calls())) {
            json.beginObject()
                    .text("class", blocked.group())
                    .number("total_ns", blocked.totalNs())
                    .number("calls", blocked.calls())
                    .text("most", blocked.most())
                    .number("most_ns", blocked.mostNs())
                    .endObject();
        }
        json.endList();
        json.beginList("slowest");
        for (TimeLedger.Span span : findings.times().slowest()) {
            json.beginObject().number("number", span.event()).number("duration_ns", span.ns());
            json.text("text", lines.line(span.event())).endObject();
        }
        json.endList();
        json.beginList("gaps");
        for (TimeLedger.Span span : findings.times().gaps()) {
            json.beginObject()
                    .number("start_ns", span.atNs() - findings.totals().firstNs());
            json.number("duration_ns", span.ns()).endObject();
        }
        json.endList();
    }
}
