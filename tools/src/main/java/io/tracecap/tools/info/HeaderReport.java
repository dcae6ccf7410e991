package io.tracecap.tools.info;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/** Says what was recorded, where and how. */
final class HeaderReport {
    private static final int LINE_WIDTH = 100;

    private final Report report;

    HeaderReport(Report report) {
        this.report = report;
    }

    void print(TraceFile trace) throws IOException {
        TraceHeader header = trace.header();
        report.begin("file")
                .readable(trace.path().toString())
                .ascii(", ")
                .decimal(trace.size())
                .ascii(" bytes, format ")
                .readable(trace.formatVersion());
        report.end();
        command(header.command());
        machine(header.machine());
        recorder(header.toolVersion(), header.capture());
        privacy(header.privacy(), header.command().environment().isEmpty());
        origin(trace);
    }

    private void command(TraceHeader.Command command) throws IOException {
        CommandText.print(command.argv(), report.begin("command"));
        report.end();
        path("directory", command.cwd());
        path("home", command.home());
        path("tmpdir", command.tmpdir());
        report.begin("user")
                .ascii("uid ")
                .unsigned(command.uid() & 0xFFFFFFFFL)
                .ascii(", gid ")
                .unsigned(command.gid() & 0xFFFFFFFFL);
        report.end();
        environment(command.environment());
    }

    private void path(String name, RawText path) throws IOException {
        if (path.length() > 0) {
            CommandText.print(path, report.begin(name));
            report.end();
        }
    }

    private void environment(List<RawText> names) throws IOException {
        TextBuffer line = report.begin("environment");
        line.decimal(names.size()).ascii(names.size() == 1 ? " variable" : " variables");
        for (int i = 0; i < names.size(); i++) {
            boolean wrap = line.length() > LINE_WIDTH;
            line.ascii(i == 0 ? ": " : wrap ? "," : ", ");
            if (wrap) {
                report.end();
                line = report.begin("");
            }
            CommandText.print(names.get(i), line);
        }
        report.end();
    }

    private void machine(TraceHeader.Machine machine) throws IOException {
        report.begin("machine")
                .readable(machine.sysname())
                .ascii(' ')
                .readable(machine.release())
                .ascii(' ')
                .readable(machine.machine())
                .ascii(", ")
                .decimal(machine.processors())
                .ascii(machine.processors() == 1 ? " processor" : " processors");
        report.end();
        report.begin("kernel").readable(machine.version());
        report.end();
        if (!machine.distribution().isEmpty()) {
            report.begin("system").readable(machine.distribution());
            report.end();
        }
    }

    private void recorder(String version, TraceHeader.Capture capture) throws IOException {
        TextBuffer line = report.begin("recorder");
        line.ascii("tracecap ").readable(version).ascii(", collector ").readable(capture.collector());
        for (int i = 0; i < capture.options().size(); i++) {
            line.ascii(i == 0 ? ", options " : " ");
            CommandText.print(RawText.of(capture.options().get(i)), line);
        }
        if (!capture.placement().isEmpty()) {
            line.ascii(", placement ").readable(capture.placement());
        }
        if (!capture.keepLast().isEmpty()) {
            line.ascii(", keeping the last ").readable(capture.keepLast());
        }
        report.end();
        if (capture.calls().areChosen()) {
            report.begin("recorded")
                    .ascii("only ")
                    .readable(capture.calls().chosen())
                    .ascii(", and what changes processes or descriptors")
                    .ascii(capture.calls().bySeccomp() ? "; chosen by a seccomp filter" : "");
            report.end();
        }
        report.begin("limits")
                .ascii("paths ")
                .decimal(capture.pathLimit())
                .ascii(", strings ")
                .decimal(capture.stringLimit())
                .ascii(", argv ")
                .decimal(capture.argvLimit())
                .ascii(" bytes");
        report.end();
    }

    private void privacy(TraceHeader.Privacy privacy, boolean noEnvironment) throws IOException {
        TextBuffer line = report.begin("privacy").ascii("contents of buffers: ");
        if (privacy.dataLimit() == 0) {
            line.ascii("none");
        } else {
            line.ascii("up to ").unsigned(privacy.dataLimit() & 0xFFFFFFFFL).ascii(" bytes of each");
        }
        line.ascii("; environment: ");
        line.ascii(privacy.environmentValues() ? "with values" : noEnvironment ? "none" : "names only");
        line.ascii("; secrets in argv: ");
        rules(privacy.argvMaskRules(), "masked", "not masked", line);
        report.end();
        line = report.begin("redaction");
        rules(privacy.redactions(), "done", "none", line);
        report.end();
    }

    private static void rules(List<String> rules, String some, String none, TextBuffer line) {
        line.ascii(rules.isEmpty() ? none : some);
        for (int i = 0; i < rules.size(); i++) {
            line.ascii(i == 0 ? " (" : ", ").readable(rules.get(i));
        }
        line.ascii(rules.isEmpty() ? "" : ")");
    }

    private void origin(TraceFile trace) throws IOException {
        report.begin("trace id").ascii(id(trace.traceId()));
        report.end();
        TraceHeader.Origin origin = trace.header().origin();
        if (origin.recordingId() != 0) {
            report.begin("made of").ascii("recording ").ascii(id(origin.recordingId()));
            report.end();
        }
        for (String step : origin.history()) {
            report.begin("made by").readable(step);
            report.end();
        }
    }

    /** A trace id as people write it down. */
    static String id(long id) {
        return HexFormat.of().toHexDigits(id);
    }
}
