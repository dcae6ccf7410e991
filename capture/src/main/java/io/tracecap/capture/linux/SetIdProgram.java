package io.tracecap.capture.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether a process runs a set-user-ID or set-group-ID program, but not with the ids that go with that. The kernel keeps
 * them from a process whose tracer is not root; see execve(2). Looked at once per exec, and by recorders that are not
 * root's only.
 */
public final class SetIdProgram {
    private static final int S_ISUID = 04000;
    /** Without the group's right to execute, the bit means something else: see inode(7). */
    private static final int S_ISGID_EXECUTABLE = 02010;

    private static final long ST_NOSUID = 2;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final int STATX_LENGTH = 256;
    private static final int STATX_UID_OFFSET = 20;
    private static final int STATX_GID_OFFSET = 24;
    private static final int STATX_MODE_OFFSET = 28;
    private static final int STATFS_LENGTH = 120;
    private static final int STATFS_FLAGS_OFFSET = 80;
    private static final int AT_FDCWD = -100;

    private final boolean isNoNewPrivilegesOurs;
    private final NativeBlock statx = new NativeBlock(STATX_LENGTH);
    private final NativeBlock statfs = new NativeBlock(STATFS_LENGTH);

    /**
     * Prepares to look.
     *
     * @param isNoNewPrivilegesOurs whether PR_SET_NO_NEW_PRIVS was set by the recorder; otherwise a process that has it has
     *     wanted that itself, and is as it would be without a tracer
     */
    public SetIdProgram(boolean isNoNewPrivilegesOurs) {
        this.isNoNewPrivilegesOurs = isNoNewPrivilegesOurs;
    }

    /** Path of the program that a process runs without the ids that it asks for, or null if there is no such thing. */
    public @Nullable String withoutItsIds(int pid) {
        String link = "/proc/" + pid + "/exe";
        if (Libc.statx(AT_FDCWD, link, 0, STATX_BASIC_STATS, statx.address()) != 0) {
            return null;
        }
        int mode = statx.bytes().getShort(STATX_MODE_OFFSET);
        boolean setsUser = (mode & S_ISUID) != 0;
        boolean setsGroup = (mode & S_ISGID_EXECUTABLE) == S_ISGID_EXECUTABLE;
        if (!setsUser && !setsGroup) {
            return null;
        }
        boolean isIgnoredByMount = Libc.statfs(link, statfs.address()) == 0
                && (statfs.bytes().getLong(STATFS_FLAGS_OFFSET) & ST_NOSUID) != 0;
        try {
            return !isIgnoredByMount && lacks(pid, setsUser, setsGroup)
                    ? Files.readSymbolicLink(Path.of(link)).toString()
                    : null;
        } catch (IOException gone) {
            return null;
        }
    }

    private boolean lacks(int pid, boolean setsUser, boolean setsGroup) throws IOException {
        boolean lacks = false;
        for (String line :
                Files.readAllLines(Path.of("/proc", Integer.toString(pid), "status"), StandardCharsets.ISO_8859_1)) {
            if (line.startsWith("Uid:")) {
                lacks |= setsUser && effective(line) != statx.bytes().getInt(STATX_UID_OFFSET);
            } else if (line.startsWith("Gid:")) {
                lacks |= setsGroup && effective(line) != statx.bytes().getInt(STATX_GID_OFFSET);
            } else if (!isNoNewPrivilegesOurs && line.startsWith("NoNewPrivs:") && line.endsWith("1")) {
                return false;
            }
        }
        return lacks;
    }

    /** "Uid:\treal\teffective\tsaved\tfs". */
    private static int effective(String line) {
        int start = line.indexOf('\t', line.indexOf('\t') + 1) + 1;
        return Integer.parseUnsignedInt(line.substring(start, line.indexOf('\t', start)));
    }
}
