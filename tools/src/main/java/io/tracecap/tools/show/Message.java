package io.tracecap.tools.show;

import io.tracecap.tools.select.WordSet;
import java.util.Set;

/** Lines that are no system calls and no signals, in the words of strace's {@code -e quiet=}. */
enum Message {
    /** What is to be known of how a thread was recorded. */
    ATTACH,
    /** {@code +++ exited with 0 +++}. */
    EXIT,
    /** strace says how it takes the paths of {@code -P}; this program does not. */
    PATH_RESOLUTION,
    /** strace says when a program changes to another kind of system calls; this program does not. */
    PERSONALITY,
    /** {@code +++ superseded by execve in pid 4711 +++}. */
    THREAD_EXECVE;

    /**
     * Reads a set of them.
     *
     * @throws IllegalArgumentException when a word is not known
     */
    static Set<Message> parse(String text) {
        return WordSet.parse(Message.class, text, word -> word.equals("superseded") ? THREAD_EXECVE : null);
    }
}
