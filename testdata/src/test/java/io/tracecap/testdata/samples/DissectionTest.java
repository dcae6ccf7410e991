package io.tracecap.testdata.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.testdata.launch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that FORMAT.md takes apart is a sample, and what FORMAT.md says of its bytes is right. */
class DissectionTest {
    private static final Path SAMPLE = Samples.named("tiny.trc");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{4})  ((?:[0-9a-f]{2} )+) *(.*)");

    @TempDir
    Path scratch;

    /** The lines between the fences of the only block of its section. */
    private static List<String> block() throws IOException {
        String text = Files.readString(Path.of("..", "format", "FORMAT.md"));
        String section = text.substring(text.indexOf("## 11. One file, byte by byte"));
        int start = section.indexOf("```\n") + 4;
        return section.substring(start, section.indexOf("```", start)).lines().toList();
    }

    @Test
    void hasEveryByteOfTheFileAtItsOffset() throws IOException {
        StringBuilder bytes = new StringBuilder();
        List<String> wrongOffsets = new ArrayList<>();
        for (String line : block()) {
            Matcher matcher = LINE.matcher(line + " ");
            if (line.isEmpty()) {
                continue;
            }
            assertThat(matcher.matches()).as(line).isTrue();
            if (!matcher.group(1).equals(String.format(Locale.ROOT, "%04x", bytes.length() / 2))) {
                wrongOffsets.add(line);
            }
            bytes.append(matcher.group(2).replace(" ", ""));
        }
        assertThat(wrongOffsets).isEmpty();
        assertThat(bytes).hasToString(HexFormat.of().formatHex(Files.readAllBytes(SAMPLE)));
    }

    @Test
    void saysWhatTheReaderFindsThere() throws IOException {
        Path dissect = Path.of("reader", "dissect.py").toAbsolutePath();
        Outcome outcome = Samples.run(scratch, "python3", dissect.toString(), SAMPLE.toString());
        assertThat(outcome.text()).isEqualTo(block().stream().collect(Collectors.joining("\n", "", "\n")));
    }
}
