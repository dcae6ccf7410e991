package io.tracecap.format.file.batch;

import io.tracecap.format.proto.Group;
import io.tracecap.format.syscall.Abi;
import java.util.Arrays;
import java.util.List;

/** The columns of one group while they are read; the mirror of {@link GroupEncoder}. Reused from batch to batch. */
final class GroupDecoder {
    private static final String[] ARGUMENT_NAMES = {
        "argument 0", "argument 1", "argument 2", "argument 3", "argument 4", "argument 5"
    };

    private final ColumnReader[] arguments = new ColumnReader[BatchLimits.MAX_ARGUMENTS];
    private final long[] before = new long[BatchLimits.MAX_ARGUMENTS];
    private final ColumnReader result = new ColumnReader("result");
    private final ColumnReader shape = new ColumnReader("shape");
    private final ColumnReader text = new ColumnReader("text");
    private final ShapesDecoder shapes = new ShapesDecoder();
    private StructuresDecoder[] structures = new StructuresDecoder[2];
    private int structuresCount;
    private int abi;
    private int number;
    private int argumentCount;

    GroupDecoder() {
        Arrays.setAll(arguments, i -> new ColumnReader(ARGUMENT_NAMES[i]));
    }

    void reset(Group message) throws BatchFormatException {
        abi = message.getAbi();
        number = message.getNumber();
        if (abi < 1 || abi > Abi.POINT) {
            throw new BatchFormatException("a group has the ABI " + Integer.toUnsignedString(abi));
        }
        argumentCount = message.getArgumentCount();
        if (argumentCount > BatchLimits.MAX_ARGUMENTS) {
            throw new BatchFormatException("a group has " + argumentCount + " argument columns");
        }
        for (int i = 0; i < argumentCount; i++) {
            arguments[i].reset(message.getArgument(i));
            before[i] = 0;
        }
        result.reset(message.getResult());
        shapes.reset(message.getShapes());
        shape.reset(message.getShape());
        text.reset(message.getText());
        resetStructures(message.getStructuresList());
    }

    private void resetStructures(List<io.tracecap.format.proto.Structures> messages) throws BatchFormatException {
        structuresCount = messages.size();
        if (structuresCount > PiecePlace.PLACES) {
            throw new BatchFormatException("a group has " + structuresCount + " structure columns");
        }
        if (structuresCount > structures.length) {
            structures = Arrays.copyOf(structures, structuresCount);
        }
        for (int i = 0; i < structuresCount; i++) {
            StructuresDecoder decoder = structures[i];
            if (decoder == null) {
                decoder = new StructuresDecoder();
                structures[i] = decoder;
            }
            decoder.reset(messages.get(i));
        }
    }

    int abi() {
        return abi;
    }

    int number() {
        return number;
    }

    boolean isPoint() {
        return abi == Abi.POINT;
    }

    /** Reads the group's part of the next row. */
    void next(int form, TextTable texts, DecodedRows rows) throws BatchFormatException {
        if (form != RowForm.RETURN) {
            for (int i = 0; i < argumentCount; i++) {
                before[i] += arguments[i].nextZigZag();
            }
            rows.addArguments(before, argumentCount);
        }
        if (RowForm.hasResult(form)) {
            rows.setResult(result.nextZigZag());
        }
        int which = shape.nextBelow(shapes.count());
        int end = shapes.end(which);
        for (int at = shapes.start(which); at < end; at++) {
            nextPiece(shapes.descriptor(at), texts, rows);
        }
    }

    private void nextPiece(int descriptor, TextTable texts, DecodedRows rows) throws BatchFormatException {
        if (PiecePlace.isText(descriptor)) {
            int entry = texts.resolve(text.next());
            int start = texts.start(entry);
            rows.addPiece(descriptor, texts.data(), start, texts.end(entry) - start);
            return;
        }
        int place = PiecePlace.place(descriptor);
        for (int i = 0; i < structuresCount; i++) {
            StructuresDecoder column = structures[i];
            if (column.place() == place) {
                int length = column.next();
                rows.addPiece(descriptor, column.data(), column.end() - length, length);
                return;
            }
        }
        throw new BatchFormatException("no structure column for place " + place);
    }

    void expectEnd() throws BatchFormatException {
        for (int i = 0; i < argumentCount; i++) {
            arguments[i].expectEnd();
        }
        result.expectEnd();
        shape.expectEnd();
        text.expectEnd();
        for (int i = 0; i < structuresCount; i++) {
            structures[i].expectEnd();
        }
    }
}
