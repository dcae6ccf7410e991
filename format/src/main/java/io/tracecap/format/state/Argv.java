package io.tracecap.format.state;

import io.tracecap.format.event.RawText;
import java.util.ArrayList;
import java.util.List;

/** An argv as the bytes of a piece: its strings one after the other, each ended by a NUL. */
public final class Argv {
    private Argv() {}

    /** The strings; a last one that was cut before its NUL is kept. */
    public static List<RawText> split(RawText argv) {
        byte[] bytes = argv.toByteArray();
        List<RawText> strings = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                strings.add(RawText.of(bytes, start, i - start));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            strings.add(RawText.of(bytes, start, bytes.length - start));
        }
        return strings;
    }

    /** The mirror of {@link #split}, cut at {@code limit} bytes. */
    public static RawText join(List<RawText> strings, int limit) {
        int length = 0;
        for (RawText string : strings) {
            length = Math.min(limit, length + string.length() + 1);
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (RawText string : strings) {
            int part = Math.min(string.length(), length - at);
            System.arraycopy(string.toByteArray(), 0, joined, at, part);
            at = Math.min(length, at + part + 1);
        }
        return RawText.of(joined);
    }
}
