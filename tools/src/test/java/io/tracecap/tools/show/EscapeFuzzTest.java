package io.tracecap.tools.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.batch.BatchDecoder;
import io.tracecap.format.file.batch.BatchFormatException;
import io.tracecap.tools.fixture.Recording;
import io.tracecap.tools.select.EventSelection;
import io.tracecap.tools.select.NumberSet;
import io.tracecap.tools.select.SelectedEvents;
import io.tracecap.tools.select.TaskChoice;
import io.tracecap.tools.text.CallStyles;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TextOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whatever a trace holds, only printable ASCII and ends of lines reach a terminal. */
class EscapeFuzzTest {
    private static final TextOptions EVERYTHING = new TextOptions(1 << 16, true, TextOptions.Descriptors.ADDRESSES);

    @FuzzTest(maxDuration = "5m")
    void textIsEscaped(byte[] bytes) {
        TextBuffer line = new TextBuffer();
        line.quoted(bytes, 0, bytes.length).ascii(' ');
        line.escaped(bytes, 0, bytes.length).ascii(' ');
        line.readable(bytes, 0, bytes.length).ascii(' ');
        line.readable(new String(bytes, StandardCharsets.UTF_8)).ascii(' ');
        CommandText.print(words(bytes), line);
        line.endLine();
        assertPrintable(line.toBytes(), 1);
    }

    @FuzzTest(maxDuration = "5m")
    void eventsAreEscaped(byte[] batch) throws IOException {
        BatchDecoder decoder = new BatchDecoder();
        try {
            decoder.decode(batch, batch.length);
        } catch (BatchFormatException refused) {
            return;
        }
        print(decoder, false);
        print(decoder, true);
    }

    private static void print(BatchDecoder decoder, boolean json) throws IOException {
        TimeStyle times = new TimeStyle(TimeStyle.Clock.TIME, 6, TimeStyle.HIDDEN, 6);
        LineStyle style = new LineStyle(times, true, true, true, false);
        Dumps dumps = new Dumps(NumberSet.parse("all"), NumberSet.parse("all"));
        Layout layout = new Layout(Set.of(), style, new CallStyles(EVERYTHING), 40, ZoneOffset.UTC, dumps, json);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventPrinter printer = layout.pipeline(
                        Recording.header(List.of()),
                        SelectedEvents.undecided(EventSelection.ALL, TaskChoice.ALL),
                        null,
                        number -> null)
                .asTheyCome(out);
        for (int row = 0; row < decoder.rows(); row++) {
            printer.accept(decoder.row(row));
        }
        printer.finish();
        assertPrintable(out.toByteArray(), Long.MAX_VALUE);
    }

    private static List<RawText> words(byte[] bytes) {
        List<RawText> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == 0) {
                words.add(RawText.of(bytes, start, i - start));
                start = i + 1;
            }
        }
        return words;
    }

    private static void assertPrintable(byte[] printed, long mostLines) {
        long lines = 0;
        for (byte b : printed) {
            if (b == '\n') {
                lines++;
            } else if (b < 0x20 || b > 0x7e) {
                assertThat(b)
                        .as("byte of %s", new String(printed, StandardCharsets.ISO_8859_1))
                        .isBetween((byte) 0x20, (byte) 0x7e);
            }
        }
        assertThat(lines).isLessThanOrEqualTo(mostLines);
    }
}
