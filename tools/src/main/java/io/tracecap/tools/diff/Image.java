package io.tracecap.tools.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One program that a process ran: from the fork, or from the execve, to the next execve or the exit. A program that is executed
 * by another one in the same process counts as its child.
 */
final class Image {
    private static final int MOST_COMMANDS = 8;

    private final @Nullable Image parent;
    private final boolean isExecuted;
    private final int process;
    private final List<Image> children = new ArrayList<>();
    private final List<TokenStream> threads = new ArrayList<>();
    private String command;
    private int madeUpNames;

    /**
     * Makes one.
     *
     * @param parent the program that forked or executed it; null for the first
     * @param isExecuted whether by execve
     * @param process number of its process
     * @param command its argv as a line
     */
    Image(@Nullable Image parent, boolean isExecuted, int process, String command) {
        this.parent = parent;
        this.isExecuted = isExecuted;
        this.process = process;
        this.command = command;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    @Nullable
    Image parent() {
        return parent;
    }

    boolean isExecuted() {
        return isExecuted;
    }

    int process() {
        return process;
    }

    /** Its argv as a line, for people. */
    String command() {
        return command;
    }

    void setCommand(String newCommand) {
        command = newCommand;
    }

    /** Name of its program. */
    String program() {
        int end = command.indexOf(' ');
        String first = end < 0 ? command : command.substring(0, end);
        return first.substring(first.lastIndexOf('/') + 1);
    }

    /** The programs that it forked or executed, in order. */
    List<Image> children() {
        return Collections.unmodifiableList(children);
    }

    /** Its threads in the order in which they were made, the first one first. */
    List<TokenStream> threads() {
        return Collections.unmodifiableList(threads);
    }

    TokenStream addThread() {
        TokenStream stream = new TokenStream();
        threads.add(stream);
        return stream;
    }

    int madeUpNames() {
        return madeUpNames;
    }

    void setMadeUpNames(int count) {
        madeUpNames = count;
    }

    /**
     * What the process went on to be: the commands that it executed one after the other, this one included, {@link
     * #MOST_COMMANDS} of them.
     */
    String destiny() {
        StringBuilder all = new StringBuilder(command);
        Image next = executed();
        for (int i = 1; next != null && i < MOST_COMMANDS; i++) {
            all.append('\n').append(next.command);
            next = next.executed();
        }
        return all.toString();
    }

    /** The last of the commands that the process executed one after the other, this one included. */
    String finalCommand() {
        String destiny = destiny();
        return destiny.substring(destiny.lastIndexOf('\n') + 1);
    }

    private @Nullable Image executed() {
        for (Image child : children) {
            if (child.isExecuted) {
                return child;
            }
        }
        return null;
    }

    /** How many programs there are with all below it. */
    int programs() {
        return withAllBelow().size();
    }

    /** How many calls there are in it and all below it. */
    long events() {
        long events = 0;
        for (Image image : withAllBelow()) {
            for (TokenStream thread : image.threads) {
                events += thread.size();
            }
        }
        return events;
    }

    private List<Image> withAllBelow() {
        List<Image> all = new ArrayList<>();
        all.add(this);
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children);
        }
        return all;
    }
}
