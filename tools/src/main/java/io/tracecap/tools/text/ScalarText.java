package io.tracecap.tools.text;

import io.tracecap.format.syscall.ScalarKind;

/** Prints plain numbers by what they mean. */
final class ScalarText {
    private static final int AT_FDCWD = -100;
    private static final int MINOR_LOW_BITS = 0xFF;

    private ScalarText() {}

    /** Prints the value of a register. */
    static void print(ScalarKind kind, long value, TextBuffer out) {
        switch (kind) {
            case INT, FD, PID, TID -> out.decimal((int) value);
            case UINT -> out.unsigned(value & 0xFFFFFFFFL);
            case LONG, OFFSET -> out.decimal(value);
            case ULONG, SIZE -> out.unsigned(value);
            case HEX -> out.hex(value);
            case OCTAL -> out.octal(value, 0);
            case DIRFD -> directory((int) value, out);
            case UID, GID -> id((int) value, out);
            case ADDRESS -> out.address(value);
            case MODE -> mode(value & 0xFFFFFFFFL, out);
            case PERMISSIONS -> out.octal(value & 0xFFFFFFFFL, 3);
            case DEVICE -> device(value, out);
            case SIGNAL -> SignalNames.print((int) value, out);
            case NONE -> out.ascii('?');
        }
    }

    /** Prints a number of a structure, {@code width} bytes wide. */
    static void print(ScalarKind kind, Memory memory, int at, int width, TextBuffer out) {
        boolean signed =
                switch (kind) {
                    case INT, FD, DIRFD, PID, TID, LONG, OFFSET, SIGNAL -> true;
                    default -> false;
                };
        if (kind == ScalarKind.UINT) {
            out.unsigned(memory.unsigned(at, width));
        } else if (kind == ScalarKind.INT) {
            out.decimal(memory.signed(at, width));
        } else {
            print(kind, signed ? memory.signed(at, width) : memory.unsigned(at, width), out);
        }
    }

    private static void directory(int fd, TextBuffer out) {
        if (fd == AT_FDCWD) {
            out.ascii("AT_FDCWD");
        } else {
            out.decimal(fd);
        }
    }

    private static void id(int id, TextBuffer out) {
        if (id == -1) {
            out.ascii("-1");
        } else {
            out.unsigned(id & 0xFFFFFFFFL);
        }
    }

    /** Prints {@code S_IFREG|0644}. */
    static void mode(long mode, TextBuffer out) {
        String type = fileType((int) mode & 0170000);
        if (type.isEmpty() && (mode & 0170000) != 0) {
            out.octal(mode, 3);
            return;
        }
        out.ascii(type);
        special(mode, 04000, "S_ISUID|", out);
        special(mode, 02000, "S_ISGID|", out);
        special(mode, 01000, "S_ISVTX|", out);
        out.octal(mode & ~0177000L, 3);
    }

    private static void special(long mode, int bit, String name, TextBuffer out) {
        if ((mode & bit) != 0) {
            out.ascii(name);
        }
    }

    private static String fileType(int type) {
        return switch (type) {
            case 0100000 -> "S_IFREG|";
            case 0040000 -> "S_IFDIR|";
            case 0020000 -> "S_IFCHR|";
            case 0060000 -> "S_IFBLK|";
            case 0120000 -> "S_IFLNK|";
            case 0010000 -> "S_IFIFO|";
            case 0140000 -> "S_IFSOCK|";
            default -> "";
        };
    }

    /** Prints {@code makedev(0x8, 0x1)} from the kernel's 64-bit form of a device number. */
    static void device(long device, TextBuffer out) {
        long major = ((device >>> 8) & 0xFFF) | ((device >>> 32) & 0xFFFFF000L);
        long minor = (device & MINOR_LOW_BITS) | ((device >>> 12) & 0xFFFFFF00L);
        out.ascii("makedev(").hex(major).ascii(", ").hex(minor).ascii(')');
    }
}
