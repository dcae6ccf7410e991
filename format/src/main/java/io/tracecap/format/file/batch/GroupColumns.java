package io.tracecap.format.file.batch;

import io.tracecap.format.syscall.Abi;

/** Where the columns of one group are, and where its rows went when they were decoded. Reused from batch to batch. */
final class GroupColumns {
    private static final String[] ARGUMENT_NAMES = {
        "argument 0", "argument 1", "argument 2", "argument 3", "argument 4", "argument 5"
    };

    final Slice[] argument = new Slice[BatchLimits.MAX_ARGUMENTS];
    final Slice result = new Slice();
    final Slice shapes = new Slice();
    final Slice shape = new Slice();
    final Slice text = new Slice();
    /** The references to texts while they are read. */
    final ColumnReader texts = new ColumnReader();

    int abi;
    int number;
    int argumentCount;
    /** Position of the first structure column of this group in the batch, and how many there are. */
    int firstStructures;

    int structuresCount;

    /** Rows of this group; those with arguments; those with a result. */
    int rows;

    int argumentRows;
    int resultRows;
    /** Where the first argument column is in {@link DecodedRows#arguments}; the others follow, each of argumentRows. */
    int argumentBase;
    /** Which of the rows with arguments is next. */
    int nextArgument;

    /** Where the next result is in the results of all groups; likewise of the shapes. */
    int nextResult;

    int nextShape;
    /** First shape of this group among those of all groups, and how many it has. */
    int firstShape;

    int shapeCount;

    GroupColumns() {
        for (int i = 0; i < argument.length; i++) {
            argument[i] = new Slice();
        }
    }

    void clear(int newFirstStructures) {
        abi = 0;
        number = 0;
        argumentCount = 0;
        firstStructures = newFirstStructures;
        structuresCount = 0;
        rows = 0;
        argumentRows = 0;
        resultRows = 0;
        result.clear();
        shapes.clear();
        shape.clear();
        text.clear();
    }

    boolean isPoint() {
        return abi == Abi.POINT;
    }

    static String argumentName(int index) {
        return ARGUMENT_NAMES[index];
    }
}
