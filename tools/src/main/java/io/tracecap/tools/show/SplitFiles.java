package io.tracecap.tools.show;

import io.tracecap.format.event.Task;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes each thread's lines to a file of its own, {@code PREFIX.TID}. A program can have more threads than files may be
 * open: lines are gathered, {@link #MOST_BYTES} in all, and appended file by file.
 */
final class SplitFiles implements LineSink, Closeable {
    /** How many bytes are gathered before they are written. */
    static final int MOST_BYTES = 4 << 20;

    private final Path prefix;
    private final boolean append;
    private final Map<Integer, ByteArrayOutputStream> gathered = new LinkedHashMap<>();
    private final Set<Integer> begun = new HashSet<>();
    private long bytes;

    SplitFiles(Path prefix, boolean append) {
        this.prefix = prefix;
        this.append = append;
    }

    @Override
    public OutputStream of(Task task) throws IOException {
        if (bytes > MOST_BYTES) {
            flush();
        }
        ByteArrayOutputStream lines = gathered.computeIfAbsent(task.tid(), tid -> new ByteArrayOutputStream());
        return new OutputStream() {
            @Override
            public void write(int b) {
                lines.write(b);
                bytes++;
            }

            @Override
            public void write(byte[] text, int offset, int count) {
                lines.write(text, offset, count);
                bytes += count;
            }
        };
    }

    private void flush() throws IOException {
        for (Map.Entry<Integer, ByteArrayOutputStream> each : gathered.entrySet()) {
            boolean isMore = append || begun.contains(each.getKey());
            begun.add(each.getKey());
            try (OutputStream file = new NamedFile(Path.of(prefix + "." + each.getKey()), isMore)) {
                each.getValue().writeTo(file);
            }
        }
        gathered.clear();
        bytes = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
