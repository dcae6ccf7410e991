package io.tracecap.tools.tree;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.state.Argv;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.tools.access.CallTraits;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The processes of a trace with what each ran and did, built from all its events in order. For one thread.
 *
 * <p>Of the first {@link #MOST_PROCESSES} processes, and of {@link #MOST_PROGRAMS} programs that they ran; it says when there
 * were more processes. Per event it takes two look-ups and some additions, and allocates nothing.
 */
public final class ProcessTree {
    /** Of so many processes it keeps account. */
    public static final int MOST_PROCESSES = 1 << 16;

    private static final int MOST_PROGRAMS = 1 << 17;
    private static final int TIMEVAL = 16;
    private static final long SECOND = 1_000_000_000L;
    private static final int MICRO = 1000;
    private static final long MOST_SECONDS = 1L << 32;

    private final ProcessTable table;
    private final EventFilter filter;
    /** Whether only calls were selected: other events have no part in what is shown. */
    private final boolean callsOnly;

    private final boolean ofAnyStatus;

    private final CallTraits traits = new CallTraits();
    private final List<TreeNode> nodes = new ArrayList<>();
    private final List<TreeNode> roots = new ArrayList<>();
    private final ThreadMap<TreeNode> byNumber = new ThreadMap<>();
    private final ThreadMap<TreeNode> byPid = new ThreadMap<>();
    private int programs;
    private boolean isCut;
    private boolean knowsCpu;
    private boolean hasBegun;
    private long firstNs;
    private long lastNs;

    /**
     * An empty tree.
     *
     * @param command argv of the command that was recorded
     * @param filter says which events count
     */
    public ProcessTree(List<RawText> command, EventFilter filter) {
        table = new ProcessTable(MOST_PROCESSES, command);
        this.filter = filter;
        ofAnyStatus = filter.isOfAnyStatus();
        EventSelection selection = filter.selection();
        callsOnly = !selection.calls().isAll()
                || selection.needsFiles()
                || !selection.isOfAnyStatus()
                || selection.demands().isOfCalls();
    }

    /**
     * Takes the next event of the trace into account.
     *
     * @param isAccepted whether it is one of those that are selected, as far as that does not depend on how a call ended
     */
    public void accept(EventView event, boolean isAccepted) {
        if (!hasBegun) {
            hasBegun = true;
            firstNs = event.timeNs();
        }
        lastNs = event.timeNs();
        int before = table.size();
        table.accept(event);
        TreeNode node = table.size() > before
                ? add(event, before)
                : byNumber.get(event.task().process());
        if (node == null) {
            return;
        }
        if (event.kind() == EventKind.EXEC && programs < MOST_PROGRAMS) {
            programs++;
            node.execute(new Program(table.commandAt(node.index()), false, event.timeNs()));
        }
        if (event.kind().hasResult()) {
            learnUsage(event, node);
        }
        if (isAccepted && !event.isContext()) {
            count(event, node);
        }
    }

    private TreeNode add(EventView event, int index) {
        ProcessInfo info = table.get(index);
        TreeNode node = new TreeNode(index, info);
        int parent = table.parentIndex(index);
        boolean isRoot = event.kind() == EventKind.TASK && NewTask.of(event).origin() == NewTask.Origin.ROOT;
        node.begin(new Program(table.commandAt(index), parent >= 0, event.timeNs()), parent >= 0 || isRoot);
        programs++;
        if (parent >= 0) {
            nodes.get(parent).forked();
        }
        nodes.add(node);
        byNumber.put(info.number(), node);
        byPid.put(info.pid(), node);
        return node;
    }

    private void count(EventView event, TreeNode node) {
        Counts counts = node.current().counts();
        if (!event.kind().isSyscall()) {
            if (!callsOnly) {
                counts.event();
                node.select();
            }
            return;
        }
        if (event.kind() == EventKind.ENTER) {
            node.entered();
        } else if (event.kind() == EventKind.RETURN) {
            node.cameBack();
        }
        if (!event.kind().hasResult()) {
            if (ofAnyStatus) {
                counts.event();
                counts.calls(1);
                node.select();
            }
            return;
        }
        Status status = Status.of(event);
        if (ofAnyStatus || filter.wants(status)) {
            counts.event();
            counts.calls(ofAnyStatus && event.kind() == EventKind.RETURN ? 0 : 1);
            node.select();
            result(event, status, counts);
        }
    }

    private void result(EventView event, Status status, Counts counts) {
        if (status == Status.FAILED) {
            counts.failure();
        } else if (event.result() > 0) {
            CallTraits.Traits known = traits.of(event.abi(), event.syscall());
            counts.read(known.transfer().isRead() ? event.result() : 0);
            counts.written(known.transfer().isWritten() ? event.result() : 0);
        }
    }

    /** Who waits for a child may be told how much processor time it took. */
    private void learnUsage(EventView event, TreeNode node) {
        int usage = traits.of(event.abi(), event.syscall()).usage();
        if (usage < 0 || event.result() <= 0 || event.result() > Integer.MAX_VALUE) {
            return;
        }
        int piece = event.findPiece(usage, 0, true);
        TreeNode child = byPid.get((int) event.result());
        if (piece >= 0
                && event.pieceLength(piece) >= 2 * TIMEVAL
                && child != null
                && table.parentIndex(child.index()) == node.index()) {
            ByteBuffer times = ByteBuffer.wrap(event.pieceArray(piece), event.pieceOffset(piece), 2 * TIMEVAL)
                    .order(ByteOrder.LITTLE_ENDIAN);
            knowsCpu = true;
            child.current().counts().cpu(ns(times.getLong(), times.getLong()) + ns(times.getLong(), times.getLong()));
        }
    }

    private static long ns(long seconds, long micros) {
        return Math.floorMod(seconds, MOST_SECONDS) * SECOND + Math.floorMod(micros, MICRO * MICRO) * (long) MICRO;
    }

    /** To be called behind the last event: the tree is as it is then. Without what was not selected, but with ancestors. */
    public void finish() {
        boolean countsOpen = !ofAnyStatus && (filter.wants(Status.UNFINISHED) || filter.wants(Status.DETACHED));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            TreeNode node = nodes.get(i);
            node.settle(table.get(i));
            if (countsOpen && node.unfinished() > 0) {
                node.current().counts().calls(node.unfinished());
                node.select();
            }
            node.showWith(node.isSelected());
            int parent = table.parentIndex(i);
            if (parent >= 0 && node.isShown()) {
                nodes.get(parent).showWith(true);
            }
        }
        for (TreeNode node : nodes) {
            if (node.isShown()) {
                int parent = table.parentIndex(node.index());
                if (parent >= 0) {
                    nodes.get(parent).addChild(node);
                } else {
                    roots.add(node);
                }
            }
        }
    }

    /**
     * Takes the processes from the index of a trace instead of from its events: without counts, and with the last program
     * of each only.
     *
     * @throws IOException as {@link TraceFile#processes}
     */
    public void readIndex(TraceFile trace) throws IOException {
        hasBegun = true;
        firstNs = trace.firstTimeNs();
        lastNs = trace.lastTimeNs();
        for (ProcessInfo info : trace.processes()) {
            if (nodes.size() == MOST_PROCESSES) {
                isCut = true;
                return;
            }
            TreeNode parent = info.parent() == ProcessInfo.NO_PARENT ? null : byNumber.get(info.parent());
            TreeNode node = new TreeNode(nodes.size(), info);
            boolean isForked = parent != null && info.execs() == 0;
            node.begin(
                    new Program(Argv.join(info.command(), ProcessTable.COMMAND_LIMIT), isForked, info.startNs()),
                    false);
            nodes.add(node);
            byNumber.put(info.number(), node);
            node.showWith(true);
            if (parent == null) {
                roots.add(node);
            } else {
                parent.addChild(node);
            }
        }
    }

    /** Whether the processor time of some process is known. */
    public boolean knowsCpu() {
        return knowsCpu;
    }

    /** The processes that no other process of the trace made. After {@link #finish}. */
    public List<TreeNode> roots() {
        return List.copyOf(roots);
    }

    /** All processes that are shown, each behind the one that made it. After {@link #finish}. */
    public List<TreeNode> all() {
        return nodes.stream().filter(TreeNode::isShown).toList();
    }

    /** The process with a number; null when there is none. */
    public @Nullable TreeNode process(int number) {
        return byNumber.get(number);
    }

    /** Whether there were more processes than it keeps account of. */
    public boolean isOverfull() {
        return isCut || table.isOverfull();
    }

    /** CLOCK_MONOTONIC time of the first event; 0 when there is none. */
    public long firstNs() {
        return firstNs;
    }

    /** CLOCK_MONOTONIC time of the last event. */
    public long lastNs() {
        return lastNs;
    }
}
