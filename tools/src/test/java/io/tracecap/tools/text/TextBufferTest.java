package io.tracecap.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextBufferTest {
    private final TextBuffer buffer = new TextBuffer();

    @Test
    void escapesAsStraceDoes() {
        byte[] name = "a\nb\t\"\\\033x\0331\377\177\u000b\f\r\7".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(buffer.quoted(name, 0, name.length))
                .hasToString("\"a\\nb\\t\\\"\\\\\\33x\\0331\\377\\177\\v\\f\\r\\7\"");
    }

    @Property
    void escapedTextHasNoControlByteAndGivesTheBytesBack(@ForAll byte[] bytes) {
        TextBuffer out = new TextBuffer().escaped(bytes, 0, bytes.length);

        assertThat(out.toString()).matches("[ -~]*");
        assertThat(unescape(out.toBytes())).isEqualTo(bytes);
    }

    @Property
    void readableTextHasNoControlByteAndGivesTheBytesBack(@ForAll byte[] bytes) {
        TextBuffer out = new TextBuffer().readable(bytes, 0, bytes.length);

        assertThat(out.toString()).matches("[ -~]*");
        assertThat(unescape(out.toBytes())).isEqualTo(bytes);
    }

    @Property
    void numbersAreThoseOfTheJdk(@ForAll long value) {
        assertThat(new TextBuffer().decimal(value)).hasToString(Long.toString(value));
        assertThat(new TextBuffer().unsigned(value)).hasToString(Long.toUnsignedString(value));
        assertThat(new TextBuffer().hex(value)).hasToString(value == 0 ? "0" : "0x" + Long.toHexString(value));
        assertThat(new TextBuffer().octal(value, 0)).hasToString(value == 0 ? "0" : "0" + Long.toOctalString(value));
    }

    @Property
    void paddedNumbersHaveTheWidth(
            @ForAll @IntRange(min = 0) int value, @ForAll @IntRange(min = 1, max = 12) int width) {
        assertThat(new TextBuffer().padded(value, width))
                .hasToString(String.format(Locale.ROOT, "%0" + width + "d", value));
    }

    @Test
    void permissionsHaveThreeDigitsAtLeast() {
        assertThat(new TextBuffer().octal(0, 3)).hasToString("000");
        assertThat(new TextBuffer().octal(022, 3)).hasToString("022");
        assertThat(new TextBuffer().octal(04755, 3)).hasToString("04755");
    }

    @Test
    void aNullAddressHasAName() {
        assertThat(buffer.address(0).ascii(' ').address(0x7ffd00000000L)).hasToString("NULL 0x7ffd00000000");
    }

    @Test
    void aLineThatIsTooLongSaysSoAndEnds() throws Exception {
        byte[] bell = new byte[TextBuffer.LIMIT];
        buffer.quoted(bell, 0, bell.length).ascii("never seen");
        buffer.endLine();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        buffer.writeTo(out);
        assertThat(out.size()).isLessThanOrEqualTo(TextBuffer.LIMIT + 4);
        assertThat(out.toString(StandardCharsets.US_ASCII)).endsWith("\\0...\n");
    }

    private static byte[] unescape(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < text.length) {
            if (text[at] != '\\') {
                out.write(text[at++]);
                continue;
            }
            at++;
            int letter = "ntrfv".indexOf(text[at]);
            int value = letter >= 0 ? "\n\t\r\f\u000b".charAt(letter) : text[at];
            int digits = 0;
            while (at + digits < text.length && digits < 3 && text[at + digits] >= '0' && text[at + digits] <= '7') {
                value = (digits == 0 ? 0 : value * 8) + text[at + digits] - '0';
                digits++;
            }
            out.write(value);
            at += Math.max(digits, 1);
        }
        return out.toByteArray();
    }

    @Test
    void marksTakeNoRoom() {
        TextBuffer line = new TextBuffer();
        line.mark("\u001b[1m");
        line.ascii("ab");
        line.mark("\u001b[0m");
        assertThat(line.column()).isEqualTo(2);
        line.padTo(4).ascii('c');
        assertThat(line.toString()).isEqualTo("\u001b[1mab\u001b[0m  c");
        line.insertMark(line.lastIndexOf('b'), "\u001b[31m");
        assertThat(line.toString()).isEqualTo("\u001b[1ma\u001b[31mb\u001b[0m  c");
        assertThat(line.column()).isEqualTo(5);

        TextBuffer copy = new TextBuffer().bytes(line.toBytes());
        assertThat(copy.column()).isEqualTo(5);
        assertThat(new TextBuffer().ascii('x').append(copy).column()).isEqualTo(6);
        copy.truncate(copy.lastIndexOf('b'));
        assertThat(copy.column()).isEqualTo(1);
        copy.clear();
        assertThat(copy.column()).isZero();
        assertThat(copy.lastIndexOf('a')).isEqualTo(-1);
    }
}
