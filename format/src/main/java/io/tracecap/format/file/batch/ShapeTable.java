package io.tracecap.format.file.batch;

import java.util.Arrays;

/** The shapes of all groups of a batch while it is read; the mirror of {@link ShapesEncoder}. */
final class ShapeTable {
    /** Column of a descriptor whose pieces are texts. */
    static final int TEXT = -1;

    /** Column of a descriptor that the group has no structures for. */
    static final int MISSING = -2;

    private final ColumnReader column = new ColumnReader();
    private int[] descriptors = new int[64];
    /** For each descriptor the position of its structure column, or one of the above. */
    private int[] columns = new int[64];
    /** Where each shape ends among the descriptors. */
    private int[] ends = new int[64];

    /** Structure column of the group at hand by place. */
    private final int[] byPlace = new int[PiecePlace.PLACES];

    private int count;
    private int descriptorCount;

    ShapeTable() {
        Arrays.fill(byPlace, MISSING);
    }

    /** Begins with another batch. */
    void reset(byte[] payload) {
        column.source(payload);
        count = 0;
        descriptorCount = 0;
    }

    /** Reads the shapes of a group, whose structures have places that were checked. */
    void add(GroupColumns group, StructureColumns[] structures) throws BatchFormatException {
        group.firstShape = count;
        int firstStructures = group.firstStructures;
        int end = firstStructures + group.structuresCount;
        for (int i = end - 1; i >= firstStructures; i--) {
            byPlace[structures[i].place] = i;
        }
        try {
            addShapes(group);
        } finally {
            for (int i = firstStructures; i < end; i++) {
                byPlace[structures[i].place] = MISSING;
            }
        }
        group.shapeCount = count - group.firstShape;
    }

    private void addShapes(GroupColumns group) throws BatchFormatException {
        if (group.shapes.isEmpty()) {
            endShape();
        }
        column.open("shapes", group.shapes);
        while (column.hasMore()) {
            int pieces = column.nextBelow(BatchLimits.MAX_EVENT_PIECES + 1);
            for (int i = 0; i < pieces; i++) {
                if (!column.hasMore()) {
                    throw new BatchFormatException("column 'shapes' ends within a shape of " + pieces + " pieces");
                }
                addDescriptor(column.nextBelow(PiecePlace.DESCRIPTORS));
            }
            endShape();
        }
    }

    private void endShape() {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = descriptorCount;
    }

    private void addDescriptor(int descriptor) {
        if (descriptorCount == descriptors.length) {
            descriptors = Arrays.copyOf(descriptors, descriptorCount * 2);
            columns = Arrays.copyOf(columns, descriptorCount * 2);
        }
        descriptors[descriptorCount] = descriptor;
        columns[descriptorCount++] = PiecePlace.isText(descriptor) ? TEXT : byPlace[PiecePlace.place(descriptor)];
    }

    /** How many shapes all groups have so far. */
    int count() {
        return count;
    }

    int start(int shape) {
        return shape == 0 ? 0 : ends[shape - 1];
    }

    int end(int shape) {
        return ends[shape];
    }

    int descriptor(int at) {
        return descriptors[at];
    }

    int column(int at) {
        return columns[at];
    }
}
