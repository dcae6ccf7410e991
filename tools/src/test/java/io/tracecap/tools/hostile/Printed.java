package io.tracecap.tools.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a command prints, of which only the beginning is kept. */
final class Printed {
    private static final int KEPT = 1 << 16;

    private final Sink out = new Sink();
    private final Sink err = new Sink();

    private static final class Sink extends OutputStream {
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private int keptBytes;
        private long lines;
        private int control = -1;

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        /** What it costs counts as the command's: the stream behind it locks at each byte. */
        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                int b = bytes[i];
                if (b == '\n') {
                    lines++;
                } else if (b < 0x20 || b > 0x7e) {
                    control = b & 0xFF;
                }
            }
            int room = Math.min(length, KEPT - keptBytes);
            kept.write(bytes, offset, room);
            keptBytes += room;
        }
    }

    OutputStream out() {
        return out;
    }

    OutputStream err() {
        return err;
    }

    long lines() {
        return out.lines;
    }

    String beginning() {
        return out.kept.toString(StandardCharsets.ISO_8859_1);
    }

    String errors() {
        return err.kept.toString(StandardCharsets.ISO_8859_1);
    }

    /** Nothing but printable ASCII and ends of lines. */
    void assertNoControlBytes() {
        assertThat(out.control).as("byte that is not printable").isEqualTo(-1);
        assertThat(err.control).as("byte that is not printable, in a message").isEqualTo(-1);
    }
}
