package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.RawText;
import io.tracecap.tools.text.TextBuffer;
import java.util.ArrayList;
import java.util.List;

/** The end of what the program wrote, as rows of the screen. */
final class OutputRows {
    private OutputRows() {}

    /** The last rows, each at most so wide. */
    static List<String> of(RawText output, int height, int width) {
        List<String> rows = new ArrayList<>();
        byte[] bytes = output.toByteArray();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            boolean isEnd = i == bytes.length;
            if (isEnd ? i > start : bytes[i] == '\n') {
                add(bytes, start, i, width, rows);
                start = i + 1;
            }
        }
        return rows.subList(Math.max(0, rows.size() - height), rows.size());
    }

    private static void add(byte[] bytes, int from, int to, int width, List<String> rows) {
        String line = new TextBuffer().readable(bytes, from, to - from).toString();
        for (int at = 0; at == 0 || at < line.length(); at += width) {
            rows.add(line.substring(at, Math.min(line.length(), at + width)));
        }
    }
}
