package io.tracecap.format.file.batch;

import java.util.Arrays;

/** Decodes which pieces each row has, and which of the texts and structures they are; after the forms. */
final class PieceDecoder {
    private final ColumnReader column = new ColumnReader();
    private final TextTable texts = new TextTable();
    private final ShapeTable shapes = new ShapeTable();
    private final StructureTable structures = new StructureTable();
    private final DecodedRows rows;
    private final BatchColumns batch;
    /** Shapes of the rows, group by group. */
    private int[] shapeOf = new int[0];
    /** How many rows have each shape. */
    private int[] uses = new int[0];
    /** References to structures, place by place. */
    private int[] references = new int[0];

    PieceDecoder(DecodedRows rows, BatchColumns batch) {
        this.rows = rows;
        this.batch = batch;
    }

    void decode(byte[] payload) throws BatchFormatException {
        column.source(payload);
        texts.reset(payload, batch.dictionary);
        structures.reset(payload);
        for (int i = 0; i < batch.structuresCount; i++) {
            structures.add(batch.structures[i]);
        }
        shapes.reset(payload);
        for (int i = 0; i < batch.groupCount; i++) {
            shapes.add(batch.groups[i], batch.structures);
        }
        readShapes();
        int pieces = countPieces();
        readReferences(pieces);
        rows.reservePieces(pieces);
        for (int i = 0; i < batch.groupCount; i++) {
            batch.groups[i].texts.source(payload);
            batch.groups[i].texts.open("text", batch.groups[i].text);
        }
        resolve();
        texts.expectEnd();
        for (int i = 0; i < batch.groupCount; i++) {
            batch.groups[i].texts.expectEnd();
        }
    }

    private void readShapes() throws BatchFormatException {
        if (shapeOf.length < batch.rows) {
            shapeOf = new int[batch.rows];
        }
        if (uses.length < shapes.count()) {
            uses = new int[Math.max(shapes.count(), uses.length * 2)];
        }
        Arrays.fill(uses, 0, shapes.count(), 0);
        int base = 0;
        for (int i = 0; i < batch.groupCount; i++) {
            GroupColumns group = batch.groups[i];
            group.nextShape = base;
            column.open("shape", group.shape);
            column.readBelow(shapeOf, base, group.rows, group.shapeCount);
            base += group.rows;
            for (int at = group.nextShape; at < base; at++) {
                shapeOf[at] += group.firstShape;
                uses[shapeOf[at]]++;
            }
        }
    }

    /** How many pieces there are in all and of each place. */
    private int countPieces() throws BatchFormatException {
        int pieces = 0;
        for (int shape = 0; shape < shapes.count(); shape++) {
            int rowsOfShape = uses[shape];
            int start = shapes.start(shape);
            int end = rowsOfShape == 0 ? start : shapes.end(shape);
            if ((long) (end - start) * rowsOfShape > BatchLimits.MAX_PIECES - pieces) {
                throw new BatchFormatException("more than " + BatchLimits.MAX_PIECES + " pieces");
            }
            pieces += (end - start) * rowsOfShape;
            for (int at = start; at < end; at++) {
                int place = shapes.column(at);
                if (place == ShapeTable.MISSING) {
                    throw new BatchFormatException(
                            "no structure column for place " + PiecePlace.place(shapes.descriptor(at)));
                }
                if (place != ShapeTable.TEXT) {
                    batch.structures[place].pieces += rowsOfShape;
                }
            }
        }
        return pieces;
    }

    private void readReferences(int pieces) throws BatchFormatException {
        if (references.length < pieces) {
            references = new int[Math.max(pieces, references.length * 2)];
        }
        int base = 0;
        for (int i = 0; i < batch.structuresCount; i++) {
            StructureColumns place = batch.structures[i];
            place.nextReference = base;
            structures.readReferences(place, references, base);
            base += place.pieces;
        }
    }

    /** Texts are numbered in the order of their first use by any row, so this goes over all rows. */
    private void resolve() throws BatchFormatException {
        int harmless = BatchLimits.MAX_BYTES / Math.max(1, Math.max(texts.longest(), structures.longest()));
        int piece = 0;
        for (int row = 0; row < batch.rows; row++) {
            GroupColumns group = batch.groups[rows.groups[row]];
            int shape = shapeOf[group.nextShape++];
            int at = shapes.start(shape);
            int end = shapes.end(shape);
            rows.firstPieces[row] = piece;
            rows.shapes[row] = shape;
            for (; at < end; at++) {
                int place = shapes.column(at);
                rows.pieces[piece++] = place == ShapeTable.TEXT
                        ? texts.resolve(group.texts.next())
                        : references[batch.structures[place].nextReference++];
            }
            if (piece - rows.firstPieces[row] > harmless) {
                checkBytes(row, piece);
            }
        }
    }

    /** Pieces can share their bytes, so a small batch can stand for a very large event. */
    private void checkBytes(int row, int endPiece) throws BatchFormatException {
        long bytes = 0;
        int at = shapes.start(rows.shapes[row]);
        for (int piece = rows.firstPieces[row]; piece < endPiece; piece++) {
            bytes += length(at++, piece);
        }
        if (bytes > BatchLimits.MAX_BYTES) {
            throw new BatchFormatException(
                    "pieces of an event have " + bytes + " bytes, at most " + BatchLimits.MAX_BYTES);
        }
    }

    /** The first descriptor of a shape. */
    int firstDescriptor(int shape) {
        return shapes.start(shape);
    }

    /** Behind the last descriptor of a shape. */
    int endDescriptor(int shape) {
        return shapes.end(shape);
    }

    int descriptor(int at) {
        return shapes.descriptor(at);
    }

    /** The array that holds the bytes of a piece, with the descriptor at {@code at}. */
    byte[] array(int at, int piece) {
        int place = shapes.column(at);
        return place == ShapeTable.TEXT ? texts.array(rows.pieces[piece]) : structures.array(batch.structures[place]);
    }

    /** Where in its array a piece begins. */
    int offset(int at, int piece) {
        int place = shapes.column(at);
        int entry = rows.pieces[piece];
        return place == ShapeTable.TEXT ? texts.offset(entry) : structures.offset(batch.structures[place], entry);
    }

    /** How long a piece is. */
    int length(int at, int piece) {
        int place = shapes.column(at);
        int entry = rows.pieces[piece];
        return place == ShapeTable.TEXT ? texts.length(entry) : structures.length(batch.structures[place], entry);
    }
}
