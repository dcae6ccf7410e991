package io.tracecap.capture.linux;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory outside the heap that the kernel fills and Java reads: an address, and a little-endian view of it. */
public final class NativeBlock {
    private final Memory memory;
    private final ByteBuffer bytes;

    /** Allocates {@code length} zero bytes. */
    public NativeBlock(int length) {
        memory = new Memory(length);
        memory.clear();
        bytes = memory.getByteBuffer(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Address of the first byte of other memory outside the heap, such as a mapped file.
     *
     * @param direct a direct buffer
     */
    public static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** Address of the first byte. */
    public long address() {
        return Pointer.nativeValue(memory);
    }

    /** View of the bytes; its position and limit are not to be changed. */
    public ByteBuffer bytes() {
        return bytes;
    }
}
