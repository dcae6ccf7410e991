package io.tracecap.tools.text;

import io.tracecap.format.syscall.ScalarKind;

/** Prints a struct stat: with the size of a file, or the number of a device. */
final class StatText {
    private static final int SIZE = 144;
    private static final int FILE_TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;

    private StatText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        boolean all = source.options().verbose();
        ScalarText scalars = source.texts().scalars();
        out.ascii('{');
        if (all) {
            field("st_dev=", ScalarKind.DEVICE, memory.i64(at), scalars, out);
            field(", st_ino=", ScalarKind.INODE, memory.i64(at + 8), scalars, out);
            out.ascii(", ");
        }
        int mode = memory.i32(at + 24);
        field("st_mode=", ScalarKind.MODE, mode, scalars, out);
        if (all) {
            field(", st_nlink=", ScalarKind.ULONG, memory.i64(at + 16), scalars, out);
            field(", st_uid=", ScalarKind.UID, memory.i32(at + 28), scalars, out);
            field(", st_gid=", ScalarKind.GID, memory.i32(at + 32), scalars, out);
            field(", st_blksize=", ScalarKind.ULONG, memory.i64(at + 56), scalars, out);
            field(", st_blocks=", ScalarKind.ULONG, memory.i64(at + 64), scalars, out);
        }
        int type = mode & FILE_TYPE;
        if (type == CHARACTER_DEVICE || type == BLOCK_DEVICE) {
            field(", st_rdev=", ScalarKind.DEVICE, memory.i64(at + 40), scalars, out);
        } else {
            field(", st_size=", ScalarKind.ULONG, memory.i64(at + 48), scalars, out);
        }
        if (all) {
            time("st_atime", memory, at + 72, out);
            time("st_mtime", memory, at + 88, out);
            time("st_ctime", memory, at + 104, out);
            out.ascii('}');
        } else {
            out.ascii(", ...}");
        }
        return true;
    }

    private static void field(String name, ScalarKind kind, long value, ScalarText scalars, TextBuffer out) {
        out.ascii(name);
        scalars.print(kind, value, out);
    }

    private static void time(String name, Memory memory, int at, TextBuffer out) {
        long seconds = memory.i64(at);
        long nanos = memory.i64(at + 8);
        out.ascii(", ").ascii(name).ascii('=').decimal(seconds);
        TimeText.date(seconds, nanos, 9, out);
        out.ascii(", ").ascii(name).ascii("_nsec=").unsigned(nanos);
    }
}
