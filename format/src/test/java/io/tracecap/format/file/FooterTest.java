package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.LossEntry;
import io.tracecap.format.proto.ProcessEntry;
import io.tracecap.format.proto.SectionEntry;
import io.tracecap.format.proto.Totals;
import io.tracecap.format.state.ProcessInfo;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The footer is a cache: a wrong one is not believed, and all answers are those of a scan. */
class FooterTest {
    @TempDir
    Path directory;

    @Test
    void aFooterThatIsRightIsBelieved() throws IOException {
        assertThat(isBelieved(footer())).isTrue();
    }

    @Test
    void aFooterWithOtherTotalsIsNotBelieved() throws IOException {
        assertThat(isBelieved(footer().setTotals(totals().setEvents(3)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setEvents(1)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setEvents(-1)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setFirstTimeNs(-1)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setBatches(1)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setNextEvent(3)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setContext(3)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().setLastTimeNs(1)))).isFalse();
        assertThat(isBelieved(footer().setTotals(totals().addLosses(LossEntry.newBuilder()))))
                .isFalse();
        assertThat(isBelieved(footer().clearTotals())).isFalse();
    }

    @Test
    void aFooterWithAWrongIndexIsNotBelieved() throws IOException {
        assertThat(isBelieved(footer().clearSections())).isFalse();
        assertThat(isBelieved(footer().clearSections().addSections(batch(0).setOffset(17))))
                .isFalse();
        assertThat(isBelieved(footer().clearSections().addSections(batch(1).setFirstEvent(0))))
                .isFalse();
        assertThat(isBelieved(footer().clearSections().addSections(batch(1)).addSections(batch(0))))
                .isFalse();
        assertThat(isBelieved(footer().addSections(batch(1).setOffset(1L << 60))))
                .isFalse();
        assertThat(isBelieved(footer().addSections(batch(1).setOffset(-1)))).isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setSequence(3)))).isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setFrames(2)))).isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setFrames(-1)))).isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setEvents(1L << 40)))).isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setFirstTimeNs(1L << 62))))
                .isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setThreads(ByteString.copyFrom(new byte[] {5, 0})))))
                .isFalse();
        assertThat(isBelieved(sections(batch(0), batch(1).setCalls(ByteString.copyFrom(new byte[257])))))
                .isFalse();
    }

    @Test
    void aFooterThatLeavesOutTheFirstBatchIsNotBelieved() throws IOException {
        assertThat(isBelieved(footer().clearSections()
                        .addSections(batch(1))
                        .setTotals(totals().setBatches(1).setEvents(1))))
                .isFalse();
    }

    @Test
    void aFooterWithMoreSectionsThanThereCanBeIsNotBelieved() throws IOException {
        Footer.Builder footer = footer().clearSections();
        for (int i = 0; i <= SectionIndex.CAPACITY; i++) {
            footer.addSections(
                    batch(0).setOffset(offset(0) + i).setSequence(i + 1).setFirstEvent(i));
        }
        assertThat(isBelieved(footer)).isFalse();
    }

    @Test
    void seekingFindsOutThatAFooterLiesInTheMiddle() throws IOException {
        Forge forge = Forge.trace();
        Footer.Builder footer = footer().clearSections();
        for (int i = 0; i < 3; i++) {
            long claimed = i == 1 ? 5 : 10L * i;
            footer.addSections(
                    batch(0).setOffset(forge.length()).setSequence(1 + i).setFirstEvent(claimed));
            forge.batch(Forge.smallBatch().setFirstEvent(10L * i));
        }
        footer.setTotals(totals().setBatches(3).setEvents(3).setNextEvent(21));
        long offset = forge.length();
        forge.frame(FrameLayout.TYPE_FOOTER, 0, footer.build().toByteArray()).trailer(offset, Forge.TRACE_ID);

        try (TraceFile trace = TraceFile.open(forge.writeTo(directory));
                EventCursor cursor = trace.eventsFrom(7)) {
            assertThat(trace.isComplete()).isTrue();
            assertThat(cursor.next()).isTrue();
            assertThat(cursor.event().number()).isEqualTo(10);
            assertThat(trace.sections()).extracting(Section::firstEvent).containsExactly(0L, 10L, 20L);
        }
    }

    private static Footer.Builder sections(SectionEntry.Builder first, SectionEntry.Builder second) {
        return footer().clearSections().addSections(first).addSections(second);
    }

    @Test
    void aFooterWithImpossibleProcessesIsNotBelieved() throws IOException {
        assertThat(isBelieved(footer().clearProcesses().addProcesses(process().setParent(1))))
                .isFalse();
        assertThat(isBelieved(footer().clearProcesses().addProcesses(process().setParent(-1))))
                .isFalse();
        assertThat(isBelieved(footer().clearProcesses().addProcesses(process().setNumber(-1))))
                .isFalse();
        assertThat(isBelieved(footer().clearProcesses().addProcesses(process().setStatus(1))))
                .isFalse();
        assertThat(isBelieved(footer().clearProcesses().addProcesses(process().setThreads(-1))))
                .isFalse();
        assertThat(isBelieved(footer().addProcesses(process()))).isFalse();
    }

    @Test
    void aFooterThatListsNoProcessesLeavesThemToAScan() throws IOException {
        assertThat(isBelieved(footer().clearProcesses().setTotals(totals().setProcesses(0))))
                .isTrue();
    }

    @Test
    void aFooterThatIsNoMessageIsNotBelieved() throws IOException {
        Forge forge = batches();
        long footer = forge.length();
        forge.frame(FrameLayout.TYPE_FOOTER, 0, new byte[] {0x0A, 0x7F}).trailer(footer, Forge.TRACE_ID);

        assertThat(isComplete(forge)).isFalse();
    }

    @Test
    void aTrailerOfAnotherTraceOrToNowhereIsNotBelieved() throws IOException {
        long footer = batches().length();

        assertThat(isComplete(batchesAndFooter().trailer(footer, 1))).isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(0, Forge.TRACE_ID))).isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(footer + 1, Forge.TRACE_ID)))
                .isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(offset(1), Forge.TRACE_ID)))
                .isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(-1, Forge.TRACE_ID))).isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(1L << 62, Forge.TRACE_ID)))
                .isFalse();
        assertThat(isComplete(batchesAndFooter().trailer(footer, Forge.TRACE_ID)))
                .isTrue();
    }

    @Test
    void aFrameOfUnknownTypeBehindTheFooterIsSkipped() throws IOException {
        long footer = batches().length();

        assertThat(isComplete(batchesAndFooter().frame(99, 0, new byte[9]).trailer(footer, Forge.TRACE_ID)))
                .isTrue();
    }

    @Test
    void manyProcessesTakeSeveralFrames() throws IOException {
        Path file = directory.resolve("many.trc");
        int count = 40_000;
        try (TraceWriter writer = TraceWriter.create(file, Events.header(), WriterOptions.DEFAULT)) {
            for (int i = 0; i < count; i++) {
                long parent = i == 0 ? -1 : i / 3;
                writer.append(new Events()
                        .point(EventKind.TASK, Events.leader(i, 1000 + i), List.of(parent, 1L))
                        .list(i)
                        .get(0));
            }
        }
        List<ProcessInfo> fromFooter;
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isTrue();
            fromFooter = List.copyOf(trace.processes());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).isFalse();
            assertThat(trace.processes()).hasSize(count).isEqualTo(fromFooter);
            assertThat(trace.processes().get(13).slot()).isEqualTo("0.0.1.1");
        }
    }

    /** Whether it is; and whatever is believed, the answers are those of the batches. */
    private boolean isBelieved(Footer.Builder footer) throws IOException {
        Forge forge = batches();
        long offset = forge.length();
        forge.frame(FrameLayout.TYPE_FOOTER, 0, footer.build().toByteArray()).trailer(offset, Forge.TRACE_ID);
        return isComplete(forge);
    }

    private boolean isComplete(Forge forge) throws IOException {
        try (TraceFile trace = TraceFile.open(forge.writeTo(directory))) {
            assertThat(trace.eventCount()).isEqualTo(2);
            assertThat(trace.processes()).hasSize(1);
            assertThat(trace.processes().get(0).events()).isEqualTo(2);
            return trace.isComplete();
        }
    }

    private static Forge batches() {
        return Forge.trace().batch(Forge.smallBatch()).batch(Forge.smallBatch().setFirstEvent(1));
    }

    private static Forge batchesAndFooter() {
        return batches().frame(FrameLayout.TYPE_FOOTER, 0, footer().build().toByteArray());
    }

    private static long offset(int batch) {
        Forge forge = Forge.trace();
        return (batch == 0 ? forge : forge.batch(Forge.smallBatch())).length();
    }

    private static Footer.Builder footer() {
        return Footer.newBuilder()
                .addSections(batch(0))
                .addSections(batch(1))
                .addProcesses(process())
                .setTotals(totals());
    }

    private static SectionEntry.Builder batch(int batch) {
        return SectionEntry.newBuilder()
                .setOffset(offset(batch))
                .setSequence(1 + batch)
                .setFrames(1)
                .setEvents(1)
                .setFirstEvent(batch);
    }

    private static ProcessEntry.Builder process() {
        return ProcessEntry.newBuilder().setEvents(2).setThreads(1);
    }

    private static Totals.Builder totals() {
        return Totals.newBuilder().setBatches(2).setEvents(2).setNextEvent(2).setProcesses(1);
    }
}
