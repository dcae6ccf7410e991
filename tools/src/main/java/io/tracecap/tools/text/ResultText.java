package io.tracecap.tools.text;

import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Signature;

/** Prints what a call came back with: a number, an address, an error. Used by one thread. */
final class ResultText {
    private final ConstantText constants;
    private final DescriptorText descriptors;
    private final PidText pids;
    private final ErrorText errors = new ErrorText();

    ResultText(StructText structs) {
        constants = structs.constants();
        descriptors = structs.descriptors();
        pids = structs.pids();
    }

    /** Prints the result of a call about which nothing is known. */
    void plain(Call call, TextBuffer out) {
        if (call.failed()) {
            errors.printResult((int) -call.result(), out);
        } else {
            out.decimal(call.result());
        }
    }

    /** Prints the result of a call of which nothing is to be decoded. */
    void number(Call call, TextBuffer out) {
        if (call.failed()) {
            errors.printResult((int) -call.result(), out);
        } else {
            out.hex(call.result());
        }
    }

    /** Prints the result of a call with this signature. */
    void print(Signature signature, Call call, TextBuffer out) {
        ArgumentType type = signature.result();
        long result = call.result();
        if (call.failed()) {
            errors.printResult((int) -result, out);
        } else if (type instanceof ArgumentType.Scalar scalar) {
            switch (scalar.kind()) {
                case ADDRESS, HEX -> out.hex(result);
                case OCTAL, PERMISSIONS, MODE -> out.octal(result, 0);
                case UID, GID, UINT -> out.unsigned(result & 0xFFFFFFFFL);
                case SIZE, ULONG -> out.unsigned(result);
                case SIGNAL -> signal(result, out);
                case FD -> {
                    out.decimal(result);
                    descriptors.print((int) result, out);
                }
                case PID, TID -> pids.print((int) result, out);
                default -> out.decimal(result);
            }
        } else if (type instanceof ArgumentType.Constants set) {
            named(set.set(), result, out);
        } else {
            out.decimal(result);
        }
    }

    private static void signal(long signal, TextBuffer out) {
        out.decimal(signal);
        if (signal != 0) {
            out.ascii(" (");
            SignalNames.print((int) signal, out);
            out.ascii(')');
        }
    }

    /** {@code 0x8001 (flags O_WRONLY|O_LARGEFILE)}, {@code 0 (SCHED_OTHER)}; nothing where no bit has a name. */
    private void named(String set, long value, TextBuffer out) {
        boolean decimal = set.equals("sched_setscheduler_policy") || set.equals("time_state") || set.equals("dumpable");
        if (decimal) {
            out.decimal(value);
        } else {
            out.hex(value);
        }
        String label =
                switch (set) {
                    case "open_flags", "fd_flags" -> "flags ";
                    case "seals" -> "seals ";
                    default -> "";
                };
        if (set.equals("ioprio")) {
            out.ascii(" (");
            constants.print(set, value, out);
            out.ascii(')');
            return;
        }
        String names = constants.text(set, value);
        if (!names.startsWith("0")) {
            out.ascii(" (").ascii(label).ascii(names).ascii(')');
        }
    }
}
