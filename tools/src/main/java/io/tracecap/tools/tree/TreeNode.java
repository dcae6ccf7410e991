package io.tracecap.tools.tree;

import io.tracecap.format.state.ProcessInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A process in the tree. */
public final class TreeNode {
    private final int index;
    private final List<Program> programs = new ArrayList<>(1);
    private final List<TreeNode> children = new ArrayList<>(0);
    private ProcessInfo info;
    private long begun;
    private long returned;
    private boolean hasForked;
    private boolean isSelected;
    private boolean isShown;
    /** Whether what it ran so far is not its own: a child of fork(2), or the command before it is executed. */
    private boolean awaitsProgram;

    TreeNode(int index, ProcessInfo info) {
        this.index = index;
        this.info = info;
    }

    /** Position in order of first sight. */
    int index() {
        return index;
    }

    /** The process itself. Before the last event, as it was when it was first seen. */
    public ProcessInfo process() {
        return info;
    }

    /** What it ran, one after the other; at least one. */
    public List<Program> programs() {
        return Collections.unmodifiableList(programs);
    }

    /** The processes that it made and that are shown. */
    public List<TreeNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** How many selected calls did not come back. */
    public long unfinished() {
        return Math.max(0, begun - returned);
    }

    /** All that it did, in all programs. */
    public Counts total() {
        Counts total = new Counts();
        for (Program program : programs) {
            total.add(program.counts());
        }
        return total;
    }

    /** CLOCK_MONOTONIC time at which a program gave way to the next one; {@link ProcessInfo#NOT_SEEN} if it went on. */
    public long endNs(int program) {
        return program + 1 < programs.size() ? programs.get(program + 1).startNs() : info.endNs();
    }

    /** Whether some of its events were selected. */
    public boolean isSelected() {
        return isSelected;
    }

    void select() {
        isSelected = true;
    }

    /** Whether it, or a process that it made, was selected. After the last event. */
    boolean isShown() {
        return isShown;
    }

    void showWith(boolean shown) {
        isShown |= shown;
    }

    void settle(ProcessInfo atTheEnd) {
        info = atTheEnd;
    }

    Program current() {
        return programs.get(programs.size() - 1);
    }

    void addChild(TreeNode child) {
        children.add(child);
    }

    void forked() {
        hasForked = true;
    }

    /** It runs another program. What a child did between its birth and its first execve counts for what it executes. */
    void execute(Program program) {
        if (awaitsProgram && !hasForked) {
            programs.set(0, program.since(programs.get(0)));
        } else {
            programs.add(program);
        }
        awaitsProgram = false;
    }

    void begin(Program program, boolean isNotItsOwn) {
        programs.add(program);
        awaitsProgram = isNotItsOwn;
    }

    void entered() {
        begun++;
    }

    void cameBack() {
        returned++;
    }
}
