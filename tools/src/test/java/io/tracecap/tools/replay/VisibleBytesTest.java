package io.tracecap.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisibleBytesTest {
    private static String shown(boolean isUtf8, byte[]... pieces) {
        VisibleBytes visible = new VisibleBytes(isUtf8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            visible.convert(piece, out);
        }
        visible.end(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void textStaysAsItIs() {
        assertThat(shown(true, bytes("gr\u00fc\u00df\tGott\r\n\u65e5\ud83d\ude00")))
                .isEqualTo("gr\u00fc\u00df\tGott\r\n\u65e5\ud83d\ude00");
    }

    @Test
    void nothingMovesTheCursor() {
        assertThat(shown(true, bytes("\033[2J\b\177"))).isEqualTo("\\033[2J\\010\\177");
    }

    @Test
    void controlsOfLatin1AreNoneInUtf8Either() {
        assertThat(shown(true, bytes("\u009b31m"))).isEqualTo("\\302\\23331m");
    }

    @Test
    void charactersThatTurnTextRoundAreNumbers() {
        assertThat(shown(true, bytes("a\u202eb"))).isEqualTo("a\\342\\200\\256b");
    }

    @Test
    void aTerminalWithoutUtf8GetsAsciiOnly() {
        assertThat(shown(false, bytes("\u00fc"))).isEqualTo("\\303\\274");
    }

    @Test
    void whatIsNoCharacterIsNumbers() {
        assertThat(shown(true, new byte[] {(byte) 0xC3, 'x', (byte) 0xFF, (byte) 0xE6, (byte) 0x97}))
                .isEqualTo("\\303x\\377\\346\\227");
        assertThat(shown(true, new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x9B}))
                .isEqualTo("\\340\\200\\233");
    }

    @Property
    void whereItIsCutDoesNotMatter(@ForAll List<Byte> source, @ForAll boolean isUtf8) {
        byte[] all = new byte[source.size()];
        byte[][] single = new byte[source.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = source.get(i);
            single[i] = new byte[] {all[i]};
        }
        String shown = shown(isUtf8, all);
        assertThat(shown(isUtf8, single)).isEqualTo(shown);
        assertThat(shown.codePoints().filter(c -> Character.getType(c) == Character.CONTROL))
                .allMatch(c -> c == '\n' || c == '\t' || c == '\r');
    }
}
