package io.tracecap.tools.text;

/** Prints what capget(2) and capset(2) work on. */
final class CapabilityText {
    private static final int HEADER_SIZE = 8;
    private static final int DATA_SIZE = 24;

    private CapabilityText() {}

    /** Prints {@code {version=_LINUX_CAPABILITY_VERSION_3, pid=0}}. */
    static boolean header(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, HEADER_SIZE)) {
            return false;
        }
        int version = memory.i32(at);
        out.ascii("{version=");
        switch (version) {
            case 0x19980330 -> out.ascii("_LINUX_CAPABILITY_VERSION_1");
            case 0x20071026 -> out.ascii("_LINUX_CAPABILITY_VERSION_2");
            case 0x20080522 -> out.ascii("_LINUX_CAPABILITY_VERSION_3");
            default -> out.hex(version & 0xFFFFFFFFL).ascii(" /* _LINUX_CAPABILITY_VERSION_??? */");
        }
        out.ascii(", pid=");
        source.texts().pids().print(memory.i32(at + 4), out);
        out.ascii('}');
        return true;
    }

    /** Prints {@code {effective=1<<CAP_CHOWN|1<<CAP_KILL, permitted=0, inheritable=0}}. */
    static boolean data(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, DATA_SIZE)) {
            return false;
        }
        ConstantText constants = source.texts().constants();
        out.ascii("{effective=");
        set(memory, at, constants, out);
        out.ascii(", permitted=");
        set(memory, at + 4, constants, out);
        out.ascii(", inheritable=");
        set(memory, at + 8, constants, out);
        out.ascii('}');
        return true;
    }

    /** The low 32 capabilities are in the first half of the structure, the high ones in the second. */
    private static void set(Memory memory, int at, ConstantText constants, TextBuffer out) {
        long set = memory.unsigned(at, 4) | (memory.unsigned(at + DATA_SIZE / 2, 4) << Integer.SIZE);
        if (set == 0) {
            out.ascii('0');
        }
        String separator = "";
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if (((set >>> bit) & 1) != 0) {
                out.ascii(separator).ascii("1<<");
                constants.print("capability", bit, out);
                separator = "|";
            }
        }
    }
}
