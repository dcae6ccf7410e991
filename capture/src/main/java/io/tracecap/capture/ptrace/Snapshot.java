package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.DescriptorQuery;
import io.tracecap.capture.linux.ProcMaps;
import io.tracecap.capture.linux.ProcState;
import io.tracecap.capture.record.RingFeed.Worth;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.syscall.DescriptorEffect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records what a process has and is when its recording begins, and what only the kernel can tell of later changes. What
 * cannot be had (the process is gone, or we may not look) is left out: then the trace does not know it. Cold, save for
 * {@link #ask}, which allocates nothing.
 */
final class Snapshot {
    private static final int LINK_LENGTH = 8192;
    private static final int MOST_TEXT = 4096;
    private static final int STRUCTURE_LENGTH = 1 << 16;
    private static final int NO_CHANGE = 0;
    private static final int DIRECTORIES = 1;
    private static final int NAMESPACES = 2;
    private static final int CREDENTIALS = 4;

    private final RecordWriter record;
    private final DescriptorFacts descriptors;
    private final DescriptorQuery query = new DescriptorQuery();
    private int changed;

    Snapshot(RecordWriter record) {
        this.record = record;
        descriptors = new DescriptorFacts(record);
    }

    /** Adds to the record of a call that had an effect what is to be known of its descriptors. */
    void ask(DescriptorEffect effect, StoppedCall call) {
        switch (effect.verb()) {
            case DIRECTORY, ROOT -> changed = DIRECTORIES;
            case CREDENTIALS -> changed = CREDENTIALS;
            case NAMESPACES, PART -> changed = DIRECTORIES | NAMESPACES;
            default -> descriptors.ask(effect, call);
        }
    }

    /** Records what the call has changed whose record was published last, if it is of the kind that is told apart. */
    void addWhatChanged(Tracee tracee, long timeNs) {
        if (changed == NO_CHANGE) {
            return;
        }
        if ((changed & DIRECTORIES) != 0) {
            directories(tracee, timeNs);
        }
        if ((changed & NAMESPACES) != 0) {
            structure(Fact.Kind.NAMESPACES, ProcState.namespaces(tracee.tid()), tracee, timeNs);
        }
        if ((changed & CREDENTIALS) != 0) {
            credentials(tracee, timeNs);
        }
        changed = NO_CHANGE;
    }

    private void credentials(Tracee thread, long timeNs) {
        try {
            structure(Fact.Kind.CREDENTIALS, ProcState.read(thread.tid()).credentials(), thread, timeNs);
        } catch (IOException gone) {
            return;
        }
    }

    /** Records what the command has inherited; it has just been executed, and no descriptor is closed at an execve. */
    void ofCommand(Tracee leader, long timeNs) {
        descriptors(leader, false, timeNs);
        common(leader, timeNs);
    }

    /** Records what a process has that was not recorded so far. */
    void ofRunning(Tracee thread, long timeNs) {
        descriptors(thread, true, timeNs);
        common(thread, timeNs);
    }

    /** Records what is to be known of a program that a process has just executed. */
    void ofProgram(Tracee leader, long timeNs) {
        link(Fact.Kind.PROGRAM, "exe", leader, timeNs);
        if (query.changesIds(leader.tid())) {
            credentials(leader, timeNs);
        }
        mappings(leader, timeNs);
    }

    private void common(Tracee thread, long timeNs) {
        directories(thread, timeNs);
        link(Fact.Kind.PROGRAM, "exe", thread, timeNs);
        try {
            ProcState state = ProcState.read(thread.tid());
            if (begin(Fact.Kind.NAME, 0, 0, thread, LINK_LENGTH, timeNs)) {
                text(state.name());
                record.publish();
            }
            if (begin(Fact.Kind.UMASK, state.umask(), 0, thread, RecordWriter.POINT_LENGTH, timeNs)) {
                record.publish();
            }
            structure(Fact.Kind.CREDENTIALS, state.credentials(), thread, timeNs);
        } catch (IOException gone) {
            return;
        }
        structure(Fact.Kind.NAMESPACES, ProcState.namespaces(thread.tid()), thread, timeNs);
        structure(Fact.Kind.LIMITS, ProcState.limits(thread.pid()), thread, timeNs);
        mappings(thread, timeNs);
    }

    private void directories(Tracee thread, long timeNs) {
        link(Fact.Kind.DIRECTORY, "cwd", thread, timeNs);
        link(Fact.Kind.ROOT, "root", thread, timeNs);
    }

    private void descriptors(Tracee thread, boolean withFlags, long timeNs) {
        List<Integer> open = open(thread.tid());
        if (!begin(Fact.Kind.DESCRIPTORS, open.size(), 0, thread, RecordWriter.POINT_LENGTH, timeNs)) {
            return;
        }
        record.publish();
        for (int fd : open) {
            int flags = withFlags ? query.flags(thread.tid(), fd) : 0;
            int closes = (flags & DescriptorQuery.O_CLOEXEC) != 0 ? Fact.CLOSE_ON_EXEC : 0;
            if (begin(Fact.Kind.DESCRIPTOR, fd, closes, thread, LINK_LENGTH, timeNs)) {
                descriptors.add(thread.tid(), thread.pid(), fd, 0, Fact.TEXT, true, 0);
                record.publish();
            }
        }
    }

    private static List<Integer> open(int tid) {
        List<Integer> open = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc", Integer.toString(tid), "fd"))) {
            for (Path entry : entries) {
                open.add(Integer.parseInt(entry.getFileName().toString()));
            }
        } catch (IOException | DirectoryIteratorException | UncheckedIOException gone) {
            // What was found until then is true.
            return open;
        }
        return open;
    }

    private void link(Fact.Kind kind, String link, Tracee thread, long timeNs) {
        if (!begin(kind, 0, 0, thread, LINK_LENGTH, timeNs)) {
            return;
        }
        record.beginPiece(0, Fact.TEXT);
        int length = query.link(thread.tid(), link, record.target(), MOST_TEXT);
        if (length > 0) {
            record.wrote(length);
            record.endPiece(EventView.PIECE_TEXT);
            record.publish();
        }
    }

    private void mappings(Tracee thread, long timeNs) {
        try {
            ProcMaps maps = ProcMaps.read(thread.tid());
            while (maps.next()) {
                if (begin(Fact.Kind.MAPPINGS, maps.before(), 0, thread, STRUCTURE_LENGTH, timeNs)) {
                    text(maps.names());
                    detail(maps.structure());
                    record.publish();
                }
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void structure(Fact.Kind kind, byte[] bytes, Tracee thread, long timeNs) {
        if (bytes.length > 0 && begin(kind, 0, 0, thread, STRUCTURE_LENGTH, timeNs)) {
            detail(bytes);
            record.publish();
        }
    }

    private boolean begin(Fact.Kind kind, long number, int flags, Tracee thread, int length, long timeNs) {
        if (!record.beginPoint(EventKind.FACT, thread, Worth.LIFE, length, timeNs)) {
            return false;
        }
        record.argument(kind.code());
        record.argument(number);
        record.argument(flags);
        return true;
    }

    private void text(byte[] bytes) {
        record.beginPiece(0, Fact.TEXT);
        put(bytes);
        record.endPiece(EventView.PIECE_TEXT);
    }

    private void detail(byte[] bytes) {
        record.beginPiece(0, Fact.DETAIL);
        put(bytes);
        record.endPiece(0);
    }

    private void put(byte[] bytes) {
        for (byte each : bytes) {
            record.putByte(each);
        }
    }
}
