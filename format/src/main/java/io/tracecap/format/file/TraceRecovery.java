package io.tracecap.format.file;

import io.tracecap.format.event.Gap;
import io.tracecap.format.event.RawText;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RingDamagedException;
import io.tracecap.format.ring.RingPlace;
import io.tracecap.format.ring.RingRemains;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a good trace out of a damaged one: cut anywhere, damaged anywhere, or left behind by a recorder that was killed.
 * Intact batch frames are copied as they are, with their events and event numbers; where events are missing the new file
 * has a gap that says how many; what the recorder had in its ring is appended; and the file gets a footer of its own.
 *
 * <p>The damaged file and the ring are only read. Memory is bounded and time is linear in their length, whatever is in
 * them.
 */
public final class TraceRecovery {
    /** Finest resolution: what comes from a ring has times in nanoseconds. */
    private static final WriterOptions OPTIONS = WriterOptions.DEFAULT.withTickNs(1);

    private final Path damaged;
    private final FileChannel channel;
    private final TraceIdentity identity;
    private final RecoveryTally tally = new RecoveryTally();

    private TraceRecovery(Path damaged, FileChannel channel) throws IOException {
        this.damaged = damaged;
        this.channel = channel;
        identity = TraceIdentity.of(damaged, channel);
    }

    /**
     * Recovers a trace.
     *
     * @param damaged the damaged file
     * @param target the file to make; must not exist
     * @param ring the ring that the recorder left; empty: it is looked for where recorders put it
     * @return what was kept and what was lost
     * @throws java.nio.file.FileAlreadyExistsException when there is a file {@code target}
     * @throws TraceTooNewException when the file needs a newer version of this library
     * @throws TraceFormatException when there is not one intact frame in it: what is wrong with its beginning
     * @throws io.tracecap.format.ring.RingDamagedException when {@code ring} is not the ring of this trace
     * @throws IOException when a file cannot be read or written; there is no new file then
     */
    public static RecoveryReport recover(Path damaged, Path target, Optional<Path> ring) throws IOException {
        if (!Files.isRegularFile(damaged)) {
            // Says what it is instead. A pipe must not be opened here: that would wait for its writer.
            TraceFile.open(damaged).close();
        }
        try (FileChannel channel = FileChannel.open(damaged, StandardOpenOption.READ)) {
            return new TraceRecovery(damaged, channel).withRing(target, ring);
        }
    }

    private RecoveryReport withRing(Path target, Optional<Path> ring) throws IOException {
        Optional<Path> found = ring.isPresent() ? ring : RingPlace.find(identity.traceId());
        if (found.isEmpty()) {
            return write(target, null);
        }
        try (RingRemains remains = RingRemains.open(found.get(), identity.traceId())) {
            return write(target, remains);
        } catch (RingDamagedException e) {
            if (ring.isPresent()) {
                throw e;
            }
            return write(target, null).withRing(new RecoveryReport.JoinedRing(found.get(), 0, 0, 0, e.what()));
        }
    }

    private RecoveryReport write(Path target, @Nullable RingRemains remains) throws IOException {
        TraceHeader header = header();
        TraceWriter writer = TraceWriter.create(target, header, OPTIONS);
        boolean isDone = false;
        try (writer) {
            RecoveryRun run = new RecoveryRun(writer, tally);
            RingJoin ring = remains == null
                    ? null
                    : new RingJoin(remains, run, mask(), header.capture().addressesOmitted());
            run.join(ring);
            long bytes = copyFiles(run);
            // A call that began in the file returns in the ring: both times are to be rounded alike.
            writer.setTickNs(run.tickNs());
            RecoveryReport.End end = end(run, ring);
            writer.finish();
            isDone = true;
            return tally.report(
                    bytes,
                    identity.header() == null,
                    end,
                    Optional.ofNullable(ring).map(RingJoin::report));
        } finally {
            if (!isDone) {
                Files.deleteIfExists(target);
            }
        }
    }

    /**
     * Copies what is in the file, and in its segments where there are some: a recorder that keeps the most recent past only.
     *
     * @return how long they are together
     */
    private long copyFiles(RecoveryRun run) throws IOException {
        copyFile(run, damaged, channel);
        long bytes = channel.size();
        for (Path segment : segments()) {
            tally.begin(segment);
            try (FileChannel opened = FileChannel.open(segment, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
                copyFile(run, segment, opened);
                bytes += opened.size();
            }
        }
        return bytes;
    }

    private void copyFile(RecoveryRun run, Path file, FileChannel opened) throws IOException {
        try (FrameScanner scanner = new FrameScanner(file, opened, identity.traceId())) {
            run.copyFrames(scanner);
        }
    }

    private List<Path> segments() throws IOException {
        String name = damaged.getFileName().toString();
        if (!name.endsWith(PartFile.SUFFIX)) {
            return List.of();
        }
        String target = name.substring(0, name.length() - PartFile.SUFFIX.length());
        return new PartFile(damaged.resolveSibling(target)).segments();
    }

    private RecoveryReport.End end(RecoveryRun run, @Nullable RingJoin ring) throws IOException {
        if (run.isEndKnown()) {
            run.closeEnd(Gap.Reason.DAMAGED_FILE);
            return RecoveryReport.End.COMPLETE;
        }
        if (ring != null) {
            ring.join();
        }
        boolean hasDied = ring != null || damaged.toString().endsWith(PartFile.SUFFIX);
        run.closeEnd(hasDied ? Gap.Reason.RECORDER_DIED : Gap.Reason.DAMAGED_FILE);
        return ring != null && ring.report().isComplete() ? RecoveryReport.End.RECORDER_DIED : RecoveryReport.End.CUT;
    }

    private TraceHeader header() {
        TraceHeader header = identity.header();
        if (header == null) {
            return substitute().derived(identity.traceId(), "recover (the header was damaged; this is a substitute)");
        }
        long recording = header.origin().recordingId();
        return header.derived(recording == 0 ? identity.traceId() : recording, "recover");
    }

    /** What the recorder hid; the usual when nothing says what that was. */
    private ArgvMask mask() {
        TraceHeader header = identity.header();
        return header == null ? new ArgvMask() : ArgvMask.of(header.privacy().argvMaskRules());
    }

    private static TraceHeader substitute() {
        return new TraceHeader(
                "",
                new TraceHeader.Command(List.of(), RawText.EMPTY, RawText.EMPTY, RawText.EMPTY, List.of(), 0, 0),
                new TraceHeader.Machine("", "", "", "", 0),
                new TraceHeader.Clocks(0, 0),
                new TraceHeader.Capture("", List.of(), 0, 0, 0, false),
                new TraceHeader.Privacy(0, false, List.of(), List.of()));
    }
}
