package io.tracecap.format.process;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one thread is. */
final class TaskState {
    Space space;

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
        child.credentials = credentials;
        child.namespaces = namespaces;
        return child;
    }

    void enterSpace(Space other) {
        space = other;
        space.users++;
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
