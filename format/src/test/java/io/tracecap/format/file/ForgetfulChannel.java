package io.tracecap.format.file;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A file that takes everything and keeps nothing. */
final class ForgetfulChannel implements SeekableByteChannel {
    private long size;

    @Override
    public int write(ByteBuffer source) {
        int count = source.remaining();
        source.position(source.limit());
        size += count;
        return count;
    }

    @Override
    public int read(ByteBuffer target) {
        return -1;
    }

    @Override
    public long position() {
        return size;
    }

    @Override
    public SeekableByteChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public SeekableByteChannel truncate(long length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
