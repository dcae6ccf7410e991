package io.tracecap.tools.replay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.fixture.RandomRecording;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.replay.scene.Snapshots;
import io.tracecap.tools.replay.scene.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageReaderTest {
    private static final int EVENTS = 9000;

    private final Job job = new Job();
    private final TraceHeader header = Recording.header(List.of(RawText.of("make")));
    private final List<Event> events = RandomRecording.withHoles(RandomRecording.events(42, EVENTS), 2);
    private TraceFile trace;
    private PageReader reader;
    private Page all;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        Path file = RandomRecording.write(events, header, 100, directory.resolve("x.trc"));
        trace = TraceFile.open(file);
        Snapshots snapshots = new Snapshots(header);
        new Survey(trace, snapshots).run();
        reader = new PageReader(trace, snapshots, EventChoice.ALL, 32);
        PageReader whole = new PageReader(trace, new Snapshots(header), EventChoice.ALL, 32);
        all = whole.named(whole.plain(0, 0, EVENTS + 10, job), job);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        trace.close();
    }

    @Test
    void aPageFromAnywhereHasTheLinesOfTheWhole() throws IOException {
        assertThat(all.lines()).hasSize(events.size());
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(events.size());
            long number = events.get(at).number();
            Page page = reader.named(reader.plain(number, 30, 20, job), job);
            int from = Math.max(0, at - 30);
            assertThat(page.lines()).isEqualTo(all.lines().subList(from, Math.min(events.size(), at + 21)));
            assertThat(page.beginsTrace()).isEqualTo(at < 30);
            assertThat(page.indexOf(number)).isEqualTo(at - from);
        }
    }

    @Test
    void linesNameWhatDescriptorsStandFor() {
        assertThat(all.lines()).anyMatch(line -> line.text().matches("read\\([0-9]+</.*/file[0-9]+>.*"));
        assertThat(all.lines()).anyMatch(line -> line.text().matches("<\\.\\.\\. read resumed>.*"));
        assertThat(all.lines()).anyMatch(line -> line.text().matches("--- runs a new program: /bin/p[0-9] arg ---"));
    }

    @Test
    void aTextIsFoundWhereItIsInBothDirections() throws IOException {
        String needle = "/bin/p5";
        List<Long> expected = all.lines().stream()
                .filter(line -> line.text().contains(needle))
                .map(PageLine::number)
                .toList();
        assertThat(expected).hasSizeGreaterThan(3);
        long middle = expected.get(expected.size() / 2);
        int at = expected.size() / 2;

        assertThat(reader.findForward(middle + 1, line -> line.contains(needle), job))
                .isEqualTo(expected.get(at + 1));
        assertThat(reader.findBackward(middle, line -> line.contains(needle), job))
                .isEqualTo(expected.get(at - 1));
        long last = expected.get(expected.size() - 1);
        assertThat(reader.findForward(last + 1, line -> line.contains(needle), job))
                .isEqualTo(PageReader.NONE);
        assertThat(reader.findBackward(expected.get(0), line -> line.contains(needle), job))
                .isEqualTo(PageReader.NONE);
    }

    @Test
    void theSceneIsThatBehindTheEvent() throws IOException {
        for (int at = events.size() - 1; at > 0; at -= 911) {
            long number = events.get(at).number();
            assertThat(reader.behind(number, null, job).next()).isEqualTo(number + 1);
        }
    }

    @Test
    void anEventIsFoundByItsTime() throws IOException {
        Event event = events.get(777);
        assertThat(reader.ofTime(event.timeNs())).isEqualTo(event.number());
        assertThat(reader.ofTime(event.timeNs() + 1)).isEqualTo(events.get(778).number());
        assertThat(reader.ofTime(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    }
}
