package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.RawText;
import io.tracecap.format.proto.Footer;
import io.tracecap.format.proto.LossEntry;
import io.tracecap.format.proto.ProcessEntry;
import io.tracecap.format.proto.SectionEntry;
import io.tracecap.format.proto.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lies of a footer that a reader believes, since the first and the last section and all sums are right: a verifier finds
 * each.
 */
class FooterVerifierTest {
    private static final long X86_64_GETPID = 1L << 32 | 39;

    @TempDir
    Path directory;

    private final Forge forge = Forge.trace();
    private final SectionEntry.Builder[] sections = new SectionEntry.Builder[3];
    private final ProcessEntry.Builder process =
            ProcessEntry.newBuilder().setEvents(3).setThreads(1);
    private final Totals.Builder totals = Totals.newBuilder()
            .setBatches(3)
            .setEvents(3)
            .setNextEvent(21)
            .setProcesses(1)
            .setLastTimeNs(20_000);

    /** Three batches of one event, with the numbers 0, 10, 20. */
    @BeforeEach
    void writeBatches() {
        for (RawText word : Events.header().command().argv()) {
            process.addCommand(ByteString.copyFrom(word.toByteArray()));
        }
        for (int i = 0; i < sections.length; i++) {
            sections[i] = SectionEntry.newBuilder()
                    .setOffset(forge.length())
                    .setSequence(forge.sequence())
                    .setFrames(1)
                    .setEvents(1)
                    .setFirstEvent(10L * i)
                    .setFirstTimeNs(10_000L * i)
                    .setThreads(set(0))
                    .setProcesses(set(0))
                    .setCalls(set(X86_64_GETPID));
            forge.batch(Forge.smallBatch().setFirstEvent(10L * i).setBaseTick(10L * i));
        }
    }

    private static ByteString set(long... numbers) {
        return ContentSet.of(numbers).encode();
    }

    /** What is said of the footer; other problems, of which the batches have some, do not count. */
    private List<String> found() throws IOException {
        Footer.Builder footer = Footer.newBuilder().addProcesses(process).setTotals(totals);
        for (SectionEntry.Builder section : sections) {
            footer.addSections(section);
        }
        long offset = forge.length();
        Path file = forge.frame(FrameLayout.TYPE_FOOTER, 0, footer.build().toByteArray())
                .trailer(offset, Forge.TRACE_ID)
                .writeTo(directory);
        try (TraceFile trace = TraceFile.open(file)) {
            assertThat(trace.isComplete()).as("is believed").isTrue();
        }
        List<String> lines = new ArrayList<>();
        TraceVerifier.verify(file, problem -> {
            if (problem.toString().contains("footer")) {
                assertThat(problem.toString()).contains("offset ");
                lines.add(problem.what());
            }
        });
        return lines;
    }

    private List<String> foundWhen(Consumer<SectionEntry.Builder> lie) throws IOException {
        lie.accept(sections[1]);
        return found();
    }

    @Test
    void theTruthIsFine() throws IOException {
        assertThat(found()).isEmpty();
    }

    @Test
    void anotherFirstEvent() throws IOException {
        assertThat(foundWhen(section -> section.setFirstEvent(5)))
                .containsExactly("the footer says 5 first event of section 1, expected 10");
    }

    @Test
    void anotherTime() throws IOException {
        assertThat(foundWhen(section -> section.setFirstTimeNs(5_000)))
                .containsExactly("the footer says 5000 first time of section 1, expected 10000");
    }

    @Test
    void moreEvents() throws IOException {
        totals.setEvents(5);
        assertThat(foundWhen(section -> section.setEvents(3)))
                .containsExactly(
                        "the footer says 3 events of section 1, expected 1", "the footer says 5 events, expected 3");
    }

    @Test
    void aThreadTooFew() throws IOException {
        assertThat(foundWhen(section -> section.setThreads(set(7))))
                .containsExactly("the footer's section 1 does not have thread 0, its batches have");
    }

    @Test
    void aThreadTooMany() throws IOException {
        assertThat(foundWhen(section -> section.setThreads(set(0, 7))))
                .containsExactly("the footer's section 1 has thread 7, its batches have not");
    }

    @Test
    void aProcessTooFew() throws IOException {
        assertThat(foundWhen(section -> section.setProcesses(set(1))))
                .containsExactly("the footer's section 1 does not have process 0, its batches have");
    }

    @Test
    void aProcessTooMany() throws IOException {
        assertThat(foundWhen(section -> section.setProcesses(set(0, 1L << 31))))
                .containsExactly("the footer's section 1 has process 2147483648, its batches have not");
    }

    @Test
    void aCallTooFew() throws IOException {
        assertThat(foundWhen(section -> section.setCalls(set(X86_64_GETPID + 1))))
                .containsExactly("the footer's section 1 does not have call " + X86_64_GETPID + ", its batches have");
    }

    @Test
    void aCallTooMany() throws IOException {
        assertThat(foundWhen(section -> section.setCalls(set(1, X86_64_GETPID))))
                .containsExactly("the footer's section 1 has call 1, its batches have not");
    }

    @Test
    void setsThatAreLeftOutAreNoLie() throws IOException {
        assertThat(foundWhen(section -> section.clearThreads().clearProcesses().clearCalls()))
                .isEmpty();
    }

    @Test
    void contextThatIsNone() throws IOException {
        totals.setContext(1);
        assertThat(found()).containsExactly("the footer says 1 context events, expected 0");
    }

    @Test
    void lossesThatAreNotThere() throws IOException {
        totals.addLosses(LossEntry.newBuilder().setReason(1).setGaps(1).setEvents(9));
        assertThat(found()).singleElement().asString().startsWith("the footer has the losses [Loss[");
    }

    @Test
    void anotherProcess() throws IOException {
        process.setPid(99);
        assertThat(found()).singleElement().asString().startsWith("the footer's process 0 is ProcessInfo[");
    }

    @Test
    void aCommandThatDidNotRun() throws IOException {
        process.clearCommand().addCommand(ByteString.copyFromUtf8("rm"));
        assertThat(found()).singleElement().asString().startsWith("the footer's process 0 is ProcessInfo[");
    }
}
