package io.tracecap.format.process;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * User and group ids and capabilities of a thread, see credentials(7) and capabilities(7). Ids are unsigned.
 *
 * @param user its user ids
 * @param group its group ids
 * @param inheritable capabilities, one bit each, as are the next four
 * @param noNewPrivileges whether an execve(2) gives it no more, see PR_SET_NO_NEW_PRIVS
 * @param groups supplementary groups; of very many the first ones
 */
public record Credentials(
        Ids user,
        Ids group,
        long inheritable,
        long permitted,
        long effective,
        long bounding,
        long ambient,
        boolean noNewPrivileges,
        List<Integer> groups) {
    private static final int LENGTH = 8 * Integer.BYTES + 5 * Long.BYTES + 2 * Integer.BYTES;

    private static final int MOST_GROUPS = 64;

    /** Copies the list. */
    public Credentials {
        groups = List.copyOf(groups);
    }

    /**
     * The four ids of one sort.
     *
     * @param real who started it
     * @param effective whose rights it has
     * @param saved to whom it can go back
     * @param fileSystem whose rights it has with files
     */
    public record Ids(int real, int effective, int saved, int fileSystem) {}

    /** Reads the structure of a fact; null if it is too short. */
    static @Nullable Credentials read(ByteBuffer bytes) {
        if (bytes.remaining() < LENGTH) {
            return null;
        }
        Ids user = new Ids(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
        Ids group = new Ids(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
        long inheritable = bytes.getLong();
        long permitted = bytes.getLong();
        long effective = bytes.getLong();
        long bounding = bytes.getLong();
        long ambient = bytes.getLong();
        boolean noNewPrivileges = bytes.getInt() != 0;
        bytes.getInt();
        List<Integer> groups = new ArrayList<>();
        while (bytes.remaining() >= Integer.BYTES && groups.size() < MOST_GROUPS) {
            groups.add(bytes.getInt());
        }
        return new Credentials(
                user, group, inheritable, permitted, effective, bounding, ambient, noNewPrivileges, groups);
    }
}
