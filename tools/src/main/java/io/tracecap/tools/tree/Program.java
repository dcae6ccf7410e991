package io.tracecap.tools.tree;

import io.tracecap.format.event.RawText;
import io.tracecap.format.state.Argv;
import java.util.List;

/** What a process ran from one execve(2) to the next, or to its end. */
public final class Program {
    private final RawText command;
    private final boolean isForked;
    private final long startNs;
    private final Counts counts = new Counts();

    Program(RawText command, boolean isForked, long startNs) {
        this.command = command;
        this.isForked = isForked;
        this.startNs = startNs;
    }

    /** This program, as if it had begun when another one did. */
    Program since(Program before) {
        Program longer = new Program(command, isForked, before.startNs);
        longer.counts.add(before.counts);
        return longer;
    }

    /** Its argv; empty when not known. */
    public List<RawText> command() {
        return Argv.split(command);
    }

    /** Whether it is what the parent ran, in a child that did not execute anything. */
    public boolean isForked() {
        return isForked;
    }

    /** CLOCK_MONOTONIC time from which on it ran. */
    public long startNs() {
        return startNs;
    }

    /** What it did. */
    public Counts counts() {
        return counts;
    }

    /** What tells programs apart where argument lists do not matter: the last part of the first word of the command. */
    String name() {
        String text = command.utf8();
        int end = text.indexOf('\0');
        String first = end < 0 ? text : text.substring(0, end);
        return (isForked ? "(" : "") + first.substring(first.lastIndexOf('/') + 1);
    }
}
