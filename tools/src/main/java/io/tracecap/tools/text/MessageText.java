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
    private static final int PARTS = 3;

    private MessageText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        out.ascii("{msg_name=");
        name(source, at, out);
        out.ascii(", msg_namelen=").unsigned(memory.unsigned(at + NAME_LENGTH, 4));
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

    private static void name(Source source, int at, TextBuffer out) {
        Source name = source.at(new Memory());
        boolean known = at == 0 && source.follow(NAME_PART, name.memory());
        if (!known || !SocketAddressText.print(name, 0, out)) {
            out.address(source.memory().i64(at));
        }
    }

    private static void buffers(Source source, int at, TextBuffer out) {
        Source buffers = source.at(new Memory(), PARTS);
        long address = source.memory().i64(at + IOV);
        if (at != 0 || address == 0 || !source.follow(IOV_PART, buffers.memory())) {
            out.address(address);
            return;
        }
        StructLayout layout = Structures.of(Abi.X86_64).structure("iovec");
        source.texts().array(layout, buffers, 0, source.memory().i64(at + IOV_LENGTH), out);
    }

    private static void control(Source source, int at, TextBuffer out) {
        Memory messages = new Memory();
        if (at == 0 && source.follow(CONTROL_PART, messages)) {
            ControlMessageText.print(messages, source.texts().constants(), out);
        } else {
            out.address(source.memory().i64(at + CONTROL));
        }
    }
}
