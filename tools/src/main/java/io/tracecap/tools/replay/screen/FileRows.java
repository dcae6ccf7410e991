package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.ThreadNow;
import io.tracecap.tools.text.DescriptorText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a process has open, one row for each descriptor. For one thread. */
final class FileRows {
    /** Descriptors are below this. */
    private static final int HIGHEST = 1 << 20;

    private final DescriptorText names = new DescriptorText();
    private final TextBuffer line = new TextBuffer();

    /**
     * So many rows; the last one says how many there are no rows for.
     *
     * @param width columns of a row: what is longer is cut at its beginning, since names of files differ at their ends
     */
    List<String> of(Scene scene, int process, int height, int width) {
        Task task = task(scene, process);
        List<String> rows = new ArrayList<>();
        if (task == null) {
            rows.add("not there at this moment");
            return rows;
        }
        DescriptorTable table = scene.files().descriptors(task);
        FilesView.Moment moment =
                new FilesView.Moment(table, scene.files().directory(task), scene.files(), scene.next());
        int left = table.size();
        int most = left > height ? height - 1 : height;
        for (int fd = 0; fd < HIGHEST && left > 0 && rows.size() < most; fd++) {
            Descriptor descriptor = table.get(fd);
            if (descriptor != null) {
                left--;
                rows.add(row(fd, descriptor, moment, width));
            }
        }
        if (left > 0) {
            rows.add("... and " + left + " more");
        }
        return rows;
    }

    private String row(int fd, Descriptor descriptor, FilesView.Moment moment, int width) {
        line.clear();
        names.print(descriptor.file(), moment, line);
        String name = line.toString();
        boolean isBracketed = name.startsWith("<") && name.endsWith(">");
        String shown = name.isEmpty() ? "?" : isBracketed ? name.substring(1, name.length() - 1) : name;
        String number = (fd < 10 ? " " : "") + fd + " ";
        int room = Math.max(0, width - number.length());
        return number + (shown.length() > room ? cut(shown, room) : shown);
    }

    private static String cut(String name, int room) {
        return room < 2 ? "" : ".." + name.substring(name.length() - room + 2);
    }

    /** How many descriptors there are, and where the process is. */
    String heading(Scene scene, int process) {
        Task task = task(scene, process);
        if (task == null) {
            return "open files";
        }
        RawText directory = scene.files().directory(task);
        line.clear();
        line.ascii("open files of ").decimal(task.pid());
        if (directory != null) {
            byte[] name = directory.toByteArray();
            line.ascii(", in ").readable(name, 0, name.length);
        }
        return line.toString();
    }

    private static @Nullable Task task(Scene scene, int process) {
        List<ThreadNow> threads = scene.threads(process);
        return threads.isEmpty() ? null : threads.get(0).task();
    }
}
