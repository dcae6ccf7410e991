package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.proto.Group;
import io.tracecap.format.proto.Structures;
import io.tracecap.format.syscall.Abi;
import java.util.List;

/**
 * The columns of one group while they are read; the mirror of {@link GroupEncoder}. Made anew for each batch, so that a
 * bad batch leaves nothing large behind.
 */
final class GroupDecoder {
    private static final String[] ARGUMENT_NAMES = {
        "argument 0", "argument 1", "argument 2", "argument 3", "argument 4", "argument 5"
    };

    private final ValueReader[] arguments;
    private final ValueReader result = new ValueReader("result");
    private final ColumnReader shape = new ColumnReader("shape");
    private final ColumnReader text = new ColumnReader("text");
    private final ShapesDecoder shapes = new ShapesDecoder();
    private final StructuresDecoder[] structures;
    private final int abi;
    private final int number;

    GroupDecoder(Group message) throws BatchFormatException {
        abi = message.getAbi();
        number = message.getNumber();
        if (abi < 1 || abi > Abi.POINT) {
            throw new BatchFormatException("a group has the ABI " + Integer.toUnsignedString(abi));
        }
        if (message.getArgumentCount() > BatchLimits.MAX_ARGUMENTS) {
            throw new BatchFormatException("a group has " + message.getArgumentCount() + " argument columns");
        }
        if (isPoint()) {
            EventKind kind = EventKind.ofPointCode(number);
            if (message.getArgumentCount() < kind.pointArguments()) {
                throw new BatchFormatException("points of kind " + kind + " have " + message.getArgumentCount()
                        + " argument columns, at least " + kind.pointArguments() + " are needed");
            }
        }
        arguments = new ValueReader[message.getArgumentCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = new ValueReader(ARGUMENT_NAMES[i]);
            arguments[i].reset(message.getArgument(i));
        }
        result.reset(message.getResult());
        shapes.reset(message.getShapes());
        shape.reset(message.getShape());
        text.reset(message.getText());
        structures = decoders(message.getStructuresList());
    }

    private static StructuresDecoder[] decoders(List<Structures> messages) throws BatchFormatException {
        StructuresDecoder[] decoders = new StructuresDecoder[messages.size()];
        for (int i = 0; i < decoders.length; i++) {
            decoders[i] = new StructuresDecoder(messages.get(i));
        }
        return decoders;
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
            for (ValueReader argument : arguments) {
                rows.addArgument(argument.next());
            }
        }
        if (RowForm.hasResult(form)) {
            rows.setResult(result.next());
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
        for (StructuresDecoder column : structures) {
            if (column.place() == place) {
                int entry = column.next();
                int start = column.start(entry);
                rows.addPiece(descriptor, column.data(), start, column.end(entry) - start);
                return;
            }
        }
        throw new BatchFormatException("no structure column for place " + place);
    }

    void expectEnd() throws BatchFormatException {
        for (ValueReader argument : arguments) {
            argument.expectEnd();
        }
        result.expectEnd();
        shape.expectEnd();
        text.expectEnd();
        for (StructuresDecoder column : structures) {
            column.expectEnd();
        }
    }
}
