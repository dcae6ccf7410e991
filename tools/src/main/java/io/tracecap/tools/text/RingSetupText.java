package io.tracecap.tools.text;

/** Prints a struct io_uring_params: what the program asks for, and once the ring is made what it got. */
final class RingSetupText {
    private static final int SIZE = 120;
    private static final int SIZED = 8;
    private static final int SHARED = 0x20;
    private static final int SQ = 40;
    private static final int CQ = 80;
    private static final String[] SQ_FIELDS = {"head", "tail", "ring_mask", "ring_entries", "flags", "dropped", "array"
    };
    private static final String[] CQ_FIELDS = {"head", "tail", "ring_mask", "ring_entries", "overflow", "cqes", "flags"
    };

    private RingSetupText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        ConstantText constants = source.texts().constants();
        long flags = memory.unsigned(at + 8, 4);
        boolean made = source.call().succeeded();
        out.ascii("{flags=");
        constants.print("io_uring_setup_flags", flags, out);
        if (!made && (flags & SIZED) != 0 && memory.i32(at + 4) != 0) {
            out.ascii(", cq_entries=").unsigned(memory.unsigned(at + 4, 4));
        }
        out.ascii(", sq_thread_cpu=").hex(memory.unsigned(at + 12, 4));
        out.ascii(", sq_thread_idle=").unsigned(memory.unsigned(at + 16, 4));
        if ((flags & SHARED) != 0) {
            out.ascii(", wq_fd=").decimal(memory.i32(at + 24));
        }
        if (made) {
            out.ascii(", sq_entries=").unsigned(memory.unsigned(at, 4));
            out.ascii(", cq_entries=").unsigned(memory.unsigned(at + 4, 4));
            out.ascii(", features=");
            constants.print("io_uring_features", memory.unsigned(at + 20, 4), out);
            offsets(", sq_off={", SQ_FIELDS, memory, at + SQ, out);
            offsets(", cq_off={", CQ_FIELDS, memory, at + CQ, out);
        }
        out.ascii('}');
        return true;
    }

    private static void offsets(String name, String[] fields, Memory memory, int at, TextBuffer out) {
        out.ascii(name);
        for (int i = 0; i < fields.length; i++) {
            out.ascii(i == 0 ? "" : ", ").ascii(fields[i]).ascii('=');
            out.unsigned(memory.unsigned(at + Integer.BYTES * i, Integer.BYTES));
        }
        out.ascii('}');
    }
}
