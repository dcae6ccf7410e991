package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.StructLayout;
import io.tracecap.format.syscall.Structures;

/** Prints a struct msghdr with the address, the buffers and the control messages that it points to. */
final class MessageText {
    private static final int SIZE = 56;
    private static final int NAME_LENGTH = 8;
    private static final int IOV = 16;
    private static final int IOV_LENGTH = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;

    private static final int NAME_PART = 1;
    private static final int IOV_PART = 2;
    private static final int CONTROL_PART = 3;

    private MessageText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        long nameLength = memory.unsigned(at + NAME_LENGTH, 4);
        boolean received = source.call().name().equals("recvmsg");
        if (received && !source.atExit()) {
            out.ascii("{msg_namelen=").unsigned(nameLength).ascii('}');
            return true;
        }
        out.ascii("{msg_name=");
        name(source, at, out);
        out.ascii(", msg_namelen=");
        if (received) {
            room(source, nameLength, out);
        }
        out.unsigned(nameLength);
        out.ascii(", msg_iov=");
        buffers(source, at, out);
        out.ascii(", msg_iovlen=").unsigned(memory.i64(at + IOV_LENGTH));
        long controlLength = memory.i64(at + CONTROL_LENGTH);
        if (controlLength != 0) {
            out.ascii(", msg_control=");
            control(source, at, out);
        }
        out.ascii(", msg_controllen=").unsigned(controlLength);
        out.ascii(", msg_flags=");
        source.texts().constants().print("msg_flags", memory.unsigned(at + FLAGS, 4), out);
        out.ascii('}');
        return true;
    }

    /** {@code 128 => 16}: how much room there was for the name, if the length of the name is another. */
    private static void room(Source source, long length, TextBuffer out) {
        Memory before = new Memory();
        if (source.call().find(source.argument(), 0, false, before)
                && before.has(NAME_LENGTH, Integer.BYTES)
                && before.unsigned(NAME_LENGTH, Integer.BYTES) != length) {
            out.unsigned(before.unsigned(NAME_LENGTH, Integer.BYTES)).ascii(" => ");
        }
    }

    private static void name(Source source, int at, TextBuffer out) {
        Memory name = new Memory();
        boolean known = source.follow(NAME_PART, name) && !name.isFault();
        if (!known || !SocketAddressText.print(source.at(name), 0, out)) {
            out.address(source.memory().i64(at));
        }
    }

    private static void buffers(Source source, int at, TextBuffer out) {
        Memory buffers = new Memory();
        long address = source.memory().i64(at + IOV);
        StructLayout layout = Structures.of(Abi.X86_64).structure("iovec");
        if (address == 0 || !source.follow(IOV_PART, buffers) || buffers.length() < layout.size()) {
            out.address(address);
            return;
        }
        source.texts().array(layout, source.at(buffers), source.memory().i64(at + IOV_LENGTH), address, out);
    }

    private static void control(Source source, int at, TextBuffer out) {
        Memory messages = new Memory();
        if (source.follow(CONTROL_PART, messages) && !messages.isFault()) {
            ControlMessageText.print(messages, source.texts(), out);
        } else {
            out.address(source.memory().i64(at + CONTROL));
        }
    }
}
