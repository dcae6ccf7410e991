package io.tracecap.tools.summary;

import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Errno;
import io.tracecap.tools.access.ErrorCounts;
import io.tracecap.tools.access.NameTable;
import io.tracecap.tools.display.Amount;
import io.tracecap.tools.display.Display;
import io.tracecap.tools.text.CalendarText;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.tree.TreeNode;
import io.tracecap.tools.tree.TreePicture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the sections of the page. */
final class SummaryText {
    private static final long NANOS = 1_000_000_000L;
    private static final int MICRO = 1000;
    private static final int DIGITS = 6;
    private static final int LIST_WIDTH = 130;
    private static final int FEW = 3;

    private final Findings findings;
    private final TraceFacts facts;
    private final Display display;

    SummaryText(Findings findings, TraceFacts facts, Display display) {
        this.findings = findings;
        this.facts = facts;
        this.display = display;
    }

    /** All sections; each says by its number of lines how much of the page it may take. */
    List<Section> sections(EventLines lines) throws IOException {
        List<Section> sections = new ArrayList<>();
        sections.add(completeness());
        sections.add(command());
        sections.add(environment());
        sections.add(tree());
        sections.add(failures());
        sections.add(unusual());
        Deaths.BadEnd origin = findings.deaths().origin(findings.tree());
        Deaths.BadEnd crash = findings.deaths().firstCrash();
        sections.add(lastFailures(origin, lines));
        sections.add(lastEvents(crash == null ? origin : crash, lines));
        sections.add(files());
        sections.add(network());
        sections.add(time(lines));
        Section anomalies = new Section("Out of the ordinary", 7);
        Anomalies.of(findings).forEach(anomalies::add);
        sections.add(anomalies);
        sections.add(privacy());
        return sections;
    }

    private Section completeness() {
        Section section = new Section("Is the trace whole?", 5);
        section.add(facts.trouble().isEmpty() ? "yes: it was written to its end" : "no: " + facts.trouble());
        List<String> lost = new ArrayList<>();
        for (Loss loss : findings.totals().losses()) {
            lost.add((loss.events() == 0 ? "some" : Long.toString(loss.events())) + " ("
                    + PointText.reason(loss.reason()) + ", in " + loss.gaps() + " places)");
        }
        section.add("events lost: " + (lost.isEmpty() ? "none" : String.join(", ", lost)));
        section.add(findings.entered() + " calls, " + findings.calls().failed() + " failed, " + findings.unfinished()
                + " did not return; " + findings.totals().events() + " events in "
                + Amount.seconds(findings.totals().lastNs() - findings.totals().firstNs(), DIGITS) + " s");
        return section;
    }

    private Section command() {
        Section section = new Section("What ran, and how it ended", 7);
        TextBuffer line = new TextBuffer().ascii("command    ");
        CommandText.print(facts.header().command().argv(), line);
        section.add(line);
        line.clear();
        line.ascii("directory  ");
        CommandText.print(facts.header().command().cwd(), line);
        section.add(line);
        if (!findings.tree().roots().isEmpty()) {
            ProcessInfo root = findings.tree().roots().get(0).process();
            line.clear();
            line.ascii("ended      ");
            if (root.hasEnded()) {
                PointText.printEnd((int) root.status(), line);
            } else {
                line.ascii("not seen: it ran on when the recording ended");
            }
            section.add(line);
        }
        section.add("processes  " + findings.tree().all().size()
                + (findings.tree().isOverfull() ? " or more" : "") + ", execs " + findings.execs() + ", ended badly "
                + findings.deaths().count());
        return section;
    }

    private Section environment() {
        Section section = new Section("Where", 8);
        TraceHeader header = facts.header();
        TraceHeader.Machine machine = header.machine();
        TextBuffer line = new TextBuffer()
                .ascii("system     ")
                .readable(machine.sysname())
                .ascii(' ');
        line.readable(machine.release()).ascii(' ').readable(machine.machine()).ascii(' ');
        section.add(line.readable(machine.version())
                .ascii(", ")
                .decimal(machine.processors())
                .ascii(" processors")
                .ascii(machine.distribution().isEmpty() ? "" : ", ")
                .readable(machine.distribution()));
        line.clear();
        line.ascii("recorder   tracecap ").readable(header.toolVersion());
        header.capture().options().forEach(option -> CommandText.print(RawText.of(option), line.ascii(' ')));
        section.add(line);
        line.clear();
        long startNs = header.clocks().toRealtime(findings.totals().firstNs());
        line.ascii("began      ");
        CalendarText.print(Math.floorDiv(startNs, NANOS), Math.floorMod(startNs, NANOS) / MICRO, DIGITS, line);
        line.ascii(", uid ").unsigned(header.command().uid() & 0xFFFFFFFFL);
        line.ascii(", gid ").unsigned(header.command().gid() & 0xFFFFFFFFL);
        section.add(line);
        if (findings.limits().length > 0) {
            section.add("limits     " + Limits.text(findings.limits()));
        }
        line.clear();
        line.ascii("variables ");
        Variables variables = Variables.of(header.command().environment());
        for (RawText name : variables.names()) {
            if (line.length() > LIST_WIDTH) {
                line.ascii(" ...");
                break;
            }
            CommandText.print(name, line.ascii(' '));
        }
        section.add(line);
        if (!variables.locale().isEmpty()) {
            line.clear();
            line.ascii("locale    ");
            variables.locale().forEach(value -> CommandText.print(value, line.ascii(' ')));
            section.add(line);
        }
        return section;
    }

    private Section tree() throws IOException {
        Section section = new Section("Processes", 17);
        TreePicture.lines(findings.tree(), display.unicode()).forEach(section::add);
        return section;
    }

    private Section failures() {
        Section section = new Section("Calls that failed", 9);
        List<CallLedger.Failures> failures = findings.calls().failures();
        StringBuilder line = new StringBuilder();
        for (CallLedger.Failures failure : failures) {
            String word = failure.call() + " "
                    + (failure.errno() == ErrorCounts.OTHER ? "other" : Errno.name(failure.errno())) + " "
                    + failure.count();
            if (line.length() + word.length() > LIST_WIDTH) {
                section.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : ", ").append(word);
        }
        return line.length() == 0 ? section : section.add(line.toString());
    }

    private Section unusual() {
        UnusualPaths unusual = UnusualPaths.of(findings);
        Section section = new Section(
                "Files that were looked for in vain, and never found later (without " + unusual.searched()
                        + " steps of searches that found something, and " + unusual.habitual() + " usual ones)",
                14);
        for (int i = 0; i < unusual.paths().size(); i++) {
            int path = unusual.paths().get(i);
            TextBuffer line = new TextBuffer().ascii(Errno.name(findings.paths().error(path)));
            line.padTo(8).ascii(' ');
            name(findings.pathNames(), path, line);
            if (findings.paths().failures(path) > 1) {
                line.ascii(" x").decimal(findings.paths().failures(path));
            }
            if (unusual.others().get(i) > 0) {
                line.ascii(", nor in ").decimal(unusual.others().get(i)).ascii(" other places");
            }
            who(findings.paths().process(path), line.ascii("  "));
            section.add(line);
        }
        if (section.isEmpty()) {
            section.add("none");
        }
        return section;
    }

    private Section lastFailures(Deaths.@Nullable BadEnd origin, EventLines lines) throws IOException {
        if (origin == null) {
            return new Section("", 2);
        }
        TextBuffer title = new TextBuffer().ascii("The last calls that failed of ");
        who(origin.process(), title);
        Section section = new Section(title.toString(), 8);
        long[] failures = origin.last().failures();
        for (int i = Math.max(0, failures.length - 6); i < failures.length; i++) {
            section.add(lines.line(failures[i]));
        }
        return section;
    }

    private Section lastEvents(Deaths.@Nullable BadEnd end, EventLines lines) throws IOException {
        if (end == null) {
            return new Section("", 2);
        }
        TextBuffer title = new TextBuffer().ascii("The last 20 events of ");
        who(end.process(), title);
        Section section = new Section(title.toString(), LastEvents.MOST_EVENTS + 2);
        for (long number : end.last().events()) {
            String line = lines.line(number);
            if (!line.isEmpty()) {
                section.add(line);
            }
        }
        return section;
    }

    /** Says which process is meant, by its slot, the name of its program and how it ended. */
    private void who(int process, TextBuffer line) {
        TreeNode node = findings.tree().process(process);
        if (node == null) {
            return;
        }
        line.readable(node.process().slot()).ascii(' ');
        List<RawText> command = node.programs().get(node.programs().size() - 1).command();
        if (!command.isEmpty()) {
            String text = command.get(0).utf8();
            line.readable(text.substring(text.lastIndexOf('/') + 1));
        }
        if (node.process().hasEnded() && node.process().status() != 0) {
            line.ascii(", ");
            PointText.printEnd((int) node.process().status(), line);
        }
    }

    private static void name(NameTable names, int number, TextBuffer line) {
        byte[] name = names.name(number).toByteArray();
        line.readable(name, 0, name.length);
    }

    private Section files() {
        FileChanges changes = FileChanges.of(findings);
        Section section = new Section("Files changed", 11);
        list("created", changes.created(), section);
        list("written", changes.written(), section);
        list("removed", changes.removed(), section);
        PathLedger paths = findings.paths();
        for (int i = 0; i < Math.min(paths.keptMoves(), FEW); i++) {
            TextBuffer line = new TextBuffer().ascii("renamed  ");
            name(findings.pathNames(), paths.movedFrom(i), line);
            name(findings.pathNames(), paths.movedTo(i), line.ascii(" -> "));
            section.add(line);
        }
        section.leaveOut(Math.max(0, paths.moves() - FEW));
        if (changes.passing() > 0) {
            section.add("passing  " + changes.passing() + " were created and removed again");
        }
        return section;
    }

    /** In one line as many as there is room for. */
    private void list(String word, List<Integer> paths, Section section) {
        if (paths.isEmpty()) {
            return;
        }
        TextBuffer line = new TextBuffer().ascii(word).padTo(9);
        int shown = 0;
        while (shown < paths.size() && (shown == 0 || line.length() < LIST_WIDTH)) {
            name(findings.pathNames(), paths.get(shown), line.ascii(shown == 0 ? "" : ", "));
            shown++;
        }
        if (shown < paths.size()) {
            line.ascii(", and ").decimal(paths.size() - shown).ascii(" more");
        }
        section.add(line);
    }

    private Section network() {
        Section section = new Section("Network", 7);
        AddressLedger ledger = findings.addresses();
        for (int i = 0; i < ledger.size(); i++) {
            TextBuffer line =
                    new TextBuffer().ascii(ledger.use(i).word()).padTo(8).ascii(' ');
            name(findings.addressNames(), ledger.address(i), line);
            line.ascii(ledger.count(i) > 1 ? " x" + ledger.count(i) : "");
            if (ledger.failed(i) > 0) {
                line.ascii(", failed ").decimal(ledger.failed(i)).ascii(": ").ascii(Errno.name(ledger.error(i)));
            }
            section.add(line);
        }
        return section;
    }

    private Section time(EventLines lines) throws IOException {
        Section section = new Section("Time", 12);
        StringBuilder classes = new StringBuilder();
        for (Blocked blocked : Blocked.of(findings.calls()).stream().limit(FEW).toList()) {
            classes.append(classes.length() == 0 ? "in calls: " : ", ")
                    .append(blocked.group())
                    .append(' ');
            classes.append(Amount.time(blocked.totalNs()))
                    .append(" (most ")
                    .append(blocked.most())
                    .append(' ');
            classes.append(Amount.time(blocked.mostNs())).append(')');
        }
        if (classes.length() > 0) {
            section.add(classes.toString());
        }
        for (TimeLedger.Span span : findings.times().slowest()) {
            section.add("slow: " + lines.line(span.event()));
        }
        List<TimeLedger.Span> gaps = findings.times().gaps();
        StringBuilder quiet = new StringBuilder();
        for (TimeLedger.Span gap : gaps.subList(0, Math.min(FEW, gaps.size()))) {
            quiet.append(quiet.length() == 0 ? "no thread in a call for " : ", ");
            quiet.append(Amount.time(gap.ns())).append(" from ");
            quiet.append(Amount.seconds(gap.atNs() - findings.totals().firstNs(), DIGITS))
                    .append(" s on");
        }
        return quiet.length() == 0 ? section : section.add(quiet.toString());
    }

    private Section privacy() {
        Section section = new Section("This file", 5);
        TraceHeader.Privacy privacy = facts.header().privacy();
        section.add("contents of buffers: "
                + (privacy.dataLimit() == 0
                        ? "none"
                        : "up to " + (privacy.dataLimit() & 0xFFFFFFFFL) + " bytes of each")
                + "; environment: " + (privacy.environmentValues() ? "with values" : "names only")
                + "; secrets in command lines: " + (privacy.argvMaskRules().isEmpty() ? "not masked" : "masked")
                + "; paths and other arguments: as they were");
        TextBuffer line = new TextBuffer().decimal(facts.size()).ascii(" bytes");
        line.ascii(facts.sha256().isEmpty() ? "" : ", sha256 " + facts.sha256());
        section.add(line);
        return section;
    }
}
