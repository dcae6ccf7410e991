package io.tracecap.tools.hostile;

import static io.tracecap.tools.hostile.ForgedTrace.LATER;
import static io.tracecap.tools.hostile.ForgedTrace.TYPE_BATCH;
import static io.tracecap.tools.hostile.ForgedTrace.smallBatch;
import static io.tracecap.tools.hostile.HostileCase.refused;

import com.google.protobuf.ByteString;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.Structures;
import io.tracecap.format.proto.TaskTable;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What can be wrong with the message in a frame whose checksum is good. */
final class MessageCases {
    private static final int FULL = 1 << 20;
    private static final int START_GROUP = 100 << 3 | 3;
    private static final int END_GROUP = 100 << 3 | 4;

    /** Field 12, {@code groups}, as a message of no bytes. */
    private static final byte[] EMPTY_GROUP = {12 << 3 | 2, 0};
    /** Field 8 of a group, {@code structures}, as a message of no bytes. */
    private static final byte[] EMPTY_STRUCTURES = {8 << 3 | 2, 0};
    /** Field 3 of a group, {@code argument}, of no bytes. */
    private static final byte[] EMPTY_ARGUMENT = {3 << 3 | 2, 0};
    /** Field 3 of a group of one byte. */
    private static final byte[] SMALL_ARGUMENT = {3 << 3 | 2, 1, 0};

    private static final ByteString ELEVEN_BYTES = ByteString.copyFrom(new byte[] {
        (byte) 0x81,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        (byte) 0x80,
        1
    });

    private MessageCases() {}

    static List<HostileCase> protobuf() {
        byte[] garbage = new byte[5000];
        new Random(3).nextBytes(garbage);
        return List.of(
                message("good checksum over garbage", garbage),
                message("good checksum over zeros", new byte[1000]),
                message("good checksum over ones", filled(1000, new byte[] {-1})),
                message("nothing", new byte[0]),
                message("groups nested half a million times", filled(FULL, varint(START_GROUP))),
                message("groups repeated a quarter of a million times", filled(FULL, groupPair())),
                message("two-byte messages fill a frame", filled(FULL, EMPTY_GROUP)),
                message("two-byte messages fill a message", nested(12, filled(FULL - 5, EMPTY_STRUCTURES))),
                message("two-byte columns fill a message", nested(12, filled(FULL - 5, EMPTY_ARGUMENT))),
                message("three-byte columns fill a message", nested(12, filled(FULL - 5, SMALL_ARGUMENT))),
                message("unknown fields fill a frame", filled(FULL, new byte[] {(byte) 0xA0, 6, 1})),
                message("varint of 11 bytes as a field", join(varint(1 << 3), ELEVEN_BYTES.toByteArray())),
                message("length beyond the message", new byte[] {13 << 3 | 2, (byte) 0xFF, (byte) 0xFF, 3}),
                message("negative length", new byte[] {13 << 3 | 2, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}));
    }

    static List<HostileCase> batches() {
        return List.of(
                batch("varint of 11 bytes in a column", smallBatch().setTask(ELEVEN_BYTES)),
                batch("column ends within a varint", smallBatch().setTask(column(0x80))),
                batch("column that is too long", smallBatch().setTask(column(0, 0))),
                batch("no rows", smallBatch().setRows(0)),
                batch("2^32 - 1 rows", smallBatch().setRows(-1)),
                batch("thread out of range", smallBatch().setTask(column(1))),
                batch("group out of range", smallBatch().setGroup(column(1))),
                batch("form out of range", smallBatch().setForm(column(99))),
                batch("2^32 - 1 threads", tasks(TaskTable.newBuilder().setTasks(-1))),
                batch(
                        "thread number negative",
                        tasks(TaskTable.newBuilder().setTasks(1).setNumber(column(1)))),
                batch("dictionary reference out of range", text(column(9 + 5), "a\0")),
                batch("dictionary reference before its first use", text(column(0), "a\0")),
                batch("dictionary text that nobody uses", text(column(8), "a\0b\0")),
                batch("dictionary ends within a text", text(column(8), "a")),
                batch("dictionary with half an escape", text(column(8), "\1")),
                batch("512 pieces that are the same megabyte", sameMegabyte()),
                batch("shape out of range", group(text().setShape(column(3)))),
                batch("shape with 2^31 pieces", group(text().setShapes(column(0xFF, 0xFF, 0xFF, 0xFF, 7)))),
                batch("2^32 - 1 structures", structures(Structures.newBuilder().setCount(-1))),
                batch("262,145 structures", structures(Structures.newBuilder().setCount(262_145))),
                batch("structure of negative length", structures(one().setLengths(column(1)))),
                batch("structure longer than its data", structures(one().setLengths(column(100)))),
                batch("structures of an unknown layout", structures(one().setLayout(9))),
                batch("structures of an unknown place", structures(one().setPlace(512))),
                batch("first event 2^63 - 1", smallBatch().setFirstEvent(Long.MAX_VALUE)),
                batch("first event negative", smallBatch().setFirstEvent(-5)),
                batch("event numbers that were there before", smallBatch().setFirstEvent(1)));
    }

    static List<HostileCase> times() {
        return List.of(
                batch("time decreasing", smallBatch().setBaseTick(5)),
                batch("time negative", smallBatch().setBaseTick(-1)),
                batch("time 2^63 - 1", smallBatch().setBaseTick(Long.MAX_VALUE)),
                batch(
                        "time 2^63 - 1 ns by its tick",
                        smallBatch().setBaseTick(1L << 61).setTickNs(1 << 30)),
                batch("tick of 0 ns", smallBatch().setTickNs(0)),
                batch("tick of 2^32 - 1 ns", smallBatch().setTickNs(-1)),
                batch("time runs over", smallBatch().setGap(varintColumn(Long.MAX_VALUE))),
                batch("time runs back", smallBatch().setGap(varintColumn(-1))),
                batch("call of 2^63 - 1 ticks", smallBatch().setDuration(varintColumn(Long.MAX_VALUE))),
                batch("call of negative length", smallBatch().setDuration(varintColumn(-1))),
                batch("return before its enter", smallBatch().setForm(column(2)).setDuration(varintColumn(LATER + 1))),
                batch(
                        "return from an event before the first",
                        smallBatch().setForm(column(2)).setBack(column(99))),
                batch(
                        "return from 2^63 events before",
                        smallBatch().setForm(column(2)).setBack(varintColumn(1L << 63))));
    }

    private static Batch.Builder sameMegabyte() {
        byte[] shape = join(varint(512), filled(1024, new byte[] {(byte) 0x80, 0x10}));
        byte[] text = join(filled(1_000_000, new byte[] {'x'}), new byte[1]);
        return group(call().setShapes(ByteString.copyFrom(shape)).setText(column(8)))
                .setDictionary(ByteString.copyFrom(text));
    }

    private static Structures.Builder one() {
        return Structures.newBuilder().setCount(1).setReferences(column(8));
    }

    private static Batch.Builder structures(Structures.Builder column) {
        return group(call().setShapes(column(1, 0)).addStructures(column));
    }

    private static Group.Builder call() {
        return Group.newBuilder().setAbi(1).setNumber(39);
    }

    /** A group whose rows have one text. The flags of a piece are the third number of its descriptor. */
    private static Group.Builder text() {
        return call().setShapes(column(1, 0x80, 0x10));
    }

    private static Batch.Builder text(ByteString references, String dictionary) {
        return group(text().setText(references)).setDictionary(ByteString.copyFromUtf8(dictionary));
    }

    private static Batch.Builder group(Group.Builder group) {
        return smallBatch().clearGroups().addGroups(group);
    }

    private static Batch.Builder tasks(TaskTable.Builder tasks) {
        return smallBatch().setTasks(tasks);
    }

    private static HostileCase batch(String name, Batch.Builder batch) {
        return message(name, batch.build().toByteArray());
    }

    private static HostileCase message(String name, byte[] message) {
        return refused(
                name,
                dir -> ForgedTrace.begin(dir).frame(TYPE_BATCH, 0, message).writeTo(dir));
    }

    private static ByteString column(int... bytes) {
        byte[] column = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            column[i] = (byte) bytes[i];
        }
        return ByteString.copyFrom(column);
    }

    static ByteString varintColumn(long value) {
        return ByteString.copyFrom(varint(value));
    }

    static byte[] varint(long value) {
        byte[] bytes = new byte[10];
        int length = 0;
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] groupPair() {
        return join(varint(START_GROUP), varint(END_GROUP));
    }

    /** As much of {@code unit} as fits. */
    static byte[] filled(int length, byte[] unit) {
        byte[] bytes = new byte[length - length % unit.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = unit[i % unit.length];
        }
        return bytes;
    }

    private static byte[] nested(int field, byte[] message) {
        return join(join(varint(field << 3 | 2), varint(message.length)), message);
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
