package io.tracecap.format.file;

import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.format.file.batch.BatchHead;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.ProcessTable;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a footer that can be believed at first sight says what a scan of all batches finds. */
final class FooterVerifier {
    private final TraceFile trace;
    private final List<Section> sections;
    private final Consumer<String> problems;
    private int at = -1;
    private long frames;
    private long events;
    /** What the batches of the section at hand have. */
    private @Nullable Section contents;

    FooterVerifier(TraceFile trace, Consumer<String> problems) throws IOException {
        this.trace = trace;
        this.sections = trace.sections();
        this.problems = problems;
    }

    /** The next batch. */
    void batch(FrameReader frame, BatchDecoder batch) {
        boolean begins = at + 1 < sections.size() && sections.get(at + 1).offset() <= frame.offset();
        if (begins) {
            close();
            at++;
            begin(sections.get(at), frame, batch);
        } else if (at < 0) {
            problems.accept("the footer has no section for this batch");
            return;
        }
        frames++;
        events += batch.rows();
        try {
            BatchHead head = BatchHead.parse(frame.payload(), frame.payloadLength());
            Section found = Section.of(frame.offset(), frame.sequence(), head);
            Section before = contents;
            contents = before == null ? found : before.join(found);
        } catch (BatchFormatException e) {
            throw new IllegalStateException("a batch that was decoded: " + e.getMessage(), e);
        }
    }

    private void begin(Section section, FrameReader frame, BatchDecoder batch) {
        if (section.offset() != frame.offset() || section.sequence() != frame.sequence()) {
            problems.accept("the footer's section " + at + " begins at offset " + section.offset() + " with frame "
                    + section.sequence());
        }
        expect("first event of section " + at, section.firstEvent(), batch.firstEvent());
        expect(
                "first time of section " + at,
                section.firstTimeNs(),
                batch.row(0).timeNs());
    }

    private void close() {
        if (at >= 0) {
            expect("frames of section " + at, sections.get(at).frames(), frames);
            expect("events of section " + at, sections.get(at).events(), events);
            expectContents(sections.get(at), contents);
        }
        contents = null;
        frames = 0;
        events = 0;
    }

    private void expectContents(Section claimed, @Nullable Section found) {
        if (found != null) {
            expectSet("thread ", claimed.threads(), found.threads());
            expectSet("process ", claimed.processes(), found.processes());
            expectSet("call ", claimed.calls(), found.calls());
        }
    }

    /** A set that holds any number is never wrong; any other is what its batches say, no more and no less. */
    private void expectSet(String what, ContentSet claimed, ContentSet found) {
        if (claimed.isAny() || claimed.equals(found)) {
            return;
        }
        if (found.isAny()) {
            problems.accept("the footer's section " + at + " has a set of " + claimed.numbers().length
                    + " numbers for each " + what.strip() + ", there are more than " + ContentSet.LIMIT);
            return;
        }
        for (long number : claimed.union(found).numbers()) {
            if (!claimed.mayHold(number)) {
                problems.accept(
                        "the footer's section " + at + " does not have " + what + number + ", its batches have");
                return;
            }
            if (!found.mayHold(number)) {
                problems.accept("the footer's section " + at + " has " + what + number + ", its batches have not");
                return;
            }
        }
        problems.accept("the footer's section " + at + " and its batches have more than " + ContentSet.LIMIT
                + " numbers for each " + what.strip() + " together");
    }

    /** All batches were there: compares the counts and the processes. */
    void end(long batches, TraceTotals totals, ProcessTable processes) throws IOException {
        close();
        expect("sections", sections.size(), at + 1L);
        expect("batches", trace.batchCount(), batches);
        expect("events", trace.eventCount(), totals.events());
        expect("next event", trace.nextEvent(), totals.nextEvent());
        expect("context events", trace.contextEvents(), totals.context());
        expect("first time", trace.firstTimeNs(), totals.firstNs());
        expect("last time", trace.lastTimeNs(), totals.lastNs());
        if (!trace.losses().equals(totals.losses())) {
            problems.accept("the footer has the losses " + trace.losses() + ", expected " + totals.losses());
        }
        if (!processes.isOverfull()) {
            compare(trace.processes(), processes);
        }
    }

    private void compare(List<ProcessInfo> claimed, ProcessTable found) {
        expect("processes", claimed.size(), found.size());
        int count = Math.min(claimed.size(), found.size());
        for (int i = 0; i < count; i++) {
            if (!claimed.get(i).equals(found.get(i))) {
                problems.accept("the footer's process " + i + " is " + claimed.get(i) + ", expected " + found.get(i));
                return;
            }
        }
    }

    private void expect(String what, long claimed, long found) {
        if (claimed != found) {
            problems.accept("the footer says " + claimed + " " + what + ", expected " + found);
        }
    }
}
