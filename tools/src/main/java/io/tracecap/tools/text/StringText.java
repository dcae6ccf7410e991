package io.tracecap.tools.text;

/** Prints strings, argument vectors and buffers that were copied from a tracee. */
final class StringText {
    private static final int THREAD_NAME = 15;

    private StringText() {}

    /** Prints a file name, whole. */
    static void path(Memory memory, TextBuffer out) {
        int count = memory.textLength(0, memory.length());
        out.quoted(memory.array(), memory.position(0), count);
        if (memory.isCut() && count == memory.length()) {
            out.ascii("...");
        }
    }

    /** Prints a NUL-terminated string, cut at the limit. */
    static void text(Memory memory, int limit, TextBuffer out) {
        int count = memory.textLength(0, memory.length());
        cut(memory, 0, count, limit, memory.isCut() && count == memory.length(), out);
    }

    /** Prints a thread's name as far as the kernel keeps it; strace does not look whether it ends there. */
    static void threadName(Memory memory, TextBuffer out) {
        int count = memory.textLength(0, Math.min(memory.length(), THREAD_NAME));
        cut(memory, 0, count, THREAD_NAME, count == THREAD_NAME, out);
    }

    /** Prints bytes, NULs among them, cut at the limit. */
    static void data(Memory memory, int limit, TextBuffer out) {
        cut(memory, 0, memory.length(), limit, memory.isCut(), out);
    }

    /** Prints bytes that are no text, cut at the limit. */
    static void binary(Memory memory, int limit, TextBuffer out) {
        int shown = Math.min(memory.length(), limit);
        out.quotedHex(memory.array(), memory.position(0), shown);
        if (memory.isCut() || shown < memory.length()) {
            out.ascii("...");
        }
    }

    private static void cut(Memory memory, int at, int count, int limit, boolean more, TextBuffer out) {
        int shown = Math.min(count, limit);
        out.quoted(memory.array(), memory.position(at), shown);
        if (more || shown < count) {
            out.ascii("...");
        }
    }

    /** Prints an argv: strings that each end with a NUL, one after the other. */
    static void vector(Memory memory, TextOptions options, TextBuffer out) {
        out.ascii('[');
        int at = 0;
        int elements = 0;
        while (at < memory.length()) {
            if (elements > 0) {
                out.ascii(", ");
            }
            if (options.brief() && elements == options.stringLimit()) {
                out.ascii("...]");
                return;
            }
            int count = memory.textLength(at, memory.length());
            boolean ended = at + count < memory.length();
            cut(memory, at, count, options.stringLimit(), !ended && memory.isCut(), out);
            at += count + 1;
            elements++;
        }
        if (memory.isCut()) {
            out.ascii(elements > 0 ? ", ..." : "...");
        }
        out.ascii(']');
    }

    /** Prints an envp of which only the size is known: {@code 0x7ffd12345678 /* 24 vars *}{@code /}. */
    static void counted(long address, Memory memory, TextBuffer out) {
        out.address(address);
        long count = memory.has(0, Integer.BYTES) ? memory.unsigned(0, Integer.BYTES) : 0;
        boolean unreadable = count == 0 && memory.isCut();
        if (memory.has(0, Integer.BYTES) && !unreadable) {
            out.ascii(" /* ").unsigned(count).ascii(count == 1 ? " var" : " vars");
            out.ascii(memory.isCut() ? ", unterminated */" : " */");
        }
    }
}
