package io.tracecap.tools.replay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.tools.hostile.HostileFiles;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.replay.scene.Snapshots;
import io.tracecap.tools.replay.scene.Survey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen on every file that was made to do harm; the build gives this test a heap of 256 MB. */
class HostileScreenTest {
    private int opened;

    @Test
    void whateverIsInAFileThereIsAScreen(@TempDir Path directory) throws IOException {
        HostileFiles.each(directory, this::show);
        assertThat(opened).as("files that could be opened").isGreaterThan(50);
    }

    private void show(String name, Path file) throws IOException {
        try (TraceFile trace = TraceFile.open(file)) {
            opened++;
            show(name, trace);
        } catch (TraceFormatException refused) {
            // It says so itself, before there is any screen.
            assertThat(refused.getMessage()).as(name).isNotEmpty();
        }
    }

    private static void show(String name, TraceFile trace) throws IOException {
        Snapshots snapshots = new Snapshots(trace.header());
        Survey survey = new Survey(trace, snapshots);
        survey.run();
        if (survey.trouble() != null) {
            assertThat(survey.trouble()).as(name).doesNotContain("mistake");
        }
        Recorded recorded = new Recorded("x.trc", trace.header(), 0, Recorded.UNKNOWN, ZoneId.of("UTC"));
        Painter painter = new Painter(number -> null, true);
        Job job = new Job();
        try (PageReader reader = new PageReader(trace, snapshots, EventChoice.ALL, 32)) {
            for (long asked : new long[] {0, snapshots.next() / 2, Long.MAX_VALUE}) {
                long number = reader.at(asked, job);
                LineView lines = new LineView();
                lines.resize(20);
                Scene scene = null;
                if (number != PageReader.NONE) {
                    lines.show(reader.named(reader.plain(number, 40, 40, job), job));
                    lines.goTo(number);
                    scene = reader.behind(number, null, job);
                }
                Areas areas = Areas.of(80, 24, true);
                List<AttributedString> rows = painter.paint(
                        new View(areas, recorded, lines, 0, scene, 0, "paused", "", survey.isOver() ? "" : "?", false));
                assertThat(rows).as(name).hasSize(24).allMatch(row -> row.length() <= 80);
                assertThat(rows).as(name).allMatch(row -> row.chars().allMatch(c -> c >= ' ' && c <= '~'));
            }
        }
    }
}
