package io.tracecap.tools.text;

/** Prints a struct sock_fprog: a program of classic BPF, as the macros of linux/filter.h spell its instructions. */
final class FilterText {
    private static final int SIZE = 16;
    private static final int FILTER = 8;
    private static final int INSTRUCTION = 8;

    private static final int LOAD = 0;
    private static final int LOAD_INDEX = 1;
    private static final int ARITHMETIC = 4;
    private static final int JUMP = 5;
    private static final int RETURN = 6;
    private static final int MISCELLANEOUS = 7;
    private static final long ACTION = 0xFFFF0000L;

    private FilterText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        long count = memory.unsigned(at, 2);
        long address = memory.i64(at + FILTER);
        Memory code = new Memory();
        out.ascii("{len=").unsigned(count).ascii(", filter=");
        boolean shown = !source.options().brief() && address != 0 && source.follow(1, code);
        if (shown && (code.length() >= INSTRUCTION || count == 0)) {
            program(source, code, count, address, out);
        } else {
            out.address(address);
        }
        out.ascii('}');
        return true;
    }

    private static void program(Source source, Memory code, long count, long address, TextBuffer out) {
        boolean isSeccomp =
                source.call().name().equals("seccomp") || source.call().name().equals("prctl");
        ConstantText constants = source.texts().constants();
        out.ascii('[');
        for (int i = 0; i < count; i++) {
            out.ascii(i == 0 ? "" : ", ");
            int at = i * INSTRUCTION;
            if (!code.has(at, INSTRUCTION)) {
                out.ascii("...");
                if (code.isFault()) {
                    out.ascii(" /* ").hex(address + at).ascii(" */");
                }
                break;
            }
            instruction(code, at, isSeccomp, constants, out);
        }
        out.ascii(']');
    }

    private static void instruction(Memory code, int at, boolean isSeccomp, ConstantText constants, TextBuffer out) {
        int operation = (int) code.unsigned(at, 2);
        int whenTrue = code.u8(at + 2);
        int whenFalse = code.u8(at + 3);
        long operand = code.unsigned(at + 4, 4);
        boolean jump = whenTrue != 0 || whenFalse != 0;
        out.ascii(jump ? "BPF_JUMP(" : "BPF_STMT(");
        operation(operation, constants, out);
        out.ascii(", ");
        if (isSeccomp && (operation & 7) == RETURN) {
            action(operand, constants, out);
        } else {
            out.hex(operand);
        }
        if (jump) {
            out.ascii(", ").hex(whenTrue).ascii(", ").hex(whenFalse);
        }
        out.ascii(')');
    }

    /** {@code BPF_LD|BPF_W|BPF_ABS}: a class, and what two fields mean in it. */
    private static void operation(int code, ConstantText constants, TextBuffer out) {
        int kind = code & 7;
        out.ascii(constants.text("bpf_class", kind));
        switch (kind) {
            case LOAD, LOAD_INDEX -> {
                out.ascii('|').ascii(constants.text("bpf_size", code & 0x18));
                out.ascii('|').ascii(constants.text("bpf_mode", code & 0xE0));
                rest(code & ~0xFF, out);
            }
            case ARITHMETIC, JUMP -> {
                out.ascii('|').ascii(constants.text("bpf_source", code & 0x08));
                String set = kind == JUMP ? "bpf_jump" : "bpf_operation";
                out.ascii('|').ascii(constants.text(set, code & 0xF0));
                rest(code & ~0xFF, out);
            }
            case RETURN -> {
                out.ascii('|').ascii(constants.text("bpf_value", code & 0x18));
                rest(code & ~0x1F, out);
            }
            case MISCELLANEOUS -> {
                out.ascii('|').ascii(constants.text("bpf_transfer", code & 0xF8));
                rest(code & ~0xFF, out);
            }
            default -> rest(code & ~7, out);
        }
    }

    private static void rest(int bits, TextBuffer out) {
        if (bits != 0) {
            out.ascii('|').hex(bits);
        }
    }

    /** {@code SECCOMP_RET_ERRNO|0x5}: what is done with a system call, and a number for it. */
    private static void action(long value, ConstantText constants, TextBuffer out) {
        out.ascii(constants.text("seccomp_action", value & ACTION));
        if ((value & ~ACTION) != 0) {
            out.ascii('|').hex(value & ~ACTION);
        }
    }
}
