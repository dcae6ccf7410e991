package io.tracecap.tools.info;

import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;

/** Lines of a name and what is to be said about it, in two columns. */
final class Report {
    private static final int COLUMN = 14;

    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();

    Report(OutputStream out) {
        this.out = out;
    }

    /** Starts a line; the caller appends to what is returned and then calls {@link #end}. */
    TextBuffer begin(String name) {
        line.clear();
        return line.ascii(name).padTo(COLUMN);
    }

    /** Starts a line without a name. */
    TextBuffer begin() {
        line.clear();
        return line;
    }

    /** Writes the line. */
    void end() throws IOException {
        line.endLine();
        line.writeTo(out);
    }
}
