package io.tracecap.tools.where;

import static io.tracecap.tools.where.Field.Needs.EVENT;
import static io.tracecap.tools.where.Field.Needs.FILES;
import static io.tracecap.tools.where.Field.Needs.PROCESS;
import static io.tracecap.tools.where.FieldType.BOOL;
import static io.tracecap.tools.where.FieldType.DURATION;
import static io.tracecap.tools.where.FieldType.INT;
import static io.tracecap.tools.where.FieldType.INTS;
import static io.tracecap.tools.where.FieldType.STRING;
import static io.tracecap.tools.where.FieldType.STRINGS;
import static io.tracecap.tools.where.FieldType.TEXTS;
import static io.tracecap.tools.where.FieldType.TIME;

import io.tracecap.tools.where.Field.Needs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of fields that expressions know. All that is known of a field is in its row: what the checker declares, how
 * it is computed, and what {@code tracetool fields} prints follow from it.
 */
public final class Fields {
    private static final Table TABLE = new Table()
            .row(
                    "evt.num",
                    INT,
                    EVENT,
                    "number of the event; of a call, where it began",
                    "evt.num >= 4000",
                    Subject::number)
            .row(
                    "evt.kind",
                    STRING,
                    EVENT,
                    "call, signal, stop, exit, exec, task, gap, note or fact",
                    "evt.kind == 'signal'",
                    Subject::kind)
            .row(
                    "evt.type",
                    STRING,
                    EVENT,
                    "name of the system call; of other events their kind",
                    "evt.type == 'openat'",
                    Subject::type)
            .row(
                    "evt.classes",
                    STRINGS,
                    EVENT,
                    "classes of the call: file, network, process and so on",
                    "'network' in evt.classes",
                    Subject::classes)
            .row(
                    "evt.time",
                    TIME,
                    EVENT,
                    "time of day; of a call, at which it began",
                    "evt.time < timestamp('2026-11-23T11:40:00Z')",
                    Subject::time)
            .row(
                    "evt.reltime",
                    DURATION,
                    EVENT,
                    "time since the recording began",
                    "evt.reltime > duration('1.5s')",
                    Subject::sinceStart)
            .row(
                    "evt.dur",
                    DURATION,
                    EVENT,
                    "how long the call took; nothing if it did not come back",
                    "evt.dur > duration('10ms')",
                    Subject::duration)
            .row(
                    "evt.status",
                    STRING,
                    EVENT,
                    "successful, failed, unfinished or detached",
                    "evt.status == 'unfinished'",
                    Subject::status)
            .row(
                    "evt.failed",
                    BOOL,
                    EVENT,
                    "whether the call failed",
                    "evt.failed && evt.type == 'connect'",
                    Subject::isFailed)
            .row("evt.errno", STRING, EVENT, "name of its error", "evt.errno in ['ENOENT', 'EACCES']", Subject::errno)
            .row(
                    "evt.res",
                    INT,
                    EVENT,
                    "what the call returned; an error is negative",
                    "evt.type == 'write' && evt.res > 65536",
                    Subject::result)
            .row(
                    "evt.args",
                    STRING,
                    EVENT,
                    "its arguments, as show prints them; strings up to 4096 bytes",
                    "evt.args.contains('O_TRUNC')",
                    Subject::argumentText)
            .row(
                    "evt.arg",
                    TEXTS,
                    EVENT,
                    "its arguments by name, as the man page has it; paths and texts bare",
                    "evt.arg.mode == '0755'",
                    Subject::argumentsByName)
            .row(
                    "evt.abi",
                    STRING,
                    EVENT,
                    "kind of the call: x86_64, i386, x32, aarch64 and so on",
                    "evt.abi == 'i386'",
                    Subject::abi)
            .row(
                    "evt.signal",
                    STRING,
                    EVENT,
                    "the signal that was delivered, or that ended the process",
                    "evt.signal == 'SIGSEGV'",
                    Subject::signal)
            .row(
                    "evt.exitcode",
                    INT,
                    EVENT,
                    "what the thread exited with",
                    "evt.kind == 'exit' && evt.exitcode > 0",
                    Subject::exitCode)
            .row("thread.tid", INT, EVENT, "id of the thread", "thread.tid == 4711", Subject::tid)
            .row(
                    "thread.ismain",
                    BOOL,
                    EVENT,
                    "whether it is the leader of its process",
                    "!thread.ismain",
                    Subject::isLeader)
            .row("proc.pid", INT, EVENT, "id of the process", "proc.pid in [4711, 4712]", Subject::pid)
            .row(
                    "proc.slot",
                    STRING,
                    EVENT,
                    "its place in the tree, as info shows it",
                    "proc.slot.startsWith('0.2')",
                    Subject::slot)
            .row("proc.ppid", INT, EVENT, "id of its parent", "proc.ppid == 1234", Subject::parentPid)
            .row(
                    "proc.apid",
                    INTS,
                    EVENT,
                    "ids of its parent, the parent of that, and so on",
                    "1234 in proc.apid",
                    Subject::ancestorPids)
            .row(
                    "proc.name",
                    STRING,
                    PROCESS,
                    "its name at that moment, as ps shows it",
                    "proc.name == 'cc1'",
                    Subject::name)
            .row("proc.pname", STRING, PROCESS, "name of its parent", "proc.pname == 'make'", Subject::parentName)
            .row(
                    "proc.aname",
                    STRINGS,
                    PROCESS,
                    "names of its parent, the parent of that, and so on",
                    "'make' in proc.aname",
                    Subject::ancestorNames)
            .row("proc.exe", STRING, PROCESS, "path of its program", "proc.exe.endsWith('/python3')", Subject::program)
            .row(
                    "proc.args",
                    STRINGS,
                    PROCESS,
                    "its arguments, the name of the program first",
                    "proc.args.exists(a, a.contains('x'))",
                    Subject::programArguments)
            .row(
                    "proc.cmdline",
                    STRING,
                    PROCESS,
                    "the same with blanks between",
                    "proc.cmdline.matches('-O[23]')",
                    Subject::commandLine)
            .row(
                    "proc.cwd",
                    STRING,
                    FILES,
                    "its current directory",
                    "proc.cwd.startsWith('/build/')",
                    Subject::directory)
            .row("user.uid", INT, PROCESS, "its effective user id", "user.uid == 0", Subject::userId)
            .row("group.gid", INT, PROCESS, "its effective group id", "group.gid == 100", Subject::groupId)
            .row(
                    "fd.num",
                    INT,
                    FILES,
                    "the descriptor that the call made, otherwise the first one it was given",
                    "fd.num == 1",
                    Subject::descriptor)
            .row(
                    "fd.type",
                    STRING,
                    FILES,
                    "what it stands for: file, device, pipe, ipv4, ipv6, unix, netlink, eventfd ...",
                    "fd.type in ['ipv4', 'ipv6']",
                    Subject::fileType)
            .row(
                    "fd.name",
                    STRING,
                    FILES,
                    "name of the file or socket; without a descriptor the path that was given",
                    "fd.name.startsWith('/etc/')",
                    Subject::fileName)
            .row(
                    "fd.names",
                    STRINGS,
                    FILES,
                    "the same of all descriptors and paths of the call",
                    "fd.names.exists(n, n.endsWith('.h'))",
                    Subject::fileNames)
            .row(
                    "fd.directory",
                    STRING,
                    FILES,
                    "fd.name without its last part",
                    "fd.directory == '/tmp'",
                    Subject::fileDirectory)
            .row(
                    "fd.filename",
                    STRING,
                    FILES,
                    "the last part of fd.name",
                    "fd.filename == 'config'",
                    Subject::fileLastPart)
            .row(
                    "fd.lip",
                    STRING,
                    FILES,
                    "address of this side of the socket",
                    "fd.lip == '127.0.0.1'",
                    Subject::localAddress)
            .row("fd.lport", INT, FILES, "port of this side", "fd.lport == 8080", Subject::localPort)
            .row(
                    "fd.rip",
                    STRING,
                    FILES,
                    "address of the other side of the socket",
                    "fd.rip != '127.0.0.1'",
                    Subject::peerAddress)
            .row("fd.rport", INT, FILES, "port of the other side", "fd.rport == 443", Subject::peerPort)
            .row(
                    "fs.path.name",
                    STRING,
                    FILES,
                    "the first path among the arguments, made absolute",
                    "fs.path.name.endsWith('.so')",
                    Subject::path)
            .row(
                    "fs.path.nameraw",
                    STRING,
                    EVENT,
                    "the same as the program wrote it",
                    "fs.path.nameraw.startsWith('../')",
                    Subject::rawPath);

    private Fields() {}

    /** The table while it is written down. */
    private static final class Table {
        private final Map<String, Field> rows = new LinkedHashMap<>();

        private Table row(
                String name,
                FieldType type,
                Needs needs,
                String meaning,
                String example,
                Function<Subject, @Nullable Object> value) {
            rows.put(name, new Field(name, type, needs, meaning, example, value));
            return this;
        }
    }

    /** All rows, in order. */
    public static List<Field> all() {
        return List.copyOf(TABLE.rows.values());
    }

    /** The field of a name; null when there is none. */
    public static @Nullable Field find(String name) {
        return TABLE.rows.get(name);
    }

    /** The name that is most like a wrong one; null when none is. */
    static @Nullable String nearest(String wrong) {
        String nearest = null;
        int least = Math.max(2, wrong.length() / 3) + 1;
        for (String name : TABLE.rows.keySet()) {
            int distance = EditDistance.between(wrong, name);
            if (distance < least) {
                least = distance;
                nearest = name;
            }
        }
        return nearest;
    }
}
