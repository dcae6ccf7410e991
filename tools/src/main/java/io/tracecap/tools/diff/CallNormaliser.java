package io.tracecap.tools.diff;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallSet;
import io.tracecap.format.syscall.Transfer;
import io.tracecap.tools.text.CallPart;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.FileHistory;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.Signatures;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TextOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a call as it would be in any run of the program, argument by argument, by what each is. What it writes is for
 * people, too: it is what a difference is shown with. For one thread.
 */
final class CallNormaliser {
    private static final int STRING_LIMIT = 4096;
    private static final int FD = 4;
    private static final int MOST_ARGUMENTS = 6;
    private static final SyscallSet MAKERS = SyscallSet.parse("?pipe,pipe2,socket,socketpair,accept4,?accept");
    private static final SyscallSet MAPS = SyscallSet.parse("mmap,?mmap2");
    private static final SyscallSet DIRECTORIES = SyscallSet.parse("?mkdir,mkdirat");
    /** All of these: what they make has names from then on. */
    private static final SyscallSet HAVE_EFFECTS =
            SyscallSet.parse("?pipe,pipe2,socket,socketpair,accept4,?accept,mmap,?mmap2,?mkdir,mkdirat");

    private static final int MAP_ANONYMOUS = 0x20;

    private final Rules rules;
    private final PathNames paths;
    private final ObjectNames objects;
    private final ProcessNames processes;
    private final AddressNames addresses;
    private final DirectoryLists directories;
    private final FileHistory files;
    private final int dataLimit;
    private final CallText text;
    private final TextBuffer quoted = new TextBuffer();
    private final Tokens tokens;
    private final CallMemo memo;
    private final CallKey keys;
    private final boolean isMemoized;
    private int token;
    private boolean isRepeatable;
    private boolean isPortion;
    private boolean isOfGivenFile;
    private @Nullable String listed;
    private @Nullable CallPart named;
    private FilesView.@Nullable Moment entered;

    /**
     * Makes one for a trace.
     *
     * @param dictionary has what was written of calls of this trace and another one
     * @param reading how it is read
     */
    CallNormaliser(
            Rules rules,
            PathNames paths,
            ObjectNames objects,
            ProcessNames processes,
            AddressNames addresses,
            FileHistory files,
            Dictionary dictionary,
            Reading reading) {
        this.rules = rules;
        this.paths = paths;
        this.objects = objects;
        this.processes = processes;
        this.addresses = addresses;
        this.files = files;
        dataLimit = reading.dataLimit();
        tokens = dictionary.tokens();
        memo = dictionary.memo();
        keys = new CallKey(paths, objects, processes, addresses, memo);
        isMemoized = rules.holdAll() && reading.isMemoized();
        directories = new DirectoryLists(paths, dataLimit);
        text = new CallText(new TextOptions(STRING_LIMIT, true, TextOptions.Descriptors.ADDRESSES), 0, files);
    }

    /**
     * Writes a call.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same; null if it never came back
     * @param counter how many names the process has made up
     * @return how many it has made up now
     */
    int write(EventView enter, @Nullable EventView exit, int counter) {
        Signature signature = signature(enter);
        FilesView.Moment before = files.entered(enter);
        FilesView.Moment after = exit == null ? null : files.returned(exit);
        // Not for a second time: what was in a directory is said at its end.
        listed = exit == null ? null : listing(signature, enter, exit, after);
        Key key = signature == null || exit == null ? null : key(signature, enter, exit, before, after);
        CallMemo.Known known = key == null ? null : memo.find();
        if (known != null) {
            token = known.token();
            isRepeatable = known.isPortion();
            rules.add(known.counts());
            return counter;
        }
        Rules.Counts start = rules.counts();
        List<CallPart> parts = text.fields(enter, exit);
        int names = learn(enter, exit, parts, counter);
        write(signature, enter, exit, parts, before, after);
        if (key != null && !isExclusive(parts)) {
            memo.put(new CallMemo.Known(token, isRepeatable, rules.since(start)));
        }
        return names;
    }

    /** What the text depends on; null where a call has effects, or is to be written anew for another reason. */
    private @Nullable Key key(
            Signature signature,
            EventView enter,
            EventView exit,
            FilesView.@Nullable Moment before,
            FilesView.@Nullable Moment after) {
        if (!isMemoized || HAVE_EFFECTS.contains(enter.abi(), enter.syscall())) {
            return null;
        }
        rules.pause(true);
        Key key = keys.of(signature, enter, exit, before, after, listed);
        rules.pause(false);
        return key;
    }

    private void write(
            @Nullable Signature signature,
            EventView enter,
            @Nullable EventView exit,
            List<CallPart> parts,
            FilesView.@Nullable Moment before,
            FilesView.@Nullable Moment after) {
        isPortion = isPortion(signature, parts, before);
        isOfGivenFile = !parts.isEmpty()
                && isDescriptor(parts.get(0))
                && objects.isGiven((int) parts.get(0).value(), before);
        named = firstPath(parts);
        entered = before;
        StringBuilder call = new StringBuilder(CallText.name(enter)).append('(');
        StringBuilder shape = new StringBuilder(call);
        for (int i = 0; i < (isPortion ? 1 : parts.size()); i++) {
            String part = part(parts.get(i), enter.task(), before, after);
            call.append(i == 0 ? "" : ", ").append(part);
            shape.append(',').append(isResult(signature, parts.get(i)) ? "" : part);
        }
        call.append(isPortion ? ", ...)" : ")");
        String result = exit == null ? Tokens.UNFINISHED : result(signature, enter.task(), exit, after);
        token = tokens.of(shape.toString(), call.toString(), result);
        isRepeatable = isPortion || listed != null;
    }

    private static @Nullable Signature signature(EventView enter) {
        Signature signature = Signatures.find(enter.abi(), enter.syscall());
        long[] arguments = new long[MOST_ARGUMENTS];
        for (int i = 0; i < Math.min(arguments.length, enter.argumentCount()); i++) {
            arguments[i] = enter.argument(i);
        }
        return signature == null ? null : signature.resolve(arguments);
    }

    /** Whether what is behind an argument was written by the kernel: it is how the call came back. */
    private static boolean isResult(@Nullable Signature signature, CallPart part) {
        if (signature == null) {
            return false;
        }
        for (Parameter parameter : signature.parameters()) {
            if (parameter.name().equals(part.name())) {
                return parameter.direction() != Direction.IN;
            }
        }
        return false;
    }

    /** What stands for the call that was written. */
    int token() {
        return token;
    }

    /** Whether one and several of that call in a row are the same. */
    boolean isPortion() {
        return isRepeatable;
    }

    /** The first file that it names, as it would be in any run; empty if it names none. */
    String path() {
        CallPart part = named;
        RawText bytes = part == null ? null : part.bytes();
        RawText directory = entered == null ? null : entered.directory();
        return bytes == null
                ? ""
                : readable(paths.rewrite(untilNul(bytes), directory == null ? null : PathNames.text(directory)));
    }

    /** The argv of an execve that is written. */
    String command(EventView execve) {
        for (CallPart part : text.fields(execve, null)) {
            if (part.kind().equals("strings") && part.bytes() != null) {
                return words(part.bytes(), files.entered(execve), false);
            }
        }
        return "";
    }

    /** An argv as a line that people read. */
    String command(List<RawText> argv) {
        StringBuilder line = new StringBuilder();
        for (RawText word : argv) {
            line.append(line.length() == 0 ? "" : " ").append(readable(paths.rewriteWord(PathNames.text(word), null)));
        }
        return line.toString();
    }

    private int learn(EventView enter, @Nullable EventView exit, List<CallPart> parts, int counter) {
        boolean succeeded = exit != null && !isFailure(exit.result());
        int process = enter.task().process();
        if (exit != null && succeeded && MAKERS.contains(enter.abi(), enter.syscall())) {
            objects.made(process, enter.number());
        }
        if (exit != null && succeeded && MAPS.contains(enter.abi(), enter.syscall()) && enter.argumentCount() > FD) {
            if ((enter.argument(3) & MAP_ANONYMOUS) == 0) {
                String name = objects.name((int) enter.argument(FD), files.entered(enter), "");
                addresses.mapped(process, exit.result(), enter.argument(1), name);
            }
        }
        boolean creates = DIRECTORIES.contains(enter.abi(), enter.syscall()) || isExclusive(parts);
        CallPart path = creates ? firstPath(parts) : null;
        if (path == null || path.bytes() == null) {
            return counter;
        }
        return paths.created(absolute(untilNul(path.bytes()), files.entered(enter)), counter) ? counter + 1 : counter;
    }

    private static boolean isExclusive(List<CallPart> parts) {
        for (CallPart part : parts) {
            if (part.names() != null
                    && part.names().contains("O_EXCL")
                    && part.names().contains("O_CREAT")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable CallPart firstPath(List<CallPart> parts) {
        for (CallPart part : parts) {
            if (part.kind().equals("path")) {
                return part;
            }
        }
        return null;
    }

    private static String absolute(String path, FilesView.@Nullable Moment moment) {
        RawText directory = moment == null ? null : moment.directory();
        return path.startsWith("/") || directory == null ? path : PathNames.text(directory) + "/" + path;
    }

    private boolean isPortion(@Nullable Signature signature, List<CallPart> parts, FilesView.@Nullable Moment before) {
        boolean isPortioned = rules.hold(Rule.PORTIONS)
                && !parts.isEmpty()
                && signature != null
                && Transfer.of(signature) != Transfer.NONE
                && objects.isStream((int) parts.get(0).value(), before);
        if (isPortioned) {
            rules.applied(Rule.PORTIONS);
        }
        return isPortioned;
    }

    private String part(CallPart part, Task task, FilesView.@Nullable Moment before, FilesView.@Nullable Moment after) {
        return switch (part.kind()) {
            case "fd", "dirfd" -> descriptor(part, before, after);
            case "pid", "tid" -> processes.name((int) part.value(), task);
            case "address" -> addresses.name(task.process(), part.value());
            case "path" -> path(part, task, before);
            case "strings" -> part.bytes() == null ? pointer(part, task) : words(part.bytes(), before, true);
            case "data" -> data(part);
            case "pointers" -> isNull(part) ? "NULL" : "...";
            // They are the result, see DirectoryLists.
            case "entries" -> "...";
            case "struct" -> structure(part, task, before, after);
            case "time", "inode" -> rules.hold(Rule.TIMES) ? dropped() : part.text();
            // Such as a signal's handler, which is one of some names or else an address.
            case "enum" -> part.text().startsWith("0x") ? addresses.name(task.process(), part.value()) : part.text();
            default -> part.text();
        };
    }

    /** What a call found in a directory; null if it does not list one, or failed. */
    private @Nullable String listing(
            @Nullable Signature signature, EventView enter, EventView exit, FilesView.@Nullable Moment after) {
        if (signature == null || isFailure(exit.result())) {
            return null;
        }
        for (int i = 0; i < signature.parameters().size(); i++) {
            if (signature.parameters().get(i).type() instanceof ArgumentType.Entries) {
                return directories.result((int) enter.argument(0), after, exit, i);
            }
        }
        return null;
    }

    private static boolean isFailure(long result) {
        return result < 0 && result >= -4095;
    }

    private static boolean isNull(CallPart part) {
        return part.value() == 0 && !part.isOmitted();
    }

    private String data(CallPart part) {
        RawText bytes = part.bytes();
        if (bytes == null || dataLimit == 0) {
            return isNull(part) ? "NULL" : "...";
        }
        quoted.clear();
        return quoted.quoted(bytes.toByteArray(), 0, Math.min(bytes.length(), dataLimit))
                .ascii(bytes.length() < dataLimit ? "" : "...")
                .toString();
    }

    private static boolean isDescriptor(CallPart part) {
        return part.kind().equals("fd") || part.kind().equals("dirfd");
    }

    private String dropped() {
        rules.applied(Rule.TIMES);
        return "...";
    }

    private String descriptor(CallPart part, FilesView.@Nullable Moment before, FilesView.@Nullable Moment after) {
        if (part.text().startsWith("AT_FDCWD")) {
            return "AT_FDCWD";
        }
        int fd = (int) part.value();
        boolean isNew = before == null || before.descriptors().get(fd) == null;
        return objects.name(fd, isNew ? after : before, part.file());
    }

    private String pointer(CallPart part, Task task) {
        return part.isOmitted() ? "..." : addresses.name(task.process(), part.value());
    }

    private String path(CallPart part, Task task, FilesView.@Nullable Moment before) {
        if (part.bytes() == null) {
            return pointer(part, task);
        }
        RawText directory = before == null ? null : before.directory();
        String rewritten = paths.rewrite(untilNul(part.bytes()), directory == null ? null : PathNames.text(directory));
        return quoted(rewritten);
    }

    private static String untilNul(RawText bytes) {
        String path = PathNames.text(bytes);
        int end = path.indexOf('\0');
        return end < 0 ? path : path.substring(0, end);
    }

    private String words(RawText bytes, FilesView.@Nullable Moment before, boolean isQuoted) {
        RawText directory = before == null ? null : before.directory();
        StringBuilder line = new StringBuilder(isQuoted ? "[" : "");
        String all = PathNames.text(bytes);
        int from = 0;
        while (from < all.length()) {
            int end = all.indexOf('\0', from);
            end = end < 0 ? all.length() : end;
            String word =
                    paths.rewriteWord(all.substring(from, end), directory == null ? null : PathNames.text(directory));
            line.append(from == 0 ? "" : isQuoted ? ", " : " ").append(isQuoted ? quoted(word) : readable(word));
            from = end + 1;
        }
        return line.append(isQuoted ? "]" : "").toString();
    }

    private String quoted(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        quoted.clear();
        return quoted.quoted(bytes, 0, bytes.length).toString();
    }

    private String readable(String latin) {
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        quoted.clear();
        return quoted.readable(bytes, 0, bytes.length).toString();
    }

    private String structure(
            CallPart part, Task task, FilesView.@Nullable Moment before, FilesView.@Nullable Moment after) {
        if (part.fields() == null) {
            return part.text().startsWith("0x") ? pointer(part, task) : part.text();
        }
        if (rules.hold(Rule.TIMES) && DroppedFields.contains(part)) {
            return dropped();
        }
        // How large the file is to which the output of the command goes was decided before it ran.
        boolean isWithoutExtent = isOfGivenFile || DroppedFields.isOfDirectory(part);
        StringBuilder fields = new StringBuilder("{");
        for (CallPart field : part.fields()) {
            boolean isDropped = rules.hold(Rule.TIMES)
                    && (DroppedFields.contains(field) || (isWithoutExtent && DroppedFields.isExtent(field)));
            if (!isDropped) {
                fields.append(fields.length() == 1 ? "" : ", ");
                fields.append(field.name().isEmpty() ? "" : field.name() + "=");
                fields.append(part(field, task, before, after));
            } else {
                rules.applied(Rule.TIMES);
            }
        }
        return fields.append('}').toString();
    }

    private String result(@Nullable Signature signature, Task task, EventView exit, FilesView.@Nullable Moment after) {
        long value = exit.result();
        if (isFailure(value)) {
            return "-1 " + Errno.name((int) -value);
        }
        if (isPortion) {
            return value == 0 ? "end" : "data";
        }
        String entries = listed;
        if (entries != null) {
            return entries;
        }
        ArgumentType type = signature == null ? null : signature.result();
        ScalarKind kind = type instanceof ArgumentType.Scalar scalar ? scalar.kind() : ScalarKind.LONG;
        return switch (kind) {
            case FD, DIRFD -> objects.name((int) value, after, "");
            case PID, TID -> processes.name((int) value, task);
            case ADDRESS -> addresses.name(task.process(), value);
            case TIME -> dropped();
            case OFFSET -> isOfGivenFile ? dropped() : Long.toString(value);
            case HEX -> "0x" + Long.toHexString(value);
            default -> Long.toString(value);
        };
    }
}
