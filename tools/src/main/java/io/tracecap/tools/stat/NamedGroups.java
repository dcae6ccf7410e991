package io.tracecap.tools.stat;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.OpenFile;
import io.tracecap.tools.access.CallAddresses;
import io.tracecap.tools.access.CallPaths;
import io.tracecap.tools.access.CallTraits;
import io.tracecap.tools.access.NameTable;
import io.tracecap.tools.text.AddressText;
import io.tracecap.tools.text.TextBuffer;
import java.util.List;

/**
 * Counts calls by program, file, descriptor or host: by names that depend on what the process did before. Is shown all events
 * in order. For one thread.
 */
final class NamedGroups {
    private static final int MOST_NAMES = 1 << 16;
    private static final int MOST_BYTES = 8 << 20;
    private static final int MOST_THREADS = 1 << 15;
    private static final int NOTHING = -1;

    private final Grouping by;
    private final Tallies tallies = new Tallies();
    private final NameTable names = new NameTable(MOST_NAMES, MOST_BYTES);
    private final CallTraits traits = new CallTraits();
    private final DescriptorState state;
    private final CallPaths paths;
    private final CallAddresses addresses;
    private final TextBuffer text = new TextBuffer();
    /** By process: number of the name of its program. */
    private final ThreadMap<Integer> programs = new ThreadMap<>();
    /** By thread: number of the name of the program that it is about to execute. */
    private final ThreadMap<Integer> executed = new ThreadMap<>();
    /** By thread: the name that the call is counted under that it is in. */
    private final ThreadMap<Long> open = new ThreadMap<>();

    private long found = NOTHING;

    NamedGroups(Grouping by, RawText directory) {
        this.by = by;
        state = new DescriptorState(directory);
        paths = new CallPaths(state, (exit, path, use) -> found = found == NOTHING ? nameOfPath(path) : found);
        addresses = new CallAddresses((exit, address, use) -> found = nameOfAddress(address));
    }

    /**
     * Takes the next event into account.
     *
     * @param counts whether it is a call that came back and is to be counted
     */
    void accept(EventView event, boolean counts) {
        found = NOTHING;
        if (by == Grouping.FILE) {
            paths.accept(event);
        } else if (by == Grouping.HOST) {
            addresses.accept(event);
        } else if (by == Grouping.EXE) {
            followProgram(event);
        }
        long key = found;
        if (event.kind() == EventKind.ENTER) {
            remember(event.task().number(), key(event));
        } else if (event.kind() == EventKind.RETURN) {
            Long entered = open.remove(event.task().number());
            key = key == NOTHING && entered != null ? entered : key;
        } else if (event.kind() == EventKind.CALL && key == NOTHING) {
            key = key(event);
        }
        if (by == Grouping.EXE) {
            Integer program = programs.get(event.task().process());
            key = program == null ? NOTHING : program;
        }
        state.accept(event);
        if (counts && key != NOTHING) {
            long moved = event.result() > 0
                    ? traits.of(event.abi(), event.syscall()).transfer().moves(event.result())
                    : 0;
            tallies.row(key).add(event.durationNs(), event.result(), moved);
        }
    }

    private void remember(int thread, long key) {
        if (key == NOTHING) {
            open.remove(thread);
        } else if (open.size() < MOST_THREADS) {
            open.put(thread, key);
        }
    }

    /** The key of a call by the first descriptor among its arguments; {@link #NOTHING} if it has none. */
    private long key(EventView enter) {
        int argument = traits.of(enter.abi(), enter.syscall()).descriptor();
        if (by == Grouping.EXE || argument < 0 || argument >= enter.argumentCount()) {
            return NOTHING;
        }
        int fd = (int) enter.argument(argument);
        if (fd < 0) {
            return NOTHING;
        }
        if (by == Grouping.FD) {
            return ((long) enter.task().process() << Integer.SIZE) | fd;
        }
        Descriptor descriptor = state.descriptors(enter.task()).get(fd);
        return descriptor == null ? NOTHING : nameOf(descriptor.file());
    }

    private long nameOf(OpenFile file) {
        text.clear();
        if (file instanceof OpenFile.Socket socket) {
            boolean isKnown = AddressText.print(socket.peer().toByteArray(), text)
                    || AddressText.print(socket.local().toByteArray(), text);
            if (!isKnown) {
                text.ascii("socket");
            }
            return by == Grouping.HOST ? host() : name();
        }
        if (by == Grouping.HOST) {
            return NOTHING;
        }
        if (file instanceof OpenFile.Named named) {
            byte[] bytes = named.name().toByteArray();
            return names.add(bytes, 0, bytes.length);
        }
        if (file instanceof OpenFile.Pipe pipe) {
            text.ascii("pipe:[")
                    .decimal(pipe.inode() == OpenFile.NO_INODE ? pipe.origin() : pipe.inode())
                    .ascii(']');
        } else if (file instanceof OpenFile.Anonymous anonymous) {
            text.ascii("anon_inode:[").ascii(anonymous.kind()).ascii(']');
        } else if (file instanceof OpenFile.Pidfd) {
            text.ascii("anon_inode:[pidfd]");
        } else {
            return NOTHING;
        }
        return name();
    }

    private long name() {
        return names.add(text.toBytes(), 0, text.length());
    }

    /** The address in the buffer without its port. */
    private long host() {
        String address = text.toString();
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > 0 && !address.startsWith("unix:");
        text.truncate(hasPort ? colon : text.length());
        return name();
    }

    private long nameOfPath(int path) {
        byte[] bytes = paths.names().bytes();
        int from = paths.names().start(path);
        return names.add(bytes, from, paths.names().end(path) - from);
    }

    private long nameOfAddress(int address) {
        text.clear();
        byte[] bytes = addresses.names().name(address).toByteArray();
        text.readable(bytes, 0, bytes.length);
        return host();
    }

    /** A child runs what its parent runs; what is executed is known by what the kernel says of it, or by its path. */
    private void followProgram(EventView event) {
        int process = event.task().process();
        if (event.kind() == EventKind.TASK && event.task().isLeader()) {
            int parent = NewTask.of(event).parent();
            Integer inherited = parent < 0 ? null : programs.get(parent);
            if (inherited != null && programs.size() < MOST_THREADS) {
                programs.put(process, inherited);
            }
        } else if (event.kind() == EventKind.FACT && Fact.of(event).kind() == Fact.Kind.PROGRAM) {
            setProgram(process, textOf(event, 0));
        } else if (event.kind() == EventKind.ENTER) {
            int path = traits.of(event.abi(), event.syscall()).program();
            if (path >= 0 && executed.size() < MOST_THREADS) {
                executed.put(event.task().number(), (int) textOf(event, path));
            }
        } else if (event.kind() == EventKind.EXEC) {
            Integer program = executed.remove((int) event.argument(1));
            setProgram(process, program == null ? NameTable.NONE : program);
        } else if (event.kind() == EventKind.EXIT && event.task().isLeader()) {
            programs.remove(process);
        }
    }

    private void setProgram(int process, long name) {
        if (name != NameTable.NONE && programs.size() < MOST_THREADS) {
            programs.put(process, (int) name);
        }
    }

    private long textOf(EventView event, int argument) {
        int piece = event.findPiece(argument, 0, false);
        return piece < 0
                ? NameTable.NONE
                : names.add(event.pieceArray(piece), event.pieceOffset(piece), event.pieceLength(piece));
    }

    /** The rows. */
    List<Tally> rows() {
        return tallies.rows();
    }

    /** The name that a row stands for. */
    RawText name(long key) {
        return names.name((int) key);
    }
}
