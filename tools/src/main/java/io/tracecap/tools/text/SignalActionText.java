package io.tracecap.tools.text;

/** Prints the kernel's struct sigaction, in strace's order: {@code {sa_handler=SIG_DFL, sa_mask=[], sa_flags=0}}. */
final class SignalActionText {
    private static final int SIZE = 32;
    private static final int FLAGS = 8;
    private static final int RESTORER = 16;
    private static final int MASK = 24;
    private static final long SA_RESTORER = 0x04000000;

    private SignalActionText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        ConstantText constants = source.texts().constants();
        out.ascii("{sa_handler=");
        constants.print("signal_handler", memory.i64(at), out);
        out.ascii(", sa_mask=");
        SignalSetText.print(memory, at + MASK, Long.BYTES, out);
        long flags = memory.i64(at + FLAGS);
        out.ascii(", sa_flags=");
        constants.print("sa_flags", flags, out);
        if ((flags & SA_RESTORER) != 0) {
            out.ascii(", sa_restorer=").address(memory.i64(at + RESTORER));
        }
        out.ascii('}');
        return true;
    }
}
