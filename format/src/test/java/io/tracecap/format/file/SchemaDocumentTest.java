package io.tracecap.format.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** FORMAT.md is enough to decode every message: its section 12 has each field of the schema, with number and type. */
class SchemaDocumentTest {
    private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{");
    private static final Pattern FIELD = Pattern.compile("  ((?:repeated |optional )?\\w+) (\\w+) = (\\d+);");
    private static final Pattern HEADING = Pattern.compile("\\*\\*(\\w+)\\*\\*");
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| `(\\w+)` \\| ([\\w ]+) \\| \\S.* \\|");

    @Test
    void sectionTwelveHasEveryFieldOfTheSchema() throws IOException {
        List<String> documented = new ArrayList<>();
        String message = "";
        String text = Files.readString(Path.of("FORMAT.md"));
        for (String line : text.substring(text.indexOf("\n## 12.")).lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher row = ROW.matcher(line);
            if (heading.matches()) {
                message = heading.group(1);
            } else if (row.matches()) {
                documented.add(message + ": " + row.group(3) + " " + row.group(2) + " = " + row.group(1));
            }
        }

        assertThat(documented).containsExactlyElementsOf(schema());
    }

    private static List<String> schema() throws IOException {
        List<String> fields = new ArrayList<>();
        String message = "";
        for (String line : Files.readAllLines(Path.of("src", "main", "proto", "trace.proto"))) {
            Matcher begin = MESSAGE.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (begin.matches()) {
                message = begin.group(1);
            } else if (field.matches()) {
                fields.add(message + ": " + field.group(1) + " " + field.group(2) + " = " + field.group(3));
            }
        }
        assertThat(fields).hasSizeGreaterThan(70);
        return fields;
    }
}
