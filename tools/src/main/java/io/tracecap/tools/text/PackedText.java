package io.tracecap.tools.text;

/** Prints numbers that several named values are packed into, as the macros of C's headers pack them. */
final class PackedText {
    private static final int QUOTA_SHIFT = 8;
    private static final int PRIORITY_SHIFT = 13;
    private static final int TWELVE_BITS = 0xFFF;

    private PackedText() {}

    /**
     * Prints a value of one of these sets.
     *
     * @return false, with nothing printed, if the set is another one
     */
    static boolean print(ConstantText constants, String set, long value, TextBuffer out) {
        switch (set) {
            case "quota_command" -> quota(constants, value, out);
            case "ioprio" -> priority(constants, value, out);
            case "futex_wake" -> futexWake(constants, value, out);
            case "ethernet_protocol" -> ethernet(constants, value, out);
            case "perf_precise" -> precise(constants, value, out);
            case "kernel_version" -> version(value, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** {@code QCMD(Q_GETQUOTA, USRQUOTA)}. */
    private static void quota(ConstantText constants, long value, TextBuffer out) {
        out.ascii("QCMD(").ascii(constants.text("quota_cmd", (value & 0xFFFFFFFFL) >>> QUOTA_SHIFT));
        out.ascii(", ").ascii(constants.text("quota_type", value & 0xFF)).ascii(')');
    }

    /** {@code IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 4)}. */
    private static void priority(ConstantText constants, long value, TextBuffer out) {
        long bits = value & 0xFFFFFFFFL;
        out.ascii("IOPRIO_PRIO_VALUE(").ascii(constants.text("ioprio_class", bits >>> PRIORITY_SHIFT));
        out.ascii(", ").unsigned(bits & ((1 << PRIORITY_SHIFT) - 1)).ascii(')');
    }

    /** {@code FUTEX_OP_SET<<28|0x1<<12|FUTEX_OP_CMP_EQ<<24|0x2}. */
    private static void futexWake(ConstantText constants, long value, TextBuffer out) {
        if ((value & 0x80000000L) != 0) {
            out.ascii("FUTEX_OP_OPARG_SHIFT<<28|");
        }
        out.ascii(constants.text("futex_wake_op", (value >>> 28) & 7)).ascii("<<28|");
        out.hex((value >>> 12) & TWELVE_BITS).ascii("<<12|");
        out.ascii(constants.text("futex_wake_cmp", (value >>> 24) & 0xF)).ascii("<<24|");
        out.hex(value & TWELVE_BITS);
    }

    /** {@code 2 /* requested to have 0 skid *}{@code /}. */
    private static void precise(ConstantText constants, long value, TextBuffer out) {
        out.unsigned(value)
                .ascii(" /* ")
                .ascii(constants.meaning("perf_precise", value))
                .ascii(" */");
    }

    /** {@code KERNEL_VERSION(6, 1, 0)}. */
    private static void version(long value, TextBuffer out) {
        out.ascii("KERNEL_VERSION(").unsigned((value >>> 16) & 0xFFFF);
        out.ascii(", ").unsigned((value >>> 8) & 0xFF);
        out.ascii(", ").unsigned(value & 0xFF).ascii(')');
    }

    /** {@code htons(ETH_P_ALL)}: the number of a protocol in the order of the network. */
    private static void ethernet(ConstantText constants, long value, TextBuffer out) {
        long swapped = ((value & 0xFF) << 8) | ((value >>> 8) & 0xFF);
        out.ascii("htons(").ascii(constants.text("ethernet_protocol", swapped)).ascii(')');
    }
}
