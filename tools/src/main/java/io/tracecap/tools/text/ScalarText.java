package io.tracecap.tools.text;

import io.tracecap.format.syscall.ScalarKind;

/** Prints plain numbers by what they mean. Used by one thread. */
final class ScalarText {
    private static final int AT_FDCWD = -100;
    private static final int FILE_TYPE = 0170000;
    private static final int SPECIAL_BITS = 07000;

    private final ConstantText constants;
    private final DescriptorText descriptors;
    private final PidText pids;
    private final boolean byName;
    private final Memory word = new Memory();
    private final byte[] wordBytes = new byte[Long.BYTES];

    ScalarText(ConstantText constants, DescriptorText descriptors, PidText pids, TextOptions.Constants style) {
        this.constants = constants;
        byName = style == TextOptions.Constants.ABBREV;
        this.descriptors = descriptors;
        this.pids = pids;
        word.show(wordBytes);
    }

    /** Prints the value of a register. */
    void print(ScalarKind kind, long value, TextBuffer out) {
        switch (kind) {
            case INT, PGID -> out.decimal((int) value);
            case PID, TID -> pids.print((int) value, out);
            case FD -> descriptor((int) value, out);
            case UINT -> out.unsigned(value & 0xFFFFFFFFL);
            case LONG, OFFSET, PAIR -> out.decimal(value);
            case ULONG, SIZE, INODE -> out.unsigned(value);
            case HEX -> out.hex(value);
            case OCTAL -> out.octal(value, 0);
            case DIRFD -> directory((int) value, out);
            case UID, GID -> id((int) value, out);
            case ADDRESS -> out.address(value);
            case MODE -> mode(value & 0xFFFFFFFFL, out);
            case PERMISSIONS -> out.octal(value & 0xFFFFFFFFL, 3);
            case DEVICE -> device(value, out);
            case SIGNAL -> constants.signal((int) value, out);
            case SIGSET -> signalSet(value, out);
            case WAIT_STATUS -> WaitStatusText.print((int) value, out);
            case TIME -> out.decimal(value);
            case BITS -> out.hex(value);
            case UNUSED -> {}
            case NONE -> out.ascii('?');
        }
    }

    /** Prints a number of a structure, {@code width} bytes wide. */
    void print(ScalarKind kind, Memory memory, int at, int width, TextBuffer out) {
        switch (kind) {
            case INT, PGID, LONG, OFFSET, TIME -> out.decimal(memory.signed(at, width));
            case UINT -> out.unsigned(memory.unsigned(at, width));
            case FD, DIRFD, PID, TID, SIGNAL, WAIT_STATUS -> print(kind, memory.signed(at, width), out);
            case SIGSET -> SignalSetText.print(memory, at, width, out);
            default -> print(kind, memory.unsigned(at, width), out);
        }
    }

    private void signalSet(long mask, TextBuffer out) {
        for (int i = 0; i < Long.BYTES; i++) {
            wordBytes[i] = (byte) (mask >>> (8 * i));
        }
        SignalSetText.print(word, 0, Long.BYTES, out);
    }

    private void descriptor(int fd, TextBuffer out) {
        out.decimal(fd);
        descriptors.print(fd, out);
    }

    private void directory(int fd, TextBuffer out) {
        if (fd == AT_FDCWD) {
            if (byName) {
                out.ascii("AT_FDCWD");
            } else {
                out.decimal(fd);
                constants.comment("AT_FDCWD", out);
            }
            descriptors.printDirectory(out);
        } else {
            descriptor(fd, out);
        }
    }

    private static void id(int id, TextBuffer out) {
        if (id == -1) {
            out.ascii("-1");
        } else {
            out.unsigned(id & 0xFFFFFFFFL);
        }
    }

    private void mode(long mode, TextBuffer out) {
        int start = out.length();
        modeByName(mode, out);
        if (!byName && !out.hasDigitAt(start)) {
            String names = out.textFrom(start);
            out.truncate(start);
            out.octal(mode, 3);
            constants.comment(names, out);
        }
    }

    private void device(long device, TextBuffer out) {
        if (byName) {
            deviceByName(device, out);
            return;
        }
        out.hex(device);
        int end = out.length();
        deviceByName(device, out);
        String name = out.textFrom(end);
        out.truncate(end);
        constants.comment(name, out);
    }

    /** Prints {@code S_IFREG|0644}. */
    private void modeByName(long mode, TextBuffer out) {
        long type = mode & FILE_TYPE;
        if (type != 0) {
            String name = constants.name("file_type", type);
            if (name.isEmpty()) {
                out.octal(mode, 3);
                return;
            }
            out.ascii(name).ascii('|');
        }
        special(mode, 04000, "S_ISUID|", out);
        special(mode, 02000, "S_ISGID|", out);
        special(mode, 01000, "S_ISVTX|", out);
        out.octal(mode & ~(long) (FILE_TYPE | SPECIAL_BITS), 3);
    }

    private static void special(long mode, int bit, String name, TextBuffer out) {
        if ((mode & bit) != 0) {
            out.ascii(name);
        }
    }

    /** Prints {@code makedev(0x8, 0x1)} from the kernel's 64-bit form of a device number. */
    private static void deviceByName(long device, TextBuffer out) {
        long major = ((device >>> 8) & 0xFFF) | ((device >>> 32) & 0xFFFFF000L);
        long minor = (device & 0xFF) | ((device >>> 12) & 0xFFFFFF00L);
        out.ascii("makedev(").hex(major).ascii(", ").hex(minor).ascii(')');
    }
}
