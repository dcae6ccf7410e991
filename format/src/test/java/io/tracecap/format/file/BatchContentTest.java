package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.Structures;
import io.tracecap.format.proto.TaskTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches whose frames are good and whose columns are not. */
class BatchContentTest {
    private static final ByteString ENDLESS = bytes(0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01);
    private static final ByteString MAXIMUM = bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01);

    @TempDir
    Path directory;

    @Test
    void zerosAtTheEndOfColumnsNeedNotBeThere() throws IOException {
        Event event = Reading.of(
                        Forge.trace().batch(Forge.smallBatch()).footer().writeTo(directory))
                .events()
                .get(0);

        assertThat(event.kind()).isEqualTo(EventKind.CALL);
        assertThat(event.syscall()).isEqualTo(39);
        assertThat(event.result()).isZero();
        assertThat(event.pieces()).isEmpty();
    }

    @Test
    void anUnknownKindOfPointIsReadableAllTheSame() throws IOException {
        Batch.Builder batch = Forge.smallBatch()
                .setForm(bytes(3))
                .clearGroups()
                .addGroups(Group.newBuilder().setAbi(255).setNumber(200).addArgument(bytes(1)));

        Event event = Reading.of(Forge.trace().batch(batch).footer().writeTo(directory))
                .events()
                .get(0);

        assertThat(event.kind()).isEqualTo(EventKind.UNKNOWN);
        assertThat(event.syscall()).isEqualTo(200);
        assertThat(event.arguments()).containsExactly(1L);
    }

    @Test
    void textPiecesShareTheDictionary() throws IOException {
        Group.Builder group =
                group().setShapes(bytes(2, 0x80, 0x10, 0x81, 0x10)).setText(bytes(8, 8, 1, 1, 9, 1));
        Batch.Builder batch = with(group).setRows(3).setDictionary(ByteString.copyFromUtf8("one\0two\0"));

        List<Event> events = Reading.of(Forge.trace().batch(batch).footer().writeTo(directory))
                .events();

        assertThat(events.get(0).pieces()).containsExactly(Events.text(0, "one"), Events.text(1, "two"));
        assertThat(events.get(1).pieces()).containsExactly(Events.text(0, "one"), Events.text(1, "two"));
        assertThat(events.get(2).pieces()).containsExactly(Events.text(0, "one"), Events.text(1, "two"));
    }

    @Test
    void textsMayHaveTheBytesThatEndAndEscapeThem() throws IOException {
        Group.Builder group = group().setShapes(bytes(1, 0x80, 0x10)).setText(bytes(8));
        Batch.Builder batch = with(group).setDictionary(bytes('a', 1, 1, 1, 2, 'b', 0));

        List<Event> events = Reading.of(Forge.trace().batch(batch).footer().writeTo(directory))
                .events();

        assertThat(events.get(0).pieces()).containsExactly(Events.text(0, "a\0\1b"));
    }

    @Test
    void valuesAreRecentOnesDifferencesOrLiterals() throws IOException {
        Group.Builder group = group().setResult(bytes(0, 8 + 40, 1, 7, 8 + 1, 8, 60, 2, 0));

        List<Event> events = Reading.of(
                        Forge.trace().batch(with(group).setRows(8)).footer().writeTo(directory))
                .events();

        assertThat(events).extracting(Event::result).containsExactly(0L, 20L, 0L, 6L, 5L, 30L, 6L, 6L);
    }

    @Test
    void structuresOfAPlaceFollowEachOther() throws IOException {
        Group.Builder group = group().setShapes(bytes(1, 0x81, 0x08))
                .addStructures(Structures.newBuilder()
                        .setPlace(0x101)
                        .setReferences(bytes(8, 8))
                        .setCount(2)
                        .setLengths(bytes(4, 1))
                        .setData(bytes(7, 8, 9)));

        List<Event> events = Reading.of(
                        Forge.trace().batch(with(group).setRows(2)).footer().writeTo(directory))
                .events();

        assertThat(events.get(0).pieces()).containsExactly(new Piece(1, 0, EventView.PIECE_AT_EXIT, new byte[] {7, 8}));
        assertThat(events.get(1).pieces()).containsExactly(new Piece(1, 0, EventView.PIECE_AT_EXIT, new byte[] {9}));
    }

    @Test
    void structuresMayBeWrittenWordByWord() throws IOException {
        Group.Builder group = group().setShapes(bytes(1, 0x81, 0x08))
                .addStructures(Structures.newBuilder()
                        .setPlace(0x101)
                        .setReferences(bytes(8, 8, 1))
                        .setCount(2)
                        .setLengths(bytes(20, 3))
                        .setLayout(1)
                        .setData(bytes(0x82, 0x04, 1, 4)));

        List<Event> events = Reading.of(
                        Forge.trace().batch(with(group).setRows(3)).footer().writeTo(directory))
                .events();

        byte[] first = {1, 1, 0, 0, 0, 0, 0, 0, 2, 0};
        byte[] second = {0, 1, 0, 0, 0, 0, 0, 0};
        assertThat(events.get(0).pieces()).containsExactly(new Piece(1, 0, EventView.PIECE_AT_EXIT, first));
        assertThat(events.get(1).pieces()).containsExactly(new Piece(1, 0, EventView.PIECE_AT_EXIT, second));
        assertThat(events.get(2).pieces()).containsExactly(new Piece(1, 0, EventView.PIECE_AT_EXIT, first));
    }

    @Test
    void refusesCountsOutOfRange() throws IOException {
        expect("batch of 0 rows, not 1 to 65536", Forge.smallBatch().setRows(0));
        expect("batch of 65537 rows", Forge.smallBatch().setRows(65_537));
        expect("batch of 4294967295 rows", Forge.smallBatch().setRows(-1));
        expect("batch of 0 threads", Forge.smallBatch().clearTasks());
        expect(
                "batch of 65537 threads",
                Forge.smallBatch().setTasks(TaskTable.newBuilder().setTasks(65_537)));
        expect("first event is 18446744073709551615", Forge.smallBatch().setFirstEvent(-1));
        expect("a tick of 0 ns", Forge.smallBatch().setTickNs(0));
        expect("a tick of 4294967295 ns", Forge.smallBatch().setTickNs(-1));
        Batch.Builder groups = Forge.smallBatch();
        for (int i = 0; i < 4096; i++) {
            groups.addGroups(group());
        }
        expect("batch of 4097 groups, at most 4096", groups);
        Group.Builder columns = group();
        for (int i = 0; i < 4097; i++) {
            columns.addStructures(structures());
        }
        expect("4097 structure columns, at most 4096", with(columns));
        expect(
                "262145 structures, at most 262144",
                with(group().addStructures(structures().setCount(262_145))));
        expect(
                "4294967295 structures, at most 262144",
                with(group().addStructures(structures().setCount(-1))));
    }

    @Test
    void refusesIndexesOutOfRange() throws IOException {
        expect(
                "column 'form' has 8 where less than 8 is expected",
                Forge.smallBatch().setForm(bytes(8)));
        expect(
                "column 'task' has 1 where less than 1 is expected",
                Forge.smallBatch().setTask(bytes(1)));
        expect(
                "column 'group' has 1 where less than 1 is expected",
                Forge.smallBatch().setGroup(bytes(1)));
        expect(
                "column 'task' has 18446744073709551615 where less than 1 is expected",
                Forge.smallBatch().setTask(MAXIMUM));
        expect(
                "column 'group' has 0 where less than 0 is expected",
                Forge.smallBatch().clearGroups());
        expect("column 'shape' has 1 where less than 1 is expected", with(group().setShape(bytes(1))));
    }

    @Test
    void refusesVarintsThatDoNotEnd() throws IOException {
        expect("column 'gap' ends within a varint", Forge.smallBatch().setGap(bytes(0x80)));
        expect(
                "column 'gap' has a varint of more than 64 bits",
                Forge.smallBatch().setGap(ENDLESS));
        expect(
                "column 'result' has a varint of more than 64 bits",
                with(group().setResult(bytes(0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02))));
    }

    @Test
    void refusesColumnsThatAreTooLong() throws IOException {
        expect("column 'form' has 1 bytes too many", Forge.smallBatch().setForm(bytes(0, 0)));
        expect("column 'duration' has 2 bytes too many", Forge.smallBatch().setDuration(bytes(1, 2, 3)));
        expect("column 'back' has 1 bytes too many", Forge.smallBatch().setBack(bytes(1)));
        expect("column 'argument 0' has 1 bytes too many", with(group().addArgument(bytes(0, 1))));
        expect("column 'text' has 1 bytes too many", with(group().setText(bytes(1))));
        expect("2 texts, 0 of them used", Forge.smallBatch().setDictionary(bytes('a', 0, 0)));
        expect(
                "2 structures, 0 of them used",
                with(group().addStructures(structures().setCount(2))));
        expect(
                "column 'tasks.tid' has 1 bytes too many",
                Forge.smallBatch().setTasks(TaskTable.newBuilder().setTasks(1).setTid(bytes(1, 1))));
    }

    @Test
    void numbersMayHaveHolesAndRowsMayBeContext() throws IOException {
        Batch.Builder batch = Forge.smallBatch()
                .setFirstEvent(5)
                .setRows(3)
                .setForm(bytes(4, 0, 4))
                .setSkip(bytes(0, 2));

        List<Event> events = Reading.of(Forge.trace().batch(batch).footer().writeTo(directory))
                .events();

        assertThat(events).extracting(Event::number).containsExactly(5L, 8L, 9L);
        assertThat(events).extracting(Event::isContext).containsExactly(true, false, true);
        assertThat(events).extracting(Event::kind).containsOnly(EventKind.CALL);
    }

    @Test
    void refusesHolesThatCannotBe() throws IOException {
        expect("row 0 leaves out 1 events before 0", Forge.smallBatch().setSkip(bytes(1)));
        expect(
                "row 1 leaves out 18446744073709551615 events before 1",
                Forge.smallBatch().setRows(2).setSkip(bytes(0).concat(MAXIMUM)));
        expect(
                "row 1 leaves out 2 events before 9223372036854775805",
                Forge.smallBatch().setFirstEvent(Long.MAX_VALUE - 3).setRows(2).setSkip(bytes(0, 2)));
    }

    @Test
    void refusesTimesThatOverflow() throws IOException {
        expect(
                "time runs on by 18446744073709551615 ticks from 0",
                Forge.smallBatch().setGap(MAXIMUM));
        expect(
                "time runs on by 18446744073709551615 ticks from 0",
                Forge.smallBatch().setDuration(MAXIMUM));
        expect(
                "base tick is 4611686018427388, at most 4611686018427387",
                Forge.smallBatch().setBaseTick((1L << 62) / 1000 + 1));
        expect(
                "a call of 2 ticks ends at 1",
                Forge.smallBatch().setForm(bytes(2)).setGap(bytes(1)).setDuration(bytes(2)));
    }

    @Test
    void refusesReturnsFromBeforeTheTrace() throws IOException {
        expect(
                "event 0 returns from 1 events before",
                Forge.smallBatch().setForm(bytes(2)).setBack(bytes(1)));
    }

    @Test
    void refusesThreadsThatCannotBe() throws IOException {
        expect("thread has the number -1", tasks(TaskTable.newBuilder().setNumber(bytes(1))));
        expect(
                "thread has the number 2147483648",
                tasks(TaskTable.newBuilder().setNumber(bytes(0x80, 0x80, 0x80, 0x80, 0x10))));
        expect(
                "thread has the tid 2147483648",
                tasks(TaskTable.newBuilder().setTid(bytes(0x80, 0x80, 0x80, 0x80, 0x10))));
        expect("and the process -1", tasks(TaskTable.newBuilder().setProcess(bytes(1))));
    }

    @Test
    void refusesGroupsThatCannotBe() throws IOException {
        expect("a group has the ABI 0", with(group().setAbi(0)));
        expect("a group has the ABI 256", with(group().setAbi(256)));
        expect("a row of form 0 has the ABI 255", with(group().setAbi(255)));
        expect("a row of form 3 has the ABI 1", Forge.smallBatch().setForm(bytes(3)));
        expect(
                "points of kind EXEC have 1 argument columns, at least 2 are needed",
                Forge.smallBatch()
                        .setForm(bytes(3))
                        .clearGroups()
                        .addGroups(group().setAbi(255).setNumber(4).addArgument(bytes(1))));
        Group.Builder seven = group();
        for (int i = 0; i < 7; i++) {
            seven.addArgument(bytes(1));
        }
        expect("a group has 7 argument columns", with(seven));
    }

    @Test
    void refusesPiecesThatCannotBe() throws IOException {
        expect("column 'shapes' has 513 where less than 513 is expected", with(group().setShapes(bytes(0x81, 0x04))));
        expect("column 'shapes' ends within a shape of 2 pieces", with(group().setShapes(bytes(2, 0))));
        expect(
                "column 'shapes' has 65536 where less than 65536 is expected",
                with(group().setShapes(bytes(1, 0x80, 0x80, 0x04))));
        expect("no structure column for place 3", with(group().setShapes(bytes(1, 3))));
        expect(
                "structures of place 512, not below 512",
                with(group().addStructures(structures().setPlace(512))));
        expect(
                "structure of 1 bytes at place 3, 0 are left",
                with(group().addStructures(structures().setCount(1).setLengths(bytes(2)))));
        expect(
                "structure of -1 bytes at place 3, 0 are left",
                with(group().addStructures(structures().setCount(1).setLengths(bytes(1)))));
        expect(
                "structures of place 3 have 1 bytes too many",
                with(group().addStructures(structures().setData(bytes(1)))));
        expect(
                "structures of place 3 have the layout 2",
                with(group().addStructures(structures().setLayout(2))));
        expect(
                "structure of 9 bytes at place 3, 8 are left",
                with(group().addStructures(structures()
                        .setCount(1)
                        .setLayout(1)
                        .setLengths(bytes(18))
                        .setData(bytes(0)))));
        expect(
                "column 'data' has 1 bytes too many",
                with(group().addStructures(structures()
                        .setCount(1)
                        .setLayout(1)
                        .setLengths(bytes(2))
                        .setData(bytes(0, 0)))));
    }

    @Test
    void refusesReferencesToWhatIsNotThere() throws IOException {
        Group.Builder text = group().setShapes(bytes(1, 0x80, 0x10));
        expect("reference 0 to one of 0 texts, 0 of them used so far", with(text));
        expect("reference 8 to one of 0 texts", with(text.setText(bytes(8))));
        expect("reference 1 to one of 1 texts", with(text.setText(bytes(1))).setDictionary(bytes(0)));
        expect("reference 9 to one of 1 texts", with(text.setText(bytes(9))).setDictionary(bytes(0)));
        expect(
                "reference 18446744073709551615 to one of 1 texts",
                with(text.setText(MAXIMUM)).setDictionary(bytes(0)));
        expect("dictionary ends within a text", Forge.smallBatch().setDictionary(bytes('a')));
        expect("dictionary has an escape that means nothing", Forge.smallBatch().setDictionary(bytes(1, 3, 0)));
        expect("dictionary has an escape that means nothing", Forge.smallBatch().setDictionary(bytes(1)));
    }

    @Test
    void refusesMorePiecesThanABatchMayHave() throws IOException {
        ByteString.Output shape = ByteString.newOutput();
        shape.write(0x80);
        shape.write(0x04);
        for (int i = 0; i < 512; i++) {
            shape.write(3);
        }
        expect(
                "more than 262144 pieces",
                with(group().setShapes(shape.toByteString())
                                .addStructures(structures().setCount(1).setReferences(bytes(8))))
                        .setRows(65_536));
    }

    @Test
    void refusesWhatIsNoMessage() throws IOException {
        Path file = Forge.trace()
                .frame(FrameLayout.TYPE_BATCH, 0, new byte[] {0x0A, 0x7F})
                .writeTo(directory);

        assertThat(Reading.of(file).message()).contains("batch is no protobuf message");
    }

    private void expect(String message, Batch.Builder batch) throws IOException {
        Path file = Forge.trace().batch(batch).footer().writeTo(directory);

        Reading reading = Reading.of(file);

        assertThat(reading.events()).isEmpty();
        assertThat(reading.problem()).as("problem, expected: %s", message).isPresent();
        assertThat(reading.problem().get()).isInstanceOf(DamagedTraceException.class);
        assertThat(reading.message()).contains(message);
    }

    private static Batch.Builder with(Group.Builder group) {
        return Forge.smallBatch().clearGroups().addGroups(group);
    }

    private static Batch.Builder tasks(TaskTable.Builder tasks) {
        return Forge.smallBatch().setTasks(tasks.setTasks(1));
    }

    private static Group.Builder group() {
        return Group.newBuilder().setAbi(1).setNumber(39);
    }

    private static Structures.Builder structures() {
        return Structures.newBuilder().setPlace(3);
    }

    private static ByteString bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteString.copyFrom(bytes);
    }
}
