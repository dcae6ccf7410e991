package io.tracecap.format.file.batch;

/** Decodes arguments and results, group by group and column by column; after the forms. */
final class ValueDecoder {
    private final ColumnReader column = new ColumnReader();
    private final DecodedRows rows;
    private final BatchColumns batch;
    /** Results of all groups, one after the other. */
    private long[] results = new long[0];

    ValueDecoder(DecodedRows rows, BatchColumns batch) {
        this.rows = rows;
        this.batch = batch;
    }

    void source(byte[] payload) {
        column.source(payload);
    }

    void decodeArguments() throws BatchFormatException {
        int base = 0;
        for (int i = 0; i < batch.groupCount; i++) {
            GroupColumns group = batch.groups[i];
            group.argumentBase = base;
            group.nextArgument = 0;
            base += group.argumentRows * group.argumentCount;
        }
        rows.reserveArguments(base);
        for (int row = 0; row < batch.rows; row++) {
            if (RowForm.kindOf(rows.forms[row]) != RowForm.RETURN) {
                rows.argumentAt[row] = batch.groups[rows.groups[row]].nextArgument++;
            }
        }
        for (int i = 0; i < batch.groupCount; i++) {
            GroupColumns group = batch.groups[i];
            int from = group.argumentBase;
            for (int argument = 0; argument < group.argumentCount; argument++) {
                column.open(GroupColumns.argumentName(argument), group.argument[argument]);
                column.readValues(rows.arguments, from, group.argumentRows);
                from += group.argumentRows;
            }
        }
    }

    void decodeResults() throws BatchFormatException {
        if (results.length < batch.rows) {
            results = new long[batch.rows];
        }
        int base = 0;
        for (int i = 0; i < batch.groupCount; i++) {
            GroupColumns group = batch.groups[i];
            column.open("result", group.result);
            column.readValues(results, base, group.resultRows);
            group.nextResult = base;
            base += group.resultRows;
        }
        for (int row = 0; row < batch.rows; row++) {
            boolean hasResult = RowForm.hasResult(RowForm.kindOf(rows.forms[row]));
            rows.results[row] = hasResult ? results[batch.groups[rows.groups[row]].nextResult++] : 0;
        }
    }
}
