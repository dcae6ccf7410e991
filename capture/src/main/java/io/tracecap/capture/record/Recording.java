package io.tracecap.capture.record;

import io.tracecap.capture.linux.ProcLimits;
import io.tracecap.format.file.PartFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.file.TraceSink;
import io.tracecap.format.file.WriterOptions;
import io.tracecap.format.recent.KeepLast;
import io.tracecap.format.ring.FoundRing;
import io.tracecap.format.ring.Ring;
import io.tracecap.format.ring.RingDescriptor;
import io.tracecap.format.ring.RingPlace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One recording: a collector's records go through the ring to the writer thread and into a {@code .part} file, which
 * gets the trace's name when it is complete. Closed before it has run, it leaves nothing behind.
 */
public final class Recording implements Closeable {
    /** With a disk that is stuck the trace is completed later, and a program that is not to wait does not. */
    private static final long LONGEST_HOLD_NS = TimeUnit.SECONDS.toNanos(1);

    /** Address space for what comes after the start: threads, buffers, what the JVM itself asks for. */
    private static final long WORKING_SPACE = 64 << 20;

    private final Output output;
    private final Ring ring;
    private final TraceSink file;
    private final WriterThread writer;
    private final GuardedTrace guarded;
    private final Ending ending = new Ending();
    private final RingFeed feed;
    private final long longestHoldNs;
    private @Nullable TracerThread staying;
    private boolean begun;

    private Recording(Output output, Ring ring, RecordingOptions options, boolean addressesOmitted) {
        this.output = output;
        this.ring = ring;
        this.file = output.sink();
        this.guarded = new GuardedTrace(file, output.path(), ending);
        this.writer = new WriterThread(ring, output, guarded, options, addressesOmitted, ending);
        this.longestHoldNs = options.onFull() == RecordingOptions.OnFull.DROP ? LONGEST_HOLD_NS : Long.MAX_VALUE;
        this.feed = new RingFeed(ring, writer, options.onFull(), ending);
    }

    /**
     * Creates the files of a recording, so that everything that can fail for want of room or permission fails before the
     * command starts.
     *
     * @param target name of the trace
     * @param header what is recorded
     * @param options how it is recorded
     * @param listener is told what {@link #writeOut} has written
     * @throws java.nio.file.FileAlreadyExistsException if another recording writes (or left) a file of that name
     * @throws IOException if a file cannot be made
     */
    public static Recording create(Path target, TraceHeader header, RecordingOptions options, WrittenOut listener)
            throws IOException {
        PartFile part = new PartFile(target);
        part.expectUsable();
        TraceOwner.expectReplaceable(target);
        WriterOptions how = WriterOptions.DEFAULT.withLevel(options.level());
        KeepLast bound = options.keepLast();
        Output output = bound == null
                ? WholeOutput.create(part, header, how)
                : RecentOutput.create(part, header, how, bound.within(GuardedTrace.largest() / 8 * 7), listener);
        try {
            Ring ring = RingPlace.create(ringCapacity(options), output.sink().traceId(), part.path());
            return new Recording(output, ring, options, header.capture().addressesOmitted());
        } catch (IOException e) {
            output.discard();
            throw e;
        }
    }

    /** The ring is a file, too: where files may not be so large, it is smaller. */
    private static int ringCapacity(RecordingOptions options) throws IOException {
        long largest = ProcLimits.fileSize() - RingDescriptor.HEADER_LENGTH;
        if (largest < RingDescriptor.MIN_CAPACITY) {
            throw new IOException("files of this process may not be larger than " + ProcLimits.fileSize()
                    + " bytes (ulimit -f); recording needs "
                    + (RingDescriptor.MIN_CAPACITY + RingDescriptor.HEADER_LENGTH));
        }
        long needed = options.ringCapacity() + WORKING_SPACE;
        if (ProcLimits.addressSpaceLeft() < needed) {
            throw new IOException("the address space of this process (ulimit -v) has no room for " + (needed >> 20)
                    + " MiB more, which recording needs");
        }
        return (int) Math.min(options.ringCapacity(), Long.highestOneBit(largest));
    }

    /** By which the recording can be made to end before the program. */
    public Ending ending() {
        return ending;
    }

    /** Rings whose recorders have died without emptying them. */
    public List<FoundRing> ringsOfDeadRecorders() {
        List<FoundRing> left = new ArrayList<>();
        for (FoundRing found : RingPlace.all(file.traceId())) {
            if (!found.isInUse()) {
                left.add(found);
            }
        }
        return left;
    }

    /** Ends the recording when it has become so large. To be called before {@link #run}. */
    public void limit(Limits limits) {
        writer.limit(limits);
    }

    /**
     * Writes out what is kept, when only the most recent past is, as a trace of its own; the recording goes on. May be called
     * by any thread, and returns at once.
     */
    public void writeOut() {
        output.writeOut();
        writer.wake();
    }

    /** What is in the file now. May be asked by any thread. */
    public Progress progress() {
        return writer.progress();
    }

    /**
     * Records until the collector has nothing more to record, and completes the trace. Nothing is left behind if the
     * command was not executed.
     *
     * @return how it went
     * @throws RecordingFailedException if the command ran, but the trace is not complete
     * @throws IOException if recording could not start
     */
    public Collector.Outcome run(Collector collector) throws IOException {
        begun = true;
        TracerThread tracer = new TracerThread(collector, feed, ending, longestHoldNs);
        try {
            Collector.Outcome outcome = collect(tracer);
            complete(outcome);
            return outcome;
        } finally {
            ring.delete();
            guarded.close();
            output.close();
            tracer.complete();
            if (collector.staysWithProgram()) {
                staying = tracer;
            } else {
                tracer.awaitEnd();
            }
            collector.afterwards();
        }
    }

    /** Removes the files of a recording that could not begin; otherwise does nothing. */
    @Override
    public void close() throws IOException {
        if (!begun) {
            ring.delete();
            output.discard();
        }
    }

    /** Whether the program goes on and needs this process until it ends. */
    public boolean staysWithProgram() {
        return staying != null && staying.isAlive();
    }

    /** Waits until the program needs this process no longer. */
    public void awaitProgram() {
        TracerThread tracer = staying;
        if (tracer != null) {
            tracer.awaitProgram();
        }
    }

    /** Why the file could not become larger, if that has ended the recording; the trace is complete up to there. */
    public Optional<String> diskProblem() {
        return Optional.ofNullable(guarded.problem());
    }

    /** Whether events were left out, up to the program's end or the recording's, because the file had come to its end. */
    public boolean hasLeftOut() {
        return writer.hasLeftOut();
    }

    /** How many events were left out because they came faster than they could be written. */
    public long lost() {
        return feed.lost();
    }

    private void complete(Collector.Outcome outcome) throws IOException {
        try {
            writer.stop();
            if (outcome == Collector.Outcome.RECORDED) {
                guarded.close();
                output.complete();
            } else {
                output.discard();
            }
        } catch (IOException e) {
            throw new RecordingFailedException(output.path(), file.events(), e);
        }
    }

    private Collector.Outcome collect(TracerThread tracer) throws IOException {
        writer.start();
        tracer.start();
        try {
            return tracer.awaitOutcome();
        } catch (IOException notStarted) {
            writer.stop();
            output.discard();
            throw notStarted;
        } catch (InternalError fault) {
            // The JVM's word for SIGBUS: memory that it has mapped is not there any more.
            writer.stopAnyway();
            IOException damaged = new IOException("its ring was damaged by another program", fault);
            throw new RecordingFailedException(output.path(), file.events(), damaged);
        } catch (RuntimeException | Error failed) {
            // What was recorded before stays.
            writer.stop();
            throw failed;
        }
    }
}
