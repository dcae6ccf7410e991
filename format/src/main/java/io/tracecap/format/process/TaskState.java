package io.tracecap.format.process;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one thread is. */
final class TaskState {
    /** TASK_COMM_LEN of linux/sched.h, without the NUL. */
    private static final int LONGEST_NAME = 15;

    Space space;

    @Nullable
    RawText name;

    @Nullable
    Credentials credentials;

    @Nullable
    Namespaces namespaces;

    /** The call that the thread is in, if it is one with an effect. */
    @Nullable
    Event call;

    TaskState(Space space) {
        this.space = space;
        space.users++;
    }

    /** A thread or process that this one makes. */
    TaskState child(Space itsSpace) {
        TaskState child = new TaskState(itsSpace);
        child.name = name;
        child.credentials = credentials;
        child.namespaces = namespaces;
        return child;
    }

    void enterSpace(Space other) {
        space = other;
        space.users++;
    }

    /** It runs another program, whose name is the last part of its path. */
    void execute(@Nullable RawText path, List<RawText> argv) {
        space.command = argv;
        name = path == null ? null : lastPart(path.toByteArray());
    }

    private static RawText lastPart(byte[] path) {
        int from = path.length;
        while (from > 0 && path[from - 1] != '/') {
            from--;
        }
        return RawText.of(path, from, Math.min(LONGEST_NAME, path.length - from));
    }

    /** A program in memory, with the threads and processes that share it (CLONE_VM). */
    static final class Space {
        Memory memory = new Memory();
        List<RawText> command = List.of();

        @Nullable
        RawText program;

        private int users;

        /** What a child of fork(2) has, with or without what is known of its memory. */
        Space copy(boolean withMemory) {
            Space copy = new Space();
            copy.command = command;
            copy.program = program;
            copy.memory = withMemory ? memory.copy() : new Memory();
            return copy;
        }

        /** One user less; returns whether it was the last. */
        boolean leave() {
            users--;
            return users == 0;
        }
    }
}
