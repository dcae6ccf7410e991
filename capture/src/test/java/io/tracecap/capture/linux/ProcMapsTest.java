package io.tracecap.capture.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProcMapsTest {
    private static final String MAPS = """
            55d0c1a00000-55d0c1a21000 r-xp 00002000 fe:00 1234                      /usr/bin/a b
            55d0c1a21000-55d0c1a22000 rw-p 00000000 00:00 0\s
            55d0c1a22000-55d0c1a23000 r--s 00003000 fe:00 1234                      /usr/bin/a b
            ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
            """;

    private static ProcMaps of(String text) {
        return ProcMaps.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void eachLineIsAMapping() {
        ProcMaps maps = of(MAPS);
        assertThat(maps.next()).isTrue();
        assertThat(maps.before()).isZero();
        assertThat(new String(maps.names(), StandardCharsets.ISO_8859_1)).isEqualTo("/usr/bin/a b\0[vsyscall]\0");
        ByteBuffer structure = ByteBuffer.wrap(maps.structure()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(structure.remaining()).isEqualTo(4 * 32);
        expect(structure, 0x55d0c1a00L, 0x21, 2, 5, 1);
        expect(structure, 0, 1, 0, 3, 0);
        expect(structure, 0, 1, 3, 9, 1);
        expect(structure, (0xffffffffff600000L - 0x55d0c1a23000L) / 0x1000, 1, 0, 4, 2);
        assertThat(maps.next()).isFalse();
    }

    private static void expect(ByteBuffer structure, long distance, long length, long offset, int access, int name) {
        assertThat(structure.getLong()).isEqualTo(distance);
        assertThat(structure.getLong()).isEqualTo(length);
        assertThat(structure.getLong()).isEqualTo(offset);
        assertThat(structure.getInt()).isEqualTo(access);
        assertThat(structure.getInt()).isEqualTo(name);
    }

    @Test
    void manyComeInParts() {
        ProcMaps maps = of("1000-2000 rw-p 00000000 00:00 0 \n".repeat(600));
        int count = 0;
        while (maps.next()) {
            assertThat(maps.before()).isEqualTo(count);
            count += maps.structure().length / 32;
        }
        assertThat(count).isEqualTo(600);
    }

    @Test
    void aProcessWithoutMemoryHasNone() {
        assertThat(of("").next()).isFalse();
    }
}
