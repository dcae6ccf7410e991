package io.tracecap.tools.replay.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.tools.fixture.RandomRecording;
import io.tracecap.tools.fixture.Recording;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SnapshotsTest {
    private static final TraceHeader HEADER = Recording.header(List.of(RawText.of("make")));

    /** All that can be asked of a scene, in words. */
    static List<String> described(Scene scene) {
        List<String> lines = new ArrayList<>();
        lines.add(scene.next() + " " + scene.timeNs() + " " + scene.ended() + " " + scene.output());
        for (ProcessNow process : scene.processes()) {
            lines.add(process.toString());
            for (ThreadNow thread : scene.threads(process.number())) {
                lines.add(thread + " in " + scene.files().directory(thread.task()));
                DescriptorTable table = scene.files().descriptors(thread.task());
                for (int fd = 0; fd < 20; fd++) {
                    Descriptor descriptor = table.get(fd);
                    if (descriptor != null) {
                        lines.add(fd + " " + descriptor);
                    }
                }
            }
        }
        return lines;
    }

    private static Snapshots survey(List<Event> events) {
        Snapshots snapshots = new Snapshots(HEADER);
        Scene scene = new Scene(HEADER);
        for (Event event : events) {
            scene.accept(event);
            snapshots.passed(scene);
        }
        return snapshots;
    }

    @Property(tries = 20)
    void goingOnFromASnapshotIsAsIfAllHadBeenRead(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9_999) int moment, @ForAll boolean hasHoles) {
        List<Event> made = RandomRecording.events(seed, 10_000);
        List<Event> events = hasHoles ? RandomRecording.withHoles(made, 3) : made;
        Snapshots snapshots = survey(events);
        long number = events.get(moment).number();

        Scene all = new Scene(HEADER);
        events.stream().filter(event -> event.number() < number).forEach(all::accept);
        Scene nearest = snapshots.before(number);
        assertThat(nearest.next()).isLessThanOrEqualTo(number);
        Scene gone = nearest.copy();
        events.stream()
                .filter(event -> event.number() >= nearest.next() && event.number() < number)
                .forEach(gone::accept);

        assertThat(described(gone)).isEqualTo(described(all));
    }

    @Test
    void thereAreNeverTooManyAndTheyLieAllOverTheTrace() {
        List<Event> events = RandomRecording.events(1, 10_000);
        Snapshots snapshots = new Snapshots(HEADER);
        Scene scene = new Scene(HEADER);
        long count = 0;
        for (int round = 0; round < 70; round++) {
            for (Event event : RandomRecording.shifted(events, count)) {
                scene.accept(event);
                snapshots.passed(scene);
                count = event.number() + 1;
            }
        }
        assertThat(snapshots.size()).isBetween(Snapshots.MOST / 2, Snapshots.MOST);
        assertThat(snapshots.next()).isEqualTo(count);
        for (long number = 0; number < count; number += 10_000) {
            long next = snapshots.before(number).next();
            assertThat(number - next).as("behind a scene").isBetween(0L, count / (Snapshots.MOST / 4));
        }
    }
}
