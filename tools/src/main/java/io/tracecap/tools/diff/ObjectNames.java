package io.tracecap.tools.diff;

import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.OpenFile;
import io.tracecap.tools.text.FilesView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What descriptors stand for, as it would be in any run. Pipes and sockets are numbered by the process that made them, in
 * the order in which it did.
 */
final class ObjectNames {
    /** A port that nobody chose, see ip_local_port_range in ip(7): 32768 to 60999 unless configured otherwise. */
    private static final Pattern EPHEMERAL =
            Pattern.compile(":(3276[89]|327[7-9][0-9]|32[89][0-9]{2}|3[3-9][0-9]{3}|[45][0-9]{4}|60[0-9]{3})]$");

    private static final Pattern OWN_PORT = Pattern.compile(":[0-9]+->");
    private static final Pattern INODES = Pattern.compile("[0-9>-]+]");
    private static final Pattern UNNAMED = Pattern.compile("/#[0-9]+ \\(deleted\\)$");
    private static final Pattern TERMINAL = Pattern.compile("/dev/(pts/[0-9]+|tty[a-zA-Z0-9]*|console)");

    /** What a command is given may be another file each time: where its output is to go is not its own doing. */
    private static final List<String> STANDARD = List.of("<stdin>", "<stdout>", "<stderr>");

    private static final int MOST_NUMBERED = 1 << 16;

    private final Rules rules;
    private final PathNames paths;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> made = new HashMap<>();
    private final Map<Long, String> standard = new HashMap<>();
    private RawText lastName = RawText.EMPTY;
    private int lastMade = -1;
    private boolean isLastSettled;

    ObjectNames(Rules rules, PathNames paths) {
        this.rules = rules;
        this.paths = paths;
    }

    /** A process made a pipe or socket with the call that is event {@code origin}. */
    void made(int process, long origin) {
        if (numbers.size() < MOST_NUMBERED) {
            numbers.put(origin, made.merge(process, 1, Integer::sum));
        }
    }

    /** The command was started with a descriptor, as the event {@code origin} says. */
    void given(long origin, long fd) {
        if (fd >= 0 && fd < STANDARD.size()) {
            standard.putIfAbsent(origin, STANDARD.get((int) fd));
        }
    }

    /**
     * What a descriptor stands for.
     *
     * @param moment what the thread had open; null when not known
     * @param shown what stands behind the number on a line: {@code TCP:[127.0.0.1:9->...]}; empty when nothing does
     */
    String name(int fd, FilesView.@Nullable Moment moment, String shown) {
        if (!rules.hold(Rule.DESCRIPTORS)) {
            return fd + (shown.isEmpty() ? "" : "<" + shown + ">");
        }
        Descriptor descriptor =
                moment == null || fd < 0 ? null : moment.descriptors().get(fd);
        if (descriptor == null || moment == null) {
            return Integer.toString(fd);
        }
        rules.applied(Rule.DESCRIPTORS);
        OpenFile file = descriptor.file();
        String given = standard.get(file.origin());
        if (given != null) {
            return given;
        }
        if (file instanceof OpenFile.Named named) {
            RawText name = moment.name(named);
            return "<" + withoutInode(paths.rewrite(PathNames.text(name))) + ">";
        }
        Integer number = numbers.get(file.origin());
        String own = number == null ? "" : "#" + number;
        if (file instanceof OpenFile.Pipe) {
            return "<pipe" + own + ">";
        }
        if (file instanceof OpenFile.Socket) {
            return "<" + withoutOwn(shown) + own + ">";
        }
        return file instanceof OpenFile.Anonymous anonymous
                ? "<" + anonymous.kind() + ">"
                : file instanceof OpenFile.Pidfd ? "<pidfd>" : Integer.toString(fd);
    }

    /**
     * Appends all that the name of a descriptor depends on, and whether it is a stream.
     *
     * @return whether that is all
     */
    boolean appendIdentity(int fd, FilesView.@Nullable Moment moment, Key key) {
        Descriptor descriptor =
                moment == null || fd < 0 ? null : moment.descriptors().get(fd);
        if (moment == null || descriptor == null) {
            key.number('n');
            key.number(fd);
            return true;
        }
        OpenFile file = descriptor.file();
        String given = standard.get(file.origin());
        if (given != null) {
            key.number('g');
            key.text(given);
            return true;
        }
        if (!(file instanceof OpenFile.Named named)) {
            return false;
        }
        RawText name = moment.name(named);
        key.number(named.device() == null ? 'f' : 'd');
        key.text(name);
        return isSettled(name);
    }

    /** Several calls in a row are about the same file. */
    private boolean isSettled(RawText name) {
        if (!name.equals(lastName) || paths.made() != lastMade) {
            lastName = name;
            lastMade = paths.made();
            isLastSettled = paths.isSettled(PathNames.text(name), null);
        }
        return isLastSettled;
    }

    /** Whether the command was started with it. */
    boolean isGiven(int fd, FilesView.@Nullable Moment moment) {
        Descriptor descriptor =
                moment == null || fd < 0 ? null : moment.descriptors().get(fd);
        return descriptor != null && standard.containsKey(descriptor.file().origin());
    }

    /** Whether what is read from it comes in portions that say nothing. */
    boolean isStream(int fd, FilesView.@Nullable Moment moment) {
        Descriptor descriptor =
                moment == null || fd < 0 ? null : moment.descriptors().get(fd);
        OpenFile file = descriptor == null ? null : descriptor.file();
        if (file != null && standard.containsKey(file.origin())) {
            return true;
        }
        boolean isTerminal = file instanceof OpenFile.Named named
                && named.device() != null
                && TERMINAL.matcher(PathNames.text(named.name())).matches();
        boolean isOfKernel = file instanceof OpenFile.Named named && isOfKernel(PathNames.text(named.name()));
        return isTerminal || isOfKernel || file instanceof OpenFile.Pipe || file instanceof OpenFile.Socket;
    }

    private static boolean isOfKernel(String path) {
        return path.startsWith("/proc/") || path.startsWith("/sys/");
    }

    /** The kernel names a file that was made without a name (O_TMPFILE) by its inode. */
    private String withoutInode(String path) {
        return rules.hold(Rule.TEMPORARY) ? UNNAMED.matcher(path).replaceFirst("/TMP (deleted)") : path;
    }

    /** A socket's name without what the kernel chose: inodes, and the port of whoever has connected. */
    private static String withoutOwn(String shown) {
        String name =
                EPHEMERAL.matcher(OWN_PORT.matcher(shown).replaceFirst("->")).replaceFirst(":*]");
        int bracket = name.indexOf(":[");
        return bracket >= 0 && INODES.matcher(name.substring(bracket + 2)).matches()
                ? name.substring(0, bracket)
                : name;
    }
}
