package io.tracecap.tools.where;

import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tracetool fields}. */
@Command(
        name = "fields",
        description = "Lists the fields that expressions of --where can use: name, type, meaning and an example.",
        footer = {
            "",
            "A field that an event does not have is empty: '', [], 0s, false; a number is -1. The language is CEL:"
                    + " == != < && || ! in, startsWith, endsWith, contains, matches, size, exists, all, duration,"
                    + " timestamp."
        },
        sortOptions = false)
public final class FieldsCommand implements Callable<Integer> {
    private static final int TYPE_COLUMN = 18;
    private static final int MEANING_COLUMN = 40;

    private final OutputStream out;

    @Option(names = "--json", description = "As JSON, see tools/FIELDS-JSON.md.")
    private boolean json;

    /**
     * Makes the command.
     *
     * @param out takes the list
     */
    public FieldsCommand(OutputStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        if (json) {
            writeJson();
        } else {
            for (Field field : Fields.all()) {
                print(field);
            }
        }
        return 0;
    }

    private void print(Field field) throws IOException {
        TextBuffer line = new TextBuffer();
        line.ascii(field.name()).padTo(TYPE_COLUMN).ascii(field.type().word());
        line.padTo(MEANING_COLUMN).ascii(field.meaning()).ascii('\n');
        line.writeTo(out);
        line.clear();
        line.padTo(MEANING_COLUMN).ascii(field.example()).ascii('\n').writeTo(out);
    }

    private void writeJson() throws IOException {
        JsonWriter writer = new JsonWriter(out);
        writer.beginObject().beginList("fields");
        for (Field field : Fields.all()) {
            writer.beginObject();
            writer.text("name", field.name()).text("type", field.type().word());
            writer.text("meaning", field.meaning()).text("example", field.example());
            writer.endObject();
        }
        writer.endList();
        writer.endObject();
    }
}
