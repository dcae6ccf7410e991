package io.tracecap.tools.diff;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.OpenFile;
import io.tracecap.tools.text.DirectoryEntries;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What programs found in directories. In which order, and in how many calls, is the file system's affair: at the end of a
 * directory stands what was in it, by name where names were recorded, otherwise how many there were. The recordings themselves
 * do not count.
 */
final class DirectoryLists {
    private static final int MOST_DIRECTORIES = 1 << 12;
    private static final int MOST_CHARACTERS = 1 << 22;
    private static final int MOST_SHOWN = 100;

    private final PathNames paths;
    private final int dataLimit;
    private final Map<Long, Found> directories = new HashMap<>();
    private int characters;

    /** What was found in a directory so far. */
    private static final class Found {
        private final TreeSet<String> names = new TreeSet<>();
        private long count;
        private boolean isCounted = true;
        private boolean isNamed = true;
    }

    /**
     * Makes one for a trace.
     *
     * @param dataLimit entries of so many bytes both traces have
     */
    DirectoryLists(PathNames paths, int dataLimit) {
        this.paths = paths;
        this.dataLimit = dataLimit;
    }

    /**
     * A call that lists a directory came back.
     *
     * @param fd of the directory
     * @param moment what the thread had open; null when not known
     * @param exit the event with the result, which is not negative
     * @param argument index of the argument that points to the entries
     * @return the result
     */
    String result(int fd, FilesView.@Nullable Moment moment, EventView exit, int argument) {
        Descriptor descriptor =
                moment == null || fd < 0 ? null : moment.descriptors().get(fd);
        if (moment == null || descriptor == null || !(descriptor.file() instanceof OpenFile.Named named)) {
            return exit.result() == 0 ? "end" : "entries";
        }
        String directory = PathNames.text(moment.name(named));
        if (exit.result() == 0) {
            return end(directory, directories.remove(named.origin()));
        }
        if (directories.size() < MOST_DIRECTORIES) {
            add(directories.computeIfAbsent(named.origin(), origin -> new Found()), directory, exit, argument);
        }
        return "entries";
    }

    private void add(Found found, String directory, EventView exit, int argument) {
        long count = DirectoryEntries.count(exit, argument);
        found.count += count;
        found.isCounted &= count >= 0;
        @Nullable List<RawText> names = exit.result() > dataLimit ? null : DirectoryEntries.names(exit, argument);
        found.isNamed &= names != null && characters < MOST_CHARACTERS;
        if (names == null || !found.isNamed) {
            characters -= found.names.stream().mapToInt(String::length).sum();
            found.names.clear();
            return;
        }
        for (RawText name : names) {
            String text = PathNames.text(name);
            if (!text.endsWith(".trc") && !text.endsWith(".trc.part")) {
                String path = paths.rewrite(directory + "/" + text);
                String last = path.substring(path.lastIndexOf('/') + 1);
                characters += found.names.add(last) ? last.length() : 0;
            }
        }
    }

    private String end(String directory, @Nullable Found found) {
        if (found == null) {
            return "end";
        }
        characters -= found.names.stream().mapToInt(String::length).sum();
        if (found.isNamed) {
            return "end of " + quoted(found.names);
        }
        return !found.isCounted || paths.isChanging(directory) ? "end" : "end of " + found.count + " entries";
    }

    private static String quoted(Set<String> names) {
        TextBuffer text = new TextBuffer().ascii('{');
        int shown = 0;
        for (String name : names) {
            if (shown == MOST_SHOWN) {
                text.ascii(", ... ")
                        .unsigned(names.size())
                        .ascii(" with hash ")
                        .unsigned(names.hashCode() & 0xFFFFFFFFL);
                break;
            }
            byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
            text.ascii(shown == 0 ? "" : ", ").quoted(bytes, 0, bytes.length);
            shown++;
        }
        return text.ascii('}').toString();
    }
}
