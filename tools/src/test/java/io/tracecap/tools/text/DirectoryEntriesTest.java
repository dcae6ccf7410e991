package io.tracecap.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.tools.fixture.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DirectoryEntriesTest {
    private static final int GETDENTS64 = 217;
    private static final int BUFFER = 1;
    private static final int HEAD = 19;

    private static byte[] entries(String... names) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names) {
            int length = (HEAD + name.length() + 1 + 7) / 8 * 8;
            ByteBuffer entry = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            entry.putLong(7).putLong(8).putShort((short) length).put((byte) 8);
            entry.put(name.getBytes(StandardCharsets.ISO_8859_1));
            all.writeBytes(entry.array());
        }
        return all.toByteArray();
    }

    private static Event call(int flags, byte[] entries) {
        byte[] count = {3, 0, 0, 0};
        return new Recording()
                .call(
                        Recording.process(0, 4711),
                        GETDENTS64,
                        entries.length,
                        List.of(3L, 0x7ffd_0000L, 32768L),
                        new Piece(BUFFER, 0, EventView.PIECE_AT_EXIT, count),
                        new Piece(BUFFER, 1, EventView.PIECE_AT_EXIT | flags, entries))
                .events()
                .get(0);
    }

    @Test
    void numberAndNames() {
        Event call = call(0, entries(".", "..", "a file"));
        assertThat(DirectoryEntries.count(call, BUFFER)).isEqualTo(3);
        assertThat(DirectoryEntries.names(call, BUFFER))
                .containsExactly(RawText.of("."), RawText.of(".."), RawText.of("a file"));
    }

    @Test
    void namesThatAreNotAllThereAreNotKnown() {
        assertThat(DirectoryEntries.names(call(EventView.PIECE_TRUNCATED, entries("a", "b")), BUFFER))
                .isNull();
        assertThat(DirectoryEntries.names(call(0, entries("a", "b")), 2)).isNull();
        assertThat(DirectoryEntries.count(call(0, entries("a", "b")), 2)).isEqualTo(-1);
        byte[] cut = entries("a", "b");
        assertThat(DirectoryEntries.names(call(0, Arrays.copyOf(cut, cut.length - 1)), BUFFER))
                .isNull();
    }

    @Property
    void anyBytesAreTakenApartOrNot(@ForAll byte[] bytes) {
        List<RawText> names = DirectoryEntries.names(call(0, bytes), BUFFER);
        if (names != null) {
            assertThat(names.stream().mapToInt(RawText::length).sum()).isLessThanOrEqualTo(bytes.length);
            assertThat(names.size() * HEAD).isLessThanOrEqualTo(bytes.length);
        }
    }
}
