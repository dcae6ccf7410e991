package io.tracecap.tools.info;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
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
        environment(command.environmentNames());
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
    }

    private void recorder(String version, TraceHeader.Capture capture) throws IOException {
        TextBuffer line = report.begin("recorder");
        line.ascii("tracecap ").readable(version).ascii(", collector ").readable(capture.collector());
        for (int i = 0; i < capture.options().size(); i++) {
            line.ascii(i == 0 ? ", options " : " ");
            CommandText.print(RawText.of(capture.options().get(i)), line);
        }
        report.end();
        report.begin("limits")
                .ascii("paths ")
                .decimal(capture.pathLimit())
                .ascii(", strings ")
                .decimal(capture.stringLimit())
                .ascii(", argv ")
                .decimal(capture.argvLimit())
                .ascii(" bytes");
        report.end();
        TextBuffer privacy = report.begin("privacy").ascii("contents of buffers: ");
        if (capture.dataLimit() == 0) {
            privacy.ascii("none");
        } else {
            privacy.ascii("up to ").unsigned(capture.dataLimit() & 0xFFFFFFFFL).ascii(" bytes of each");
        }
        privacy.ascii("; environment: names only; secrets in argv: ");
        privacy.ascii(capture.argvMasked() ? "masked" : "not masked");
        report.end();
    }
}
