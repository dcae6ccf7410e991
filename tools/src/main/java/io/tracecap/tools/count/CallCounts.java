package io.tracecap.tools.count;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.file.ScanColumn;
import io.tracecap.format.file.ScanCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.select.TaskChoice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls that came back, as strace's {@code -c} does: whether they were restarted or how they ended makes no
 * difference. Of numbers that no program uses {@link #MOST_CALLS} are told apart. For one thread.
 */
public final class CallCounts {
    /** How many different system calls are told apart. */
    static final int MOST_CALLS = 1 << 14;

    private final Map<Long, CallTally> tallies = new HashMap<>();
    private final CallTally others = new CallTally(0, -1);

    /** Counts an event, if it is one with which a call comes back. */
    public void accept(EventView event) {
        if (event.kind().hasResult() && !event.isContext()) {
            tally(event.abi(), event.syscall()).add(event.durationNs(), isFailed(event.result()));
        }
    }

    private static boolean isFailed(long result) {
        return Status.of(result) == Status.FAILED;
    }

    /**
     * Counts the calls of a trace at the speed of a scan, without looking at their arguments.
     *
     * @param selection which; by system call and thread only
     * @param tasks the threads that it names
     * @throws IOException when the file cannot be read to its end; what is before that is counted
     */
    public void scan(TraceFile trace, EventSelection selection, TaskChoice tasks) throws IOException {
        try (ScanCursor scan = tasks.isAll()
                ? trace.scan(ScanColumn.TIME, ScanColumn.RESULT)
                : trace.scan(ScanColumn.TIME, ScanColumn.RESULT, ScanColumn.TASK)) {
            while (scan.next()) {
                count(scan, selection, tasks);
            }
        }
    }

    private void count(ScanCursor scan, EventSelection selection, TaskChoice tasks) {
        @Nullable CallTally[] byGroup = new CallTally[scan.groups()];
        for (int group = 0; group < byGroup.length; group++) {
            if (selection.calls().contains(scan.abi(group), scan.syscall(group))) {
                byGroup[group] = tally(scan.abi(group), scan.syscall(group));
            }
        }
        int rows = scan.rows();
        for (int row = 0; row < rows; row++) {
            CallTally tally = byGroup[scan.group(row)];
            EventKind kind = scan.kind(row);
            if (tally != null
                    && kind.hasResult()
                    && !scan.isContext(row)
                    && (tasks.isAll() || tasks.contains(scan.task(row)))) {
                tally.add(scan.durationNs(row), isFailed(scan.result(row)));
            }
        }
    }

    private CallTally tally(int abi, int number) {
        long key = (long) abi << Integer.SIZE | (number & 0xFFFFFFFFL);
        CallTally tally = tallies.get(key);
        if (tally == null) {
            if (tallies.size() == MOST_CALLS) {
                return others;
            }
            tally = new CallTally(abi, number);
            tallies.put(key, tally);
        }
        return tally;
    }

    /** Whether no call came back. */
    public boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** What was counted of one ABI, in the order of numbers; calls of which none came back are left out. */
    List<CallTally> of(int abi) {
        List<CallTally> found = new ArrayList<>();
        for (CallTally tally : tallies.values()) {
            if (tally.abi() == abi && tally.calls() > 0) {
                found.add(tally);
            }
        }
        found.sort((one, two) -> Integer.compare(one.number(), two.number()));
        return found;
    }
}
