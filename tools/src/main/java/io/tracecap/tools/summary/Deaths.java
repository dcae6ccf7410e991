package io.tracecap.tools.summary;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.tools.tree.ProcessTree;
import io.tracecap.tools.tree.TreeNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which processes ended badly, and what they did last. Remembers the last events of {@link #MOST_LIVING} processes that live,
 * and of {@link #MOST_BAD} that ended badly. For one thread.
 */
final class Deaths {
    private static final int MOST_LIVING = 1 << 12;
    private static final int MOST_BAD = 1 << 9;
    private static final int SIGNAL_BITS = 0x7F;
    /** Errors that are no failures: EINTR, ECHILD, EAGAIN, ENOTTY, EINPROGRESS, and calls that the kernel starts again. */
    private static final Errors USUAL_ERRORS = Errors.of(4, 10, 11, 25, 115, 512, 513, 514, 516);
    /** Signals that nobody sends to end a program in good order: ILL, TRAP, ABRT, BUS, FPE, KILL, SEGV, SYS. */
    private static final List<Integer> CRASHES = List.of(4, 5, 6, 7, 8, 9, 11, 31);

    private final ThreadMap<LastEvents> living = new ThreadMap<>();
    private final List<BadEnd> bad = new ArrayList<>();
    private long count;

    /**
     * A process that ended badly.
     *
     * @param process its number
     * @param status its wait status
     * @param last what it did last
     */
    record BadEnd(int process, int status, LastEvents last) {
        boolean isCrash() {
            return CRASHES.contains(status & SIGNAL_BITS);
        }
    }

    /** Takes the next event into account. */
    void accept(EventView event) {
        LastEvents last = last(event.task().process());
        if (last == null) {
            return;
        }
        EventKind kind = event.kind();
        if (kind == EventKind.RETURN || kind == EventKind.CALL) {
            int error = Errors.error(event.result());
            if (error != 0 && !USUAL_ERRORS.contains(error)) {
                last.failure(event);
            }
        }
        switch (kind) {
            case CALL, ENTER, SIGNAL, STOP, GAP, NOTE -> last.event(event);
            case EXIT -> {
                last.event(event);
                if (event.task().isLeader()) {
                    end(event, last);
                }
            }
            default -> {
                // It has no line of its own.
            }
        }
    }

    private @Nullable LastEvents last(int process) {
        LastEvents last = living.get(process);
        if (last == null && living.size() < MOST_LIVING) {
            last = new LastEvents();
            living.put(process, last);
        }
        return last;
    }

    private void end(EventView exit, LastEvents last) {
        int process = exit.task().process();
        int status = exit.argumentCount() > 0 ? (int) exit.argument(0) : 0;
        living.remove(process);
        if (status != 0) {
            count++;
            if (bad.size() < MOST_BAD) {
                bad.add(new BadEnd(process, status, last));
            }
        }
    }

    /** How many processes ended badly. */
    long count() {
        return count;
    }

    /** Those that are remembered, in the order in which they ended. */
    List<BadEnd> all() {
        return Collections.unmodifiableList(bad);
    }

    /** The first process that crashed; null if none did. */
    @Nullable
    BadEnd firstCrash() {
        for (BadEnd end : bad) {
            if (end.isCrash()) {
                return end;
            }
        }
        return null;
    }

    /**
     * Where the failure of the command came from: of the processes that ended badly, the root, and then again and again the
     * child that did so last, unless its parent made others after that: it went on then. Null when the root ended well.
     */
    @Nullable
    BadEnd origin(ProcessTree tree) {
        if (tree.roots().isEmpty()) {
            return null;
        }
        TreeNode node = tree.roots().get(0);
        BadEnd found = end(node);
        BadEnd origin = found;
        while (found != null) {
            origin = found;
            found = null;
            for (TreeNode child : node.children()) {
                BadEnd end = end(child);
                if (end != null && !madeMore(node, child) && (found == null || bad.indexOf(end) > bad.indexOf(found))) {
                    found = end;
                }
            }
            node = found == null ? node : require(tree.process(found.process), node);
        }
        return origin;
    }

    /** Whether a process made others after one of its children had ended. */
    private static boolean madeMore(TreeNode parent, TreeNode child) {
        for (TreeNode other : parent.children()) {
            if (other.process().startNs() > child.process().endNs()) {
                return true;
            }
        }
        return false;
    }

    private static TreeNode require(@Nullable TreeNode node, TreeNode otherwise) {
        return node == null ? otherwise : node;
    }

    private @Nullable BadEnd end(TreeNode node) {
        for (BadEnd end : bad) {
            if (end.process == node.process().number()) {
                return end;
            }
        }
        return null;
    }
}
