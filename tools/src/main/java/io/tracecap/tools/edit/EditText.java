package io.tracecap.tools.edit;

import io.tracecap.format.edit.EditReport;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;

/** Says in one line what was made. */
final class EditText {
    private EditText() {}

    /** {@code 512 events, 14 of context; 3 frames copied, 2 encoded again; 40960 bytes of 81920 (50 %)}. */
    static void print(EditReport report, OutputStream out) throws IOException {
        TextBuffer line = new TextBuffer();
        counted(report.events(), "event", line);
        if (report.context() > 0) {
            line.ascii(" and ").decimal(report.context()).ascii(" of context");
        }
        line.ascii("; ");
        counted(report.framesCopied(), "frame", line);
        line.ascii(" copied, ").decimal(report.framesEncoded()).ascii(" encoded again; ");
        counted(report.bytesAfter(), "byte", line);
        line.ascii(" of ").decimal(report.bytesBefore());
        line.ascii(" (")
                .decimal(Math.round(100.0 * report.bytesAfter() / report.bytesBefore()))
                .ascii(" %)\n");
        line.writeTo(out);
    }

    private static void counted(long count, String what, TextBuffer line) {
        line.decimal(count).ascii(' ').ascii(what).ascii(count == 1 ? "" : "s");
    }
}
