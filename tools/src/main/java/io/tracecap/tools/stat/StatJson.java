package io.tracecap.tools.stat;

import io.tracecap.format.syscall.Errno;
import io.tracecap.tools.access.ErrorCounts;
import io.tracecap.tools.json.JsonWriter;
import java.io.IOException;
import java.util.List;

/** Writes rows as tools/STAT-JSON.md documents them. */
final class StatJson {
    private static final int SCHEMA = 1;

    private final JsonWriter json;

    StatJson(JsonWriter json) {
        this.json = json;
    }

    /**
     * Writes the object.
     *
     * @param error what is wrong with the file; empty for nothing
     */
    void write(String file, Grouping by, List<StatRow> rows, int leftOut, String error) throws IOException {
        json.beginObject().number("schema", SCHEMA).text("file", file).text("by", by.word());
        json.truth("complete", error.isEmpty()).number("left_out", leftOut);
        json.beginList("rows");
        for (StatRow row : rows) {
            json.beginObject().bytes(by.word(), row.bytes());
            for (StatColumn column : StatColumn.values()) {
                if (column != StatColumn.NAME) {
                    json.number(column.word() + (column.isTime() ? "_ns" : ""), column.value(row.tally()));
                }
            }
            json.beginObject("errno");
            for (ErrorCounts.Failures failure : row.tally().failures()) {
                json.number(
                        failure.errno() == ErrorCounts.OTHER ? "other" : Errno.name(failure.errno()), failure.count());
            }
            json.endObject().endObject();
        }
        json.endList();
        if (!error.isEmpty()) {
            json.text("error", error);
        }
        json.endObject();
    }
}
