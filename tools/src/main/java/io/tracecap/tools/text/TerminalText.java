package io.tracecap.tools.text;

/** Prints the kernel's struct termios: fields of several bits first, then flags (asm-generic/termbits.h). */
final class TerminalText {
    private static final int CHARACTERS = 19;
    private static final int OLD_CHARACTERS = 8;
    private static final int BAUD = 010017;
    private static final int INPUT_BAUD_SHIFT = 16;

    private static final String[] INPUT = {
        "IGNBRK", "BRKINT", "IGNPAR", "PARMRK", "INPCK", "ISTRIP", "INLCR", "IGNCR", "ICRNL", "IUCLC", "IXON", "IXANY",
        "IXOFF", "IMAXBEL", "IUTF8"
    };
    private static final String[] OUTPUT = {"OPOST", "OLCUC", "ONLCR", "OCRNL", "ONOCR", "ONLRET", "OFILL", "OFDEL"};
    private static final String[] TABS = {"TAB0", "TAB1", "TAB2", "XTABS"};
    private static final String[] BAUDS = {
        "B0",
        "B50",
        "B75",
        "B110",
        "B134",
        "B150",
        "B200",
        "B300",
        "B600",
        "B1200",
        "B1800",
        "B2400",
        "B4800",
        "B9600",
        "B19200",
        "B38400",
        "BOTHER",
        "B57600",
        "B115200",
        "B230400",
        "B460800",
        "B500000",
        "B576000",
        "B921600",
        "B1000000",
        "B1152000",
        "B1500000",
        "B2000000",
        "B2500000",
        "B3000000",
        "B3500000",
        "B4000000"
    };
    private static final String[] CONTROL = {"CSTOPB", "CREAD", "PARENB", "PARODD", "HUPCL", "CLOCAL"};
    private static final String[] LOCAL = {
        "ISIG", "ICANON", "XCASE", "ECHO", "ECHOE", "ECHOK", "ECHONL", "NOFLSH", "IEXTEN", "ECHOCTL", "ECHOPRT",
        "ECHOKE", "FLUSHO", "PENDIN", "TOSTOP", "EXTPROC"
    };
    private static final int[] LOCAL_BITS = {
        1, 2, 4, 010, 020, 040, 0100, 0200, 0100000, 01000, 02000, 04000, 010000, 040000, 0400, 0200000
    };
    private static final String[] CHARACTER_NAMES = {
        "VINTR",
        "VQUIT",
        "VERASE",
        "VKILL",
        "VEOF",
        "VTIME",
        "VMIN",
        "VSWTC",
        "VSTART",
        "VSTOP",
        "VSUSP",
        "VEOL",
        "VREPRINT",
        "VDISCARD",
        "VWERASE",
        "VLNEXT",
        "VEOL2"
    };

    private TerminalText() {}

    /**
     * Prints a struct termios, termios2 (with speeds behind it) or termio (whose flags have 16 bits).
     *
     * @param name which of them
     */
    static boolean print(String name, Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        boolean old = name.equals("termio");
        int width = old ? Short.BYTES : Integer.BYTES;
        int characters = old ? OLD_CHARACTERS : CHARACTERS;
        int end = 4 * width + 1 + characters;
        boolean speeds = name.equals("termios2");
        if (!memory.has(at, end + (speeds ? 2 * Integer.BYTES : 0))) {
            return false;
        }
        out.ascii("{c_iflag=");
        long input = memory.unsigned(at, width);
        flags(input, flags(input, 1, INPUT, "", out), out);
        out.ascii(", c_oflag=");
        output(memory.unsigned(at + width, width), out);
        out.ascii(", c_cflag=");
        control(memory.unsigned(at + 2 * width, width), out);
        out.ascii(", c_lflag=");
        local(memory.unsigned(at + 3 * width, width), out);
        if (!source.options().verbose()) {
            out.ascii(", ...}");
            return true;
        }
        discipline(memory.u8(at + 4 * width), out);
        characters(memory, at + 4 * width + 1, characters, out);
        if (speeds) {
            out.ascii(", c_ispeed=").unsigned(memory.unsigned(at + end, 4));
            out.ascii(", c_ospeed=").unsigned(memory.unsigned(at + end + 4, 4));
        }
        out.ascii('}');
        return true;
    }

    private static void discipline(int discipline, TextBuffer out) {
        out.ascii(", c_line=");
        if (discipline == 0) {
            out.ascii("N_TTY");
        } else {
            out.hex(discipline).ascii(" /* N_??? */");
        }
    }

    private static void output(long value, TextBuffer out) {
        out.ascii("NL").decimal((value >>> 8) & 1);
        out.ascii("|CR").decimal((value >>> 9) & 3);
        out.ascii('|').ascii(TABS[(int) (value >>> 11) & 3]);
        out.ascii("|BS").decimal((value >>> 13) & 1);
        out.ascii("|VT").decimal((value >>> 14) & 1);
        out.ascii("|FF").decimal((value >>> 15) & 1);
        rest(flags(value & ~0177400L, 1, OUTPUT, "|", out), out);
    }

    private static void control(long value, TextBuffer out) {
        out.ascii(baud(value));
        if (((value >>> INPUT_BAUD_SHIFT) & BAUD) != 0) {
            out.ascii('|').ascii(baud(value >>> INPUT_BAUD_SHIFT)).ascii("<<IBSHIFT");
        }
        out.ascii("|CS").decimal(5 + ((value >>> 4) & 3));
        long left = value & ~(BAUD | 060L | ((long) BAUD << INPUT_BAUD_SHIFT));
        left = flags(left, 0100, CONTROL, "|", out);
        left = flag(left, 010000000000L, "CMSPAR", out);
        rest(flag(left, 020000000000L, "CRTSCTS", out), out);
    }

    private static String baud(long value) {
        int index = (int) (value & 017) | ((value & 010000) != 0 ? 020 : 0);
        return BAUDS[index];
    }

    private static void local(long value, TextBuffer out) {
        long left = value;
        String separator = "";
        for (int i = 0; i < LOCAL.length; i++) {
            if ((left & LOCAL_BITS[i]) != 0) {
                out.ascii(separator).ascii(LOCAL[i]);
                separator = "|";
                left &= ~LOCAL_BITS[i];
            }
        }
        flags(value, left, out);
    }

    /** Prints flags of consecutive bits from {@code first} on; returns what is left. */
    private static long flags(long value, long first, String[] names, String separator, TextBuffer out) {
        long left = value;
        String before = separator;
        for (int i = 0; i < names.length; i++) {
            long bit = first << i;
            if ((left & bit) != 0) {
                out.ascii(before).ascii(names[i]);
                before = "|";
                left &= ~bit;
            }
        }
        return left;
    }

    private static long flag(long value, long bit, String name, TextBuffer out) {
        if ((value & bit) != 0) {
            out.ascii('|').ascii(name);
        }
        return value & ~bit;
    }

    /** Prints the bits that have no name; {@code 0} when there is nothing at all. */
    private static void flags(long value, long left, TextBuffer out) {
        if (value == 0) {
            out.ascii('0');
        } else if (left != 0) {
            out.ascii(left == value ? "" : "|").hex(left);
        }
    }

    private static void rest(long left, TextBuffer out) {
        if (left != 0) {
            out.ascii('|').hex(left);
        }
    }

    private static void characters(Memory memory, int at, int count, TextBuffer out) {
        out.ascii(", c_cc=[");
        for (int i = 0; i < count; i++) {
            out.ascii(i == 0 ? "[" : ", [");
            if (i < CHARACTER_NAMES.length) {
                out.ascii(CHARACTER_NAMES[i]);
            } else {
                out.decimal(i);
            }
            out.ascii("]=").hex(memory.u8(at + i));
        }
        out.ascii(']');
    }
}
