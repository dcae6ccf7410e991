package io.tracecap.format.file.batch;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.tracecap.format.proto.Batch;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.Structures;
import io.tracecap.format.proto.TaskTable;
import java.io.IOException;
import java.util.Arrays;

/**
 * The fields of a {@code Batch} message, found but not decoded: numbers, and for each column where it is in the payload.
 * Nothing is copied and, from the second batch on, next to nothing allocated; generated messages would copy every
 * column. Fields that are not known are passed over. Counts of groups and structures are bounded here, before anything
 * is set aside for them.
 */
final class BatchColumns {
    private static final int VARINT = WireFormat.WIRETYPE_VARINT;
    private static final int BYTES = WireFormat.WIRETYPE_LENGTH_DELIMITED;

    final Slice form = new Slice();
    final Slice task = new Slice();
    final Slice group = new Slice();
    final Slice gap = new Slice();
    final Slice duration = new Slice();
    final Slice back = new Slice();
    final Slice skip = new Slice();
    final Slice dictionary = new Slice();
    final Slice taskNumber = new Slice();
    final Slice taskTid = new Slice();
    final Slice taskProcess = new Slice();
    final Slice taskPid = new Slice();
    GroupColumns[] groups = new GroupColumns[0];
    StructureColumns[] structures = new StructureColumns[0];
    long firstEvent;
    int rows;
    int tickNs;
    long baseTick;
    int taskCount;
    int groupCount;
    int structuresCount;

    /**
     * Finds the fields.
     *
     * @param bytes array that holds the message at its beginning
     * @param length length of the message
     * @throws BatchFormatException when it is no message, or has too many groups or structures
     */
    void parse(byte[] bytes, int length) throws BatchFormatException {
        clear();
        CodedInputStream in = CodedInputStream.newInstance(bytes, 0, length);
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                batchField(in, tag);
            }
        } catch (InvalidProtocolBufferException e) {
            throw new BatchFormatException("batch is no protobuf message: " + e.getMessage());
        } catch (BatchFormatException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("an array cannot be read", e);
        }
        checkStructures();
        if (rows < 1 || rows > BatchLimits.MAX_ROWS) {
            throw new BatchFormatException(
                    "batch of " + Integer.toUnsignedString(rows) + " rows, not 1 to " + BatchLimits.MAX_ROWS);
        }
        if (firstEvent < 0 || firstEvent > Long.MAX_VALUE - rows) {
            throw new BatchFormatException("first event is " + Long.toUnsignedString(firstEvent));
        }
    }

    private void clear() {
        for (Slice column : new Slice[] {
            form, task, group, gap, duration, back, skip, dictionary, taskNumber, taskTid, taskProcess, taskPid
        }) {
            column.clear();
        }
        firstEvent = 0;
        rows = 0;
        tickNs = 0;
        baseTick = 0;
        taskCount = 0;
        groupCount = 0;
        structuresCount = 0;
    }

    private void batchField(CodedInputStream in, int tag) throws IOException {
        switch (tag) {
            case Batch.FIRST_EVENT_FIELD_NUMBER << 3 | VARINT -> firstEvent = in.readUInt64();
            case Batch.ROWS_FIELD_NUMBER << 3 | VARINT -> rows = in.readUInt32();
            case Batch.TICK_NS_FIELD_NUMBER << 3 | VARINT -> tickNs = in.readUInt32();
            case Batch.BASE_TICK_FIELD_NUMBER << 3 | VARINT -> baseTick = in.readUInt64();
            case Batch.TASKS_FIELD_NUMBER << 3 | BYTES -> tasks(in);
            case Batch.FORM_FIELD_NUMBER << 3 | BYTES -> column(in, form);
            case Batch.TASK_FIELD_NUMBER << 3 | BYTES -> column(in, task);
            case Batch.GROUP_FIELD_NUMBER << 3 | BYTES -> column(in, group);
            case Batch.GAP_FIELD_NUMBER << 3 | BYTES -> column(in, gap);
            case Batch.DURATION_FIELD_NUMBER << 3 | BYTES -> column(in, duration);
            case Batch.BACK_FIELD_NUMBER << 3 | BYTES -> column(in, back);
            case Batch.GROUPS_FIELD_NUMBER << 3 | BYTES -> group(in);
            case Batch.DICTIONARY_FIELD_NUMBER << 3 | BYTES -> column(in, dictionary);
            case Batch.SKIP_FIELD_NUMBER << 3 | BYTES -> column(in, skip);
            default -> unknown(in, tag);
        }
    }

    private void tasks(CodedInputStream in) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case TaskTable.TASKS_FIELD_NUMBER << 3 | VARINT -> taskCount = in.readUInt32();
                case TaskTable.NUMBER_FIELD_NUMBER << 3 | BYTES -> column(in, taskNumber);
                case TaskTable.TID_FIELD_NUMBER << 3 | BYTES -> column(in, taskTid);
                case TaskTable.PROCESS_FIELD_NUMBER << 3 | BYTES -> column(in, taskProcess);
                case TaskTable.PID_FIELD_NUMBER << 3 | BYTES -> column(in, taskPid);
                default -> unknown(in, tag);
            }
        }
        in.popLimit(limit);
    }

    private void group(CodedInputStream in) throws IOException {
        GroupColumns added = addGroup();
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Group.ABI_FIELD_NUMBER << 3 | VARINT -> added.abi = in.readUInt32();
                case Group.NUMBER_FIELD_NUMBER << 3 | VARINT -> added.number = in.readUInt32();
                case Group.ARGUMENT_FIELD_NUMBER << 3 | BYTES -> argument(in, added);
                case Group.RESULT_FIELD_NUMBER << 3 | BYTES -> column(in, added.result);
                case Group.SHAPES_FIELD_NUMBER << 3 | BYTES -> column(in, added.shapes);
                case Group.SHAPE_FIELD_NUMBER << 3 | BYTES -> column(in, added.shape);
                case Group.TEXT_FIELD_NUMBER << 3 | BYTES -> column(in, added.text);
                case Group.STRUCTURES_FIELD_NUMBER << 3 | BYTES -> structures(in, added);
                default -> unknown(in, tag);
            }
        }
        in.popLimit(limit);
    }

    private static void argument(CodedInputStream in, GroupColumns group) throws IOException {
        if (group.argumentCount == BatchLimits.MAX_ARGUMENTS) {
            throw new BatchFormatException("a group has " + (group.argumentCount + 1) + " argument columns");
        }
        column(in, group.argument[group.argumentCount++]);
    }

    private void structures(CodedInputStream in, GroupColumns group) throws IOException {
        StructureColumns added = addStructures();
        group.structuresCount++;
        int limit = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case Structures.PLACE_FIELD_NUMBER << 3 | VARINT -> added.place = in.readUInt32();
                case Structures.REFERENCES_FIELD_NUMBER << 3 | BYTES -> column(in, added.references);
                case Structures.COUNT_FIELD_NUMBER << 3 | VARINT -> added.count = in.readUInt32();
                case Structures.LENGTHS_FIELD_NUMBER << 3 | BYTES -> column(in, added.lengths);
                case Structures.LAYOUT_FIELD_NUMBER << 3 | VARINT -> added.layout = in.readUInt32();
                case Structures.DATA_FIELD_NUMBER << 3 | BYTES -> column(in, added.data);
                default -> unknown(in, tag);
            }
        }
        in.popLimit(limit);
    }

    private static void column(CodedInputStream in, Slice column) throws IOException {
        int length = in.readRawVarint32();
        column.set(in.getTotalBytesRead(), Math.max(length, 0));
        in.skipRawBytes(length);
    }

    private static void unknown(CodedInputStream in, int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new BatchFormatException("batch is no protobuf message: a group ends that did not begin");
        }
    }

    private GroupColumns addGroup() throws BatchFormatException {
        if (groupCount == BatchLimits.MAX_GROUPS) {
            throw new BatchFormatException(
                    "batch of " + (groupCount + 1) + " groups, at most " + BatchLimits.MAX_GROUPS);
        }
        if (groupCount == groups.length) {
            groups = Arrays.copyOf(groups, Math.max(16, groupCount * 2));
            for (int i = groupCount; i < groups.length; i++) {
                groups[i] = new GroupColumns();
            }
        }
        GroupColumns added = groups[groupCount++];
        added.clear(structuresCount);
        return added;
    }

    private StructureColumns addStructures() throws BatchFormatException {
        if (structuresCount == BatchLimits.MAX_STRUCTURE_COLUMNS) {
            throw new BatchFormatException(
                    (structuresCount + 1) + " structure columns, at most " + BatchLimits.MAX_STRUCTURE_COLUMNS);
        }
        if (structuresCount == structures.length) {
            structures = Arrays.copyOf(structures, Math.max(16, structuresCount * 2));
            for (int i = structuresCount; i < structures.length; i++) {
                structures[i] = new StructureColumns();
            }
        }
        StructureColumns added = structures[structuresCount++];
        added.clear();
        return added;
    }

    /** How many structures there may be: they need not take room in the payload. */
    private void checkStructures() throws BatchFormatException {
        long count = 0;
        for (int i = 0; i < structuresCount; i++) {
            count += Integer.toUnsignedLong(structures[i].count);
        }
        if (count > BatchLimits.MAX_PIECES) {
            throw new BatchFormatException(count + " structures, at most " + BatchLimits.MAX_PIECES);
        }
    }
}
