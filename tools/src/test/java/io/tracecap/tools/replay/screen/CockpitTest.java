package io.tracecap.tools.replay.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.fixture.RandomRecording;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.replay.scene.Snapshots;
import io.tracecap.tools.replay.scene.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screen without a terminal: keys in, rows out. */
class CockpitTest {
    private static final int EVENTS = 4000;
    private static final long LIMIT_NS = 60_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final TraceHeader header = Recording.header(List.of(RawText.of("make"), RawText.of("all")));
    private final List<Event> events = RandomRecording.events(99, EVENTS);
    private TraceFile trace;
    private Desk desk;
    private Survey survey;
    private Cockpit cockpit;
    private Painter painter;
    private long nowNs;

    private void open(Path file, boolean isWhole) throws IOException {
        trace = TraceFile.open(file);
        Snapshots snapshots = new Snapshots(header);
        survey = new Survey(trace, snapshots);
        survey.run();
        desk = new Desk(new PageReader(trace, snapshots, EventChoice.ALL, 32));
        desk.start();
        Recorded recorded = new Recorded(
                "x.trc", header, Recording.START_NS, isWhole ? trace.nextEvent() : Recorded.UNKNOWN, ZoneId.of("UTC"));
        cockpit = new Cockpit(recorded, desk, snapshots, survey, new Clockwork(1, Long.MAX_VALUE));
        List<ProcessInfo> processes = isWhole ? trace.processes() : List.of();
        painter = new Painter(number -> ProcessRows.slot(processes, number), true);
        cockpit.resize(80, 24);
        cockpit.begin();
        settle();
    }

    private void openWhole() throws IOException {
        open(RandomRecording.write(events, header, 100, directory.resolve("x.trc")), true);
    }

    @AfterEach
    void close() throws IOException {
        desk.close();
        trace.close();
    }

    /** Goes on until nothing more is to be found out. */
    private void settle() {
        await(() -> !desk.isBusy());
        // What was found out may ask for more.
        await(() -> !desk.isBusy());
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT_NS;
        do {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
            Thread.onSpinWait();
            cockpit.tick(nowNs);
        } while (!condition.getAsBoolean());
        cockpit.tick(nowNs);
    }

    private void press(Key... keys) {
        for (Key key : keys) {
            cockpit.handle(key, "", nowNs);
            settle();
        }
    }

    private void type(Key first, String text) {
        cockpit.handle(first, "", nowNs);
        for (int i = 0; i < text.length(); i++) {
            cockpit.handle(Key.CHARACTER, text.substring(i, i + 1), nowNs);
        }
        press(Key.ENTER);
    }

    private long number() {
        PageLine line = cockpit.line();
        assertThat(line).isNotNull();
        return line.number();
    }

    private List<String> rows() {
        return painter.paint(cockpit.view()).stream()
                .map(AttributedString::toString)
                .toList();
    }

    @Test
    void itBeginsAtTheFirstEventAndStepsToTheNext() throws IOException {
        openWhole();
        assertThat(number()).isZero();
        press(Key.DOWN, Key.DOWN, Key.DOWN, Key.UP);
        assertThat(number()).isEqualTo(2);
        press(Key.UP, Key.UP, Key.UP);
        assertThat(number()).isZero();
        assertThat(rows().get(23)).startsWith("this is the first event");
    }

    @Test
    void pagesLeadToTheEndAndBack() throws IOException {
        openWhole();
        int pages = 0;
        long before = -1;
        while (number() != before) {
            before = number();
            press(Key.PAGE_DOWN);
            pages++;
        }
        assertThat(number()).isEqualTo(events.size() - 1);
        assertThat(rows().get(23)).startsWith("this is the last event");
        for (int i = 0; i < pages; i++) {
            press(Key.PAGE_UP);
        }
        assertThat(number()).isZero();
    }

    @Test
    void theScreenShowsWhatIsGoingOn() throws IOException {
        openWhole();
        press(Key.END);
        List<String> rows = rows();
        assertThat(rows.get(0))
                .contains("x.trc", "event " + (events.size() - 1) + " of " + (events.size() - 1), "paused x1");
        assertThat(rows.get(1)).contains("process", "open files of ");
        assertThat(rows.subList(2, 8)).anyMatch(row -> row.startsWith("*"));
        assertThat(rows.subList(9, 23)).filteredOn(row -> row.startsWith(">")).hasSize(1);
    }

    @Test
    void failuresAreFoundForwardAndBack() throws IOException {
        openWhole();
        List<Long> failures =
                events.stream().filter(PageLine::isFailure).map(Event::number).toList();
        press(Key.NEXT_FAILURE, Key.NEXT_FAILURE);
        assertThat(number()).isEqualTo(failures.get(1));
        press(Key.PREVIOUS_FAILURE);
        assertThat(number()).isEqualTo(failures.get(0));
        press(Key.PREVIOUS_FAILURE);
        assertThat(number()).isEqualTo(failures.get(0));
        assertThat(rows().get(23)).startsWith("no earlier call failed");
    }

    @Test
    void theEventsOfTheChosenProcessAreFollowed() throws IOException {
        openWhole();
        type(Key.GO_TO, "2000");
        press(Key.CHOOSE_NEXT);
        List<Long> its = after2000(cockpit.process());
        while (its.size() < 2) {
            press(Key.CHOOSE_NEXT);
            its = after2000(cockpit.process());
        }
        int chosen = cockpit.process();
        press(Key.NEXT_OF_PROCESS);
        assertThat(number()).isEqualTo(its.get(0));
        press(Key.NEXT_OF_PROCESS, Key.PREVIOUS_OF_PROCESS);
        assertThat(number()).isEqualTo(its.get(0));
        assertThat(cockpit.process()).isEqualTo(chosen);
    }

    private List<Long> after2000(int process) {
        return events.stream()
                .filter(event -> event.task().process() == process && event.number() > 2000)
                .map(Event::number)
                .toList();
    }

    @Test
    void aTextIsSearchedForInBothDirections() throws IOException {
        openWhole();
        type(Key.SEARCH, "RUNS a new program: /bin/p3");
        assertThat(rows().get(23)).startsWith("not found behind this");
        type(Key.SEARCH, "runs a new program: /bin/p3");
        long first = number();
        assertThat(rows()).anyMatch(row -> row.startsWith(">") && row.contains("/bin/p3 arg"));
        press(Key.NEXT_MATCH);
        assertThat(number()).isGreaterThan(first);
        press(Key.PREVIOUS_MATCH);
        assertThat(number()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"1234,1234", "+1.5,1500", "500ms,500", "07:16:39,1333", "2026-11-23T07:16:39Z,1333"})
    void onePlaceCanBeNamedInManyWays(String place, long event) throws IOException {
        openWhole();
        type(Key.GO_TO, place);
        assertThat(number()).as(rows().get(23)).isEqualTo(event);
    }

    @Test
    void whatIsNoPlaceIsSaid() throws IOException {
        openWhole();
        type(Key.GO_TO, "there");
        assertThat(rows().get(23)).contains("'there' is no");
        cockpit.handle(Key.GO_TO, "", nowNs);
        cockpit.handle(Key.CHARACTER, "5", nowNs);
        cockpit.handle(Key.BACKSPACE, "", nowNs);
        assertThat(rows().get(23)).startsWith("go to");
        cockpit.handle(Key.ESCAPE, "", nowNs);
        assertThat(cockpit.isTyping()).isFalse();
    }

    @Test
    void itPlaysAtItsPaceUntilItEnds() throws IOException {
        openWhole();
        press(Key.PLAY);
        nowNs += SECOND;
        await(() -> cockpit.line() != null && number() == 1000);
        press(Key.FASTER, Key.FASTER);
        assertThat(rows().get(0)).contains("playing x4");
        nowNs += SECOND / 2;
        await(() -> cockpit.line() != null && number() == 3000);
        nowNs += 100 * SECOND;
        await(() -> cockpit.line() != null && number() == events.size() - 1);
        await(() -> rows().get(23).startsWith("the recording ends here"));
        assertThat(rows().get(0)).contains("paused");
    }

    @Test
    void aKeyThatMovesPauses() throws IOException {
        openWhole();
        press(Key.PLAY, Key.DOWN);
        nowNs += 3 * SECOND;
        settle();
        assertThat(number()).isEqualTo(1);
    }

    @Test
    void aDamagedTraceIsShownUpToTheDamage() throws IOException {
        Path whole = RandomRecording.write(events, header, 100, directory.resolve("x.trc"));
        byte[] bytes = Files.readAllBytes(whole);
        open(Files.write(directory.resolve("cut.trc"), Arrays.copyOf(bytes, bytes.length / 2)), false);
        assertThat(rows().get(23)).startsWith("frame ").contains(" at offset ");
        press(Key.END);
        assertThat(number()).isBetween(100L, EVENTS - 100L);
        assertThat(rows().get(1)).contains("open files of ");
    }

    @Test
    void theScreenIsFilledAtAnySize() throws IOException {
        openWhole();
        press(Key.END);
        for (int[] size : new int[][] {{1, 1}, {2, 3}, {39, 14}, {40, 14}, {80, 24}, {200, 50}, {500, 9}, {33, 100}}) {
            cockpit.resize(size[0], size[1]);
            settle();
            List<String> rows = rows();
            assertThat(rows).hasSize(size[1]).allMatch(row -> row.length() <= size[0]);
            press(Key.HELP);
            assertThat(rows()).hasSize(size[1]).allMatch(row -> row.length() <= size[0]);
            press(Key.ESCAPE, Key.UP);
        }
    }

    @Test
    void longLinesAreSeenByGoingRight() throws IOException {
        openWhole();
        type(Key.SEARCH, "runs a new program");
        String line = current();
        press(Key.RIGHT);
        assertThat(current().substring(19)).isEqualTo((line + " ".repeat(20)).substring(39));
        press(Key.LEFT, Key.LEFT);
        assertThat(current()).isEqualTo(line);
    }

    private String current() {
        return rows().stream().filter(row -> row.startsWith(">")).findFirst().orElseThrow();
    }

    @Test
    void whatIsAskedNextCallsOffWhatTakesLong() throws IOException {
        openWhole();
        desk.ask((reader, job, answers) -> {
            while (true) {
                job.at(7);
            }
        });
        type(Key.SEARCH, "nowhere to be found");
        assertThat(rows().get(23)).startsWith("not found behind this");
        press(Key.DOWN);
        assertThat(number()).isEqualTo(1);
    }
}
