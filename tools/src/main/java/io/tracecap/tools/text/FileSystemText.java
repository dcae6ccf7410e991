package io.tracecap.tools.text;

/** Prints a struct statfs; the id of the file system is two numbers in a structure of their own. */
final class FileSystemText {
    private static final int SIZE = 120;
    private static final String[] COUNTS = {"f_bsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree"};
    private static final int ID = 56;
    private static final int NAME_LENGTH = 64;
    private static final int FRAGMENT_SIZE = 72;
    private static final int FLAGS = 80;

    private FileSystemText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        ConstantText constants = source.texts().constants();
        out.ascii("{f_type=");
        constants.print("fs_type", memory.i64(at), out);
        for (int i = 0; i < COUNTS.length; i++) {
            out.ascii(", ").ascii(COUNTS[i]).ascii('=').unsigned(memory.i64(at + 8 * (i + 1)));
        }
        out.ascii(", f_fsid={val=[").hex(memory.unsigned(at + ID, 4));
        out.ascii(", ").hex(memory.unsigned(at + ID + 4, 4)).ascii("]}");
        out.ascii(", f_namelen=").unsigned(memory.i64(at + NAME_LENGTH));
        out.ascii(", f_frsize=").unsigned(memory.i64(at + FRAGMENT_SIZE));
        out.ascii(", f_flags=");
        constants.print("statfs_flags", memory.i64(at + FLAGS), out);
        out.ascii('}');
        return true;
    }
}
