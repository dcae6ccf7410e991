package io.tracecap.format.file.batch;

import com.google.protobuf.ByteString;
import io.tracecap.format.event.EventView;
import io.tracecap.format.proto.Group;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The columns of one group of rows while they are written. Reused from batch to batch; allocates only to grow. */
final class GroupEncoder {
    /** Argument count of a group that has only had returns so far. */
    private static final int NOT_KNOWN = -1;

    private static final int STRUCTURES_OVERHEAD = 24;

    private final ValueColumn[] arguments = new ValueColumn[BatchLimits.MAX_ARGUMENTS];
    private final ValueColumn result = new ValueColumn();
    private final Column shape = new Column();
    private final Column text = new Column();
    private final ShapesEncoder shapes = new ShapesEncoder();
    private StructuresEncoder[] structures = new StructuresEncoder[2];
    private int structuresCount;
    private int abi;
    private int number;
    private int argumentCount;
    /** Position of this group in the batch. */
    private int position;
    /** Another group of the same syscall with another count of arguments. */
    private @Nullable GroupEncoder next;

    GroupEncoder() {
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new ValueColumn();
        }
    }

    void start(int newAbi, int newNumber, int newPosition) {
        abi = newAbi;
        number = newNumber;
        position = newPosition;
        argumentCount = NOT_KNOWN;
        next = null;
        for (ValueColumn column : arguments) {
            column.clear();
        }
        result.clear();
        shape.clear();
        text.clear();
        shapes.clear();
        structuresCount = 0;
    }

    int abi() {
        return abi;
    }

    int number() {
        return number;
    }

    boolean isFor(int otherAbi, int otherNumber) {
        return abi == otherAbi && number == otherNumber;
    }

    int position() {
        return position;
    }

    @Nullable
    GroupEncoder next() {
        return next;
    }

    void setNext(GroupEncoder group) {
        next = group;
    }

    /** Whether rows with this many arguments can go here; if none had arguments so far, they can from now on. */
    boolean accepts(int count) {
        if (argumentCount == NOT_KNOWN) {
            argumentCount = count;
        }
        return argumentCount == count;
    }

    /** Appends the group's part of a row and returns how many bytes that takes. */
    int append(EventView event, int form, int[] descriptors, TextDictionary dictionary) {
        int size = 0;
        if (form != RowForm.RETURN) {
            for (int i = 0; i < argumentCount; i++) {
                size += arguments[i].put(event.argument(i));
            }
        }
        if (RowForm.hasResult(form)) {
            size += result.put(event.result());
        }
        return size + appendPieces(event, descriptors, dictionary);
    }

    private int appendPieces(EventView event, int[] descriptors, TextDictionary dictionary) {
        int pieces = event.pieceCount();
        int known = shapes.count();
        int size = shape.put(shapes.position(descriptors, pieces));
        if (shapes.count() > known) {
            size += ShapesEncoder.bytesOf(pieces);
        }
        for (int i = 0; i < pieces; i++) {
            byte[] bytes = event.pieceArray(i);
            int offset = event.pieceOffset(i);
            int length = event.pieceLength(i);
            if (PiecePlace.isText(descriptors[i])) {
                int reference = dictionary.reference(bytes, offset, length);
                size += text.put(reference);
                if (reference == ByteDictionary.NEW) {
                    size += TextDictionary.bytesOf(bytes, offset, length);
                }
            } else {
                size += appendStructure(PiecePlace.place(descriptors[i]), bytes, offset, length);
            }
        }
        return size;
    }

    private int appendStructure(int place, byte[] bytes, int offset, int length) {
        for (int i = 0; i < structuresCount; i++) {
            if (structures[i].place() == place) {
                return structures[i].put(bytes, offset, length);
            }
        }
        if (structuresCount == structures.length) {
            structures = Arrays.copyOf(structures, structuresCount * 2);
        }
        StructuresEncoder added = structures[structuresCount];
        if (added == null) {
            added = new StructuresEncoder();
            structures[structuresCount] = added;
        }
        structuresCount++;
        added.start(place);
        return added.put(bytes, offset, length) + STRUCTURES_OVERHEAD;
    }

    int structuresCount() {
        return structuresCount;
    }

    Group finish() {
        Group.Builder group = Group.newBuilder()
                .setAbi(abi)
                .setNumber(number)
                .setResult(result.toByteString())
                .setText(text.toByteString());
        for (int i = 0; i < argumentCount; i++) {
            group.addArgument(arguments[i].toByteString());
        }
        ByteString distinct = shapes.finish();
        if (!distinct.isEmpty()) {
            group.setShapes(distinct).setShape(shape.toByteString());
        }
        for (int i = 0; i < structuresCount; i++) {
            group.addStructures(structures[i].finish());
        }
        return group.build();
    }
}
