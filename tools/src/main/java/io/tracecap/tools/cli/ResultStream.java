package io.tracecap.tools.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output with a buffer; tells a failure to write the result apart from a failure to read a file. */
final class ResultStream extends OutputStream {
    private static final int CAPACITY = 1 << 16;

    private final OutputStream target;
    private final byte[] buffer = new byte[CAPACITY];
    private int length;

    ResultStream(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        if (length == CAPACITY) {
            flush();
        }
        buffer[length++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > CAPACITY - length) {
            flush();
        }
        if (count > CAPACITY) {
            send(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, length, count);
            length += count;
        }
    }

    @Override
    public void flush() throws IOException {
        int count = length;
        length = 0;
        send(buffer, 0, count);
    }

    @Override
    public void close() throws IOException {
        try {
            flush();
        } finally {
            closeTarget();
        }
    }

    private void closeTarget() throws IOException {
        try {
            target.close();
        } catch (IOException e) {
            throw new ResultException(e);
        }
    }

    private void send(byte[] bytes, int offset, int count) throws IOException {
        try {
            target.write(bytes, offset, count);
        } catch (IOException e) {
            throw new ResultException(e);
        }
    }
}
