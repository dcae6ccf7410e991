package io.tracecap.format.files;

import io.tracecap.format.event.RawText;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Names of files, made absolute without looking at any file system: {@code ..} behind a symbolic link is not seen. */
public final class Paths {
    /** Longest name that is made, in bytes: PATH_MAX of linux/limits.h for a directory, and again for what is in it. */
    public static final int LIMIT = 2 * 4096;

    private static final byte SLASH = '/';

    private Paths() {}

    /**
     * The absolute name of {@code path}.
     *
     * @param directory absolute name of the directory that a relative path begins in; null if that is not known
     * @return the path as it is if the directory is not known; null if the name were longer than {@link #LIMIT}
     */
    public static @Nullable RawText resolve(@Nullable RawText directory, RawText path) {
        byte[] bytes = path.toByteArray();
        boolean isAbsolute = bytes.length > 0 && bytes[0] == SLASH;
        if (!isAbsolute && directory == null) {
            return path.length() <= LIMIT ? path : null;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        if (!isAbsolute && directory != null) {
            joined.writeBytes(directory.toByteArray());
            joined.write(SLASH);
        }
        joined.writeBytes(bytes);
        return joined.size() > LIMIT ? null : normalized(joined.toByteArray());
    }

    /** Without {@code .}, {@code ..} and empty parts. */
    private static RawText normalized(byte[] path) {
        byte[] result = new byte[path.length + 1];
        int length = 0;
        int start = 0;
        for (int i = 0; i <= path.length; i++) {
            if (i < path.length && path[i] != SLASH) {
                continue;
            }
            int part = i - start;
            if (part == 2 && path[start] == '.' && path[start + 1] == '.') {
                do {
                    length = Math.max(0, length - 1);
                } while (length > 0 && result[length] != SLASH);
            } else if (part > 0 && !(part == 1 && path[start] == '.')) {
                result[length++] = SLASH;
                System.arraycopy(path, start, result, length, part);
                length += part;
            }
            start = i + 1;
        }
        if (length == 0) {
            result[length++] = SLASH;
        }
        return RawText.of(result, 0, length);
    }
}
