package io.tracecap.tools.text;

import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import java.util.List;

/**
 * Prints what went through a descriptor, byte by byte, as strace's {@code -e read=} and {@code -e write=} do: of calls
 * whose first argument is a descriptor and whose second leads to the bytes. Used by one thread.
 */
final class DumpText {
    private static final int BUFFERS = 1;
    private static final int LINE_BYTES = 16;
    /** A line more would not fit into what is printed at once. */
    private static final int MOST_TEXT = TextBuffer.LIMIT - 4096;

    private static final int OFFSET_DIGITS = 5;
    private static final int BITS_OF_DIGIT = 4;

    private final Memory memory = new Memory();
    private int buffer;
    private long left;

    /** Whether calls with this signature take bytes from a descriptor. */
    static boolean isRead(Signature signature) {
        return moves(signature) && isRead(signature.parameters().get(BUFFERS));
    }

    /** Whether calls with this signature hand bytes to a descriptor. */
    static boolean isWritten(Signature signature) {
        return moves(signature) && signature.parameters().get(BUFFERS).direction() == Direction.IN;
    }

    private static boolean isRead(Parameter parameter) {
        return parameter.direction() == Direction.OUT || parameter.direction() == Direction.FILL;
    }

    private static boolean moves(Signature signature) {
        List<Parameter> parameters = signature.parameters();
        if (parameters.size() <= BUFFERS
                || !(parameters.get(0).type() instanceof ArgumentType.Scalar scalar
                        && scalar.kind() == ScalarKind.FD)) {
            return false;
        }
        ArgumentType type = parameters.get(BUFFERS).type();
        return type instanceof ArgumentType.Data || (type instanceof ArgumentType.Struct s && leadsToData(s.layout()));
    }

    private static boolean leadsToData(StructLayout layout) {
        for (StructLayout.Field field : layout.fields()) {
            if (field.pointee() != null
                    && (field.pointee().type() instanceof ArgumentType.Data
                            || (field.pointee().type() instanceof ArgumentType.Struct s && leadsToData(s.layout())))) {
                return true;
            }
        }
        return false;
    }

    /** Prints the bytes that a call has moved, in lines that are ended. */
    void print(Signature signature, Call call, TextBuffer out) {
        Parameter parameter = signature.parameters().get(BUFFERS);
        boolean atExit = isRead(parameter);
        if (parameter.type() instanceof ArgumentType.Struct struct) {
            buffer = 0;
            left = atExit ? call.result() : Long.MAX_VALUE;
            Memory array = new Memory();
            if (call.find(BUFFERS, 0, atExit, array) || call.find(BUFFERS, 0, false, array)) {
                buffers(struct.layout(), array, 0, call, atExit, out);
            }
        } else {
            boolean isKnown = !atExit && parameter.length() instanceof Length.Argument;
            long size = isKnown ? call.argument(((Length.Argument) parameter.length()).index()) : call.result();
            bytes(call.find(BUFFERS, 0, atExit, memory), size, out);
        }
    }

    /** Follows the pointers in an array of structures, whose parts come behind so many others. */
    private void buffers(
            StructLayout layout, Memory array, int partsBefore, Call call, boolean atExit, TextBuffer out) {
        int part = partsBefore;
        int count = array.length() / Math.max(layout.size(), 1);
        int behind = partsBefore + count * layout.pointers();
        for (int i = 0; i < count && left > 0 && out.length() < MOST_TEXT; i++) {
            for (StructLayout.Field field : layout.fields()) {
                if (field.pointee() == null) {
                    continue;
                }
                part++;
                if (field.pointee().type() instanceof ArgumentType.Struct struct) {
                    Memory inner = new Memory();
                    if (count == 1 && leadsToData(struct.layout()) && call.find(BUFFERS, part, atExit, inner)) {
                        buffers(struct.layout(), inner, behind, call, atExit, out);
                    }
                } else if (field.pointee().length() instanceof Length.Argument length) {
                    StructLayout.Field size = layout.fields().get(length.index());
                    long room = array.unsigned(i * layout.size() + size.offset(), size.width());
                    oneOfSeveral(Math.min(room, left), call.find(BUFFERS, part, atExit, memory), out);
                }
            }
        }
    }

    private void oneOfSeveral(long size, boolean found, TextBuffer out) {
        if (size > 0) {
            out.ascii(" * ").unsigned(size).ascii(" bytes in buffer ").decimal(buffer);
            out.endLine();
            bytes(found, size, out);
            left -= size;
        }
        buffer++;
    }

    /** Prints {@code size} bytes, as far as they are in the memory at hand. */
    private void bytes(boolean found, long size, TextBuffer out) {
        int recorded = found ? (int) Math.min(memory.length(), Math.max(0, size)) : 0;
        int shown = 0;
        while (shown < recorded && out.length() < MOST_TEXT) {
            line(shown, Math.min(LINE_BYTES, recorded - shown), out);
            shown = Math.min(shown + LINE_BYTES, recorded);
        }
        if (shown < size) {
            out.ascii(" * ").unsigned(size - shown).ascii(shown > 0 ? " bytes more" : " bytes");
            out.ascii(shown < recorded ? " that are not shown" : " that were not recorded");
            out.endLine();
        }
    }

    private void line(int at, int count, TextBuffer out) {
        int digits = (Integer.SIZE - Integer.numberOfLeadingZeros(at) + BITS_OF_DIGIT - 1) / BITS_OF_DIGIT;
        out.ascii(" | ").hexDigits(at, Math.max(OFFSET_DIGITS, digits)).ascii("  ");
        for (int i = 0; i < LINE_BYTES; i++) {
            if (i < count) {
                out.hexDigits(memory.u8(at + i), 2).ascii(' ');
            } else {
                out.ascii("   ");
            }
            out.ascii(i % Long.BYTES == Long.BYTES - 1 ? " " : "");
        }
        for (int i = 0; i < LINE_BYTES; i++) {
            int value = i < count ? memory.u8(at + i) : ' ';
            out.ascii(value >= ' ' && value <= '~' ? (char) value : '.');
        }
        out.ascii(" |");
        out.endLine();
    }
}
