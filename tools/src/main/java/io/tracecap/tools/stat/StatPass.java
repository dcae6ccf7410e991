package io.tracecap.tools.stat;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.ScanColumn;
import io.tracecap.format.file.ScanCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a trace once, and counts its calls: at the speed of a scan where their arguments do not matter. */
final class StatPass {
    private final TraceFile trace;
    private final Grouping by;
    private final CallGroups calls;
    private final NamedGroups named;

    StatPass(TraceFile trace, Grouping by) {
        this.trace = trace;
        this.by = by;
        calls = new CallGroups(by);
        named = new NamedGroups(by, trace.header().command().cwd());
    }

    /**
     * Counts what is selected.
     *
     * @throws IOException when the file cannot be read to its end; what is before that is counted
     */
    void read(SelectedEvents chosen) throws IOException {
        EventSelection selection = chosen.selection();
        if (by.needsArguments() || selection.needsFiles() || chosen.numbers() != null) {
            readEvents(chosen);
        } else {
            scan(chosen);
        }
        chosen.expectComplete(trace);
    }

    private void readEvents(SelectedEvents chosen) throws IOException {
        RawText directory = trace.header().command().cwd();
        FileHistory history = new FileHistory(directory);
        boolean needsFiles = chosen.numbers() == null && chosen.selection().needsFiles();
        EventFilter filter = chosen.filter(history, directory);
        try (EventCursor events = trace.events()) {
            while (events.next()) {
                EventView event = events.event();
                if (needsFiles) {
                    history.accept(event);
                }
                boolean counts = filter.accepts(event)
                        && event.kind().hasResult()
                        && !event.isContext()
                        && filter.wants(Status.of(event));
                if (by.needsArguments()) {
                    named.accept(event, counts);
                } else if (counts) {
                    calls.add(event.abi(), event.syscall(), event.task().process(), event.durationNs(), event.result());
                }
            }
        }
    }

    private void scan(SelectedEvents chosen) throws IOException {
        boolean needsTasks = by == Grouping.PROCESS || !chosen.tasks().isAll();
        try (ScanCursor scan = needsTasks
                ? trace.scan(ScanColumn.TIME, ScanColumn.RESULT, ScanColumn.TASK)
                : trace.scan(ScanColumn.TIME, ScanColumn.RESULT)) {
            while (scan.next()) {
                scan(scan, chosen, needsTasks);
            }
        }
    }

    private void scan(ScanCursor scan, SelectedEvents chosen, boolean needsTasks) {
        EventSelection selection = chosen.selection();
        boolean[] isWanted = new boolean[scan.groups()];
        for (int group = 0; group < isWanted.length; group++) {
            isWanted[group] = selection.calls().contains(scan.abi(group), scan.syscall(group));
        }
        int rows = scan.rows();
        for (int row = 0; row < rows; row++) {
            int group = scan.group(row);
            if (!isWanted[group]
                    || !scan.kind(row).hasResult()
                    || scan.isContext(row)
                    || (needsTasks && !chosen.tasks().contains(scan.task(row)))
                    || !selection.statuses().contains(Status.of(scan.result(row)))) {
                continue;
            }
            int process = needsTasks ? scan.task(row).process() : 0;
            calls.add(scan.abi(group), scan.syscall(group), process, scan.durationNs(row), scan.result(row));
        }
    }

    /**
     * The rows, in the order in which they came.
     *
     * @param processes the processes of the trace; empty when they are not known
     */
    List<StatRow> rows(List<ProcessInfo> processes) {
        Map<Integer, ProcessInfo> byNumber = new HashMap<>();
        if (by == Grouping.PROCESS || by == Grouping.FD) {
            processes.forEach(process -> byNumber.put(process.number(), process));
        }
        List<Tally> tallies = by.needsArguments() ? named.rows() : calls.rows();
        if (by == Grouping.PROCESS) {
            addDescendants(tallies, processes);
        }
        List<StatRow> rows = new ArrayList<>();
        for (Tally tally : tallies) {
            rows.add(row(tally, byNumber));
        }
        return rows;
    }

    /** Parents come before their children, so the last one has no descendants that are not counted yet. */
    private static void addDescendants(List<Tally> tallies, List<ProcessInfo> processes) {
        Map<Integer, Tally> rows = new HashMap<>();
        tallies.forEach(tally -> rows.put((int) tally.key(), tally));
        Map<Integer, Long> below = new HashMap<>();
        for (int i = processes.size() - 1; i >= 0; i--) {
            ProcessInfo process = processes.get(i);
            Tally row = rows.get(process.number());
            long descendants = below.getOrDefault(process.number(), 0L);
            if (row != null) {
                row.addDescendants(descendants);
            }
            if (process.parent() != ProcessInfo.NO_PARENT) {
                below.merge(process.parent(), descendants + (row == null ? 0 : row.selfNs()), Long::sum);
            }
        }
    }

    private StatRow row(Tally tally, Map<Integer, ProcessInfo> processes) {
        if (tally.key() == Tallies.OTHERS) {
            return new StatRow(RawText.of("(others)"), "(others)", tally);
        }
        TextBuffer text = new TextBuffer();
        switch (by) {
            case SYSCALL -> text.ascii(callName((int) (tally.key() >> Integer.SIZE), (int) tally.key()));
            case CLASS -> text.ascii(calls.className(tally.key()));
            case ERRNO -> text.ascii(Errno.name((int) tally.key()));
            case PROCESS -> process(processes.get((int) tally.key()), (int) tally.key(), text);
            case FD -> {
                process(processes.get((int) (tally.key() >> Integer.SIZE)), (int) (tally.key() >> Integer.SIZE), text);
                text.ascii(" fd ").decimal((int) tally.key());
            }
            default -> {
                byte[] name = named.name(tally.key()).toByteArray();
                text.readable(name, 0, name.length);
                return new StatRow(RawText.of(name), text.toString(), tally);
            }
        }
        return new StatRow(RawText.of(text.toString()), text.toString(), tally);
    }

    private static String callName(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                String name = SyscallTable.of(abi).name(number);
                return abi == Abi.X86_64 ? name : name + "@" + abi.word();
            }
        }
        return "syscall_" + number + "@" + id;
    }

    private static void process(@Nullable ProcessInfo process, int number, TextBuffer text) {
        if (process == null) {
            text.ascii('#').decimal(number);
            return;
        }
        text.readable(process.slot()).ascii(" [").decimal(process.pid()).ascii("] ");
        CommandText.print(
                process.command().subList(0, Math.min(1, process.command().size())), text);
    }
}
