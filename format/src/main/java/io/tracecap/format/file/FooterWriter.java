package io.tracecap.format.file;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.RawText;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.LossEntry;
import io.tracecap.format.proto.ProcessEntry;
import io.tracecap.format.proto.SectionEntry;
import io.tracecap.format.proto.Totals;
import io.tracecap.format.state.Loss;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;

/**
 * Writes the footer frames; the mirror of {@link FooterReader}. A frame is closed when it is about full, so that any
 * number of processes keeps to the bounds of a frame.
 *
 * <pre>
 *   FooterFrames → Footer^+                   the last one, and only it, has Totals
 *   Footer       → SectionEntry^* ProcessEntry^* Totals?
 * </pre>
 */
final class FooterWriter {
    /** A frame is closed when it has this many bytes; an entry has at most 8 KiB. */
    private static final int FRAME_BYTES = FrameLayout.MAX_PAYLOAD / 2;
    /** Entries of a frame at most, so that short ones do not make a frame that is large in memory. */
    static final int FRAME_ENTRIES = 1 << 14;

    private final FrameWriter frames;
    private int tickNs;
    private Footer.Builder footer = Footer.newBuilder();
    private int bytes;
    private int entries;

    FooterWriter(FrameWriter frames, int tickNs) {
        this.frames = frames;
        this.tickNs = tickNs;
    }

    /** Says that some batches have another tick. */
    void addTick(int otherTickNs) {
        int a = tickNs;
        int b = otherTickNs;
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        tickNs = a;
    }

    void write(SectionIndex index, ProcessTable processes, TraceTotals totals) throws IOException {
        long offset = frames.end();
        for (Section section : index.sections(offset, totals.nextEvent(), totals.lastNs())) {
            SectionEntry entry = entry(section);
            footer.addSections(entry);
            added(entry.getSerializedSize());
        }
        int kept = processes.isOverfull() ? 0 : processes.size();
        int[] places = processes.places();
        for (int i = 0; i < kept; i++) {
            ProcessEntry entry = entry(processes.get(i), processes.parentIndex(i), places[i]);
            footer.addProcesses(entry);
            added(entry.getSerializedSize());
        }
        footer.setTotals(totals(index.batches(), kept, totals));
        writeFrame();
        frames.writeTrailer(offset);
    }

    private Totals.Builder totals(long batches, int processes, TraceTotals totals) {
        Totals.Builder message = Totals.newBuilder()
                .setBatches(batches)
                .setEvents(totals.events())
                .setNextEvent(totals.nextEvent())
                .setContext(totals.context())
                .setFirstTimeNs(onTick(totals.firstNs()))
                .setLastTimeNs(onTick(totals.lastNs()))
                .setProcesses(processes);
        for (Loss loss : totals.losses()) {
            message.addLosses(LossEntry.newBuilder()
                    .setReason(loss.reason().code())
                    .setGaps(loss.gaps())
                    .setEvents(loss.events()));
        }
        return message;
    }

    private static SectionEntry entry(Section section) {
        return SectionEntry.newBuilder()
                .setOffset(section.offset())
                .setSequence((int) section.sequence())
                .setFrames((int) section.frames())
                .setEvents(section.events())
                .setFirstEvent(section.firstEvent())
                .setFirstTimeNs(section.firstTimeNs())
                .setThreads(section.threads().encode())
                .setProcesses(section.processes().encode())
                .setCalls(section.calls().encode())
                .build();
    }

    private ProcessEntry entry(ProcessInfo process, int parentIndex, int place) {
        ProcessEntry.Builder entry = ProcessEntry.newBuilder()
                .setNumber(process.number())
                .setPid(process.pid())
                .setParent(parentIndex + 1)
                .setPlace(place)
                .setStartNs(onTick(process.startNs()))
                .setExecs(process.execs())
                .setEvents(process.events())
                .setThreads(process.threads());
        if (process.hasEnded()) {
            entry.setEndNs(onTick(process.endNs())).setStatus((int) process.status());
        }
        for (RawText argument : process.command()) {
            entry.addCommand(ByteString.copyFrom(argument.toByteArray()));
        }
        return entry.build();
    }

    /** Times as the batches have them. */
    long onTick(long timeNs) {
        return timeNs - timeNs % tickNs;
    }

    private void added(int size) throws IOException {
        bytes += size + 4;
        entries++;
        if (bytes >= FRAME_BYTES || entries == FRAME_ENTRIES) {
            writeFrame();
        }
    }

    private void writeFrame() throws IOException {
        frames.writeFrame(FrameLayout.TYPE_FOOTER, footer.build().toByteArray());
        footer = Footer.newBuilder();
        bytes = 0;
        entries = 0;
    }
}
