package io.tracecap.tools.text;

/** Prints the control messages of a struct msghdr: struct cmsghdr, one after the other, each as long as it says. */
final class ControlMessageText {
    private static final int HEADER = 16;
    private static final int SOL_SOCKET = 1;
    private static final int SCM_RIGHTS = 1;
    private static final int SCM_CREDENTIALS = 2;
    private static final int CREDENTIALS_SIZE = 12;

    private ControlMessageText() {}

    static void print(Memory memory, ConstantText constants, TextBuffer out) {
        out.ascii('[');
        int at = 0;
        while (memory.has(at, HEADER)) {
            out.ascii(at == 0 ? "" : ", ");
            long length = memory.i64(at);
            int level = memory.i32(at + 8);
            int type = memory.i32(at + 12);
            out.ascii("{cmsg_len=").unsigned(length).ascii(", cmsg_level=");
            constants.print("sockopt_level", level, out);
            out.ascii(", cmsg_type=");
            type(level, type, out);
            if (length < HEADER || length > memory.length() - at) {
                out.ascii("}, ...]");
                return;
            }
            if (length > HEADER) {
                out.ascii(", cmsg_data=");
                data(memory, at + HEADER, (int) length - HEADER, level, type, out);
            }
            out.ascii('}');
            at += ((int) length + 7) & -8;
        }
        out.ascii(']');
    }

    private static void type(int level, int type, TextBuffer out) {
        if (level == SOL_SOCKET && type == SCM_RIGHTS) {
            out.ascii("SCM_RIGHTS");
        } else if (level == SOL_SOCKET && type == SCM_CREDENTIALS) {
            out.ascii("SCM_CREDENTIALS");
        } else {
            out.hex(type & 0xFFFFFFFFL);
        }
    }

    private static void data(Memory memory, int at, int count, int level, int type, TextBuffer out) {
        if (level == SOL_SOCKET && type == SCM_RIGHTS) {
            out.ascii('[');
            for (int i = 0; i + Integer.BYTES <= count; i += Integer.BYTES) {
                out.ascii(i == 0 ? "" : ", ").decimal(memory.i32(at + i));
            }
            out.ascii(']');
        } else if (level == SOL_SOCKET && type == SCM_CREDENTIALS && count >= CREDENTIALS_SIZE) {
            out.ascii("{pid=").decimal(memory.i32(at));
            out.ascii(", uid=").unsigned(memory.unsigned(at + 4, 4));
            out.ascii(", gid=").unsigned(memory.unsigned(at + 8, 4)).ascii('}');
        } else {
            out.quoted(memory.array(), memory.position(at), count);
        }
    }
}
