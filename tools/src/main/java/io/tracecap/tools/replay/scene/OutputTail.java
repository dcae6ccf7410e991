package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.RawText;

/** The end of what was written to the program's standard output and error: the latest {@value #MOST} bytes. */
final class OutputTail {
    /** How many bytes are kept. */
    static final int MOST = 8192;

    private byte[] bytes = new byte[0];
    private int next;
    private int length;

    OutputTail() {}

    private OutputTail(OutputTail other) {
        bytes = other.bytes.clone();
        next = other.next;
        length = other.length;
    }

    OutputTail copy() {
        return new OutputTail(this);
    }

    /** Adds what was written. */
    void append(RawText written) {
        if (bytes.length == 0) {
            bytes = new byte[MOST];
        }
        byte[] source = written.toByteArray();
        for (int i = Math.max(0, source.length - MOST); i < source.length; i++) {
            bytes[next] = source[i];
            next = (next + 1) % MOST;
        }
        length = Math.min(MOST, length + source.length);
    }

    /** The bytes. */
    RawText text() {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = bytes[(next - length + i + MOST) % MOST];
        }
        return RawText.of(text);
    }
}
