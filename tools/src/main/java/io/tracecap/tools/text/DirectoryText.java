package io.tracecap.tools.text;

/** Prints what getdents64(2) has written: how many entries, or, if all is wanted and they were recorded, each of them. */
final class DirectoryText {
    private DirectoryText() {}

    static void print(int argument, Call call, ConstantText constants, boolean brief, TextBuffer out) {
        Memory memory = new Memory();
        boolean empty = call.succeeded() && call.result() == 0;
        if (empty && !brief) {
            out.ascii("[]");
        } else if (!brief
                && call.find(argument, DirectoryEntries.ENTRIES, true, memory)
                && memory.has(0, DirectoryEntries.NAME)) {
            entries(memory, constants, out);
        } else {
            out.address(call.argument(argument));
            boolean counted =
                    call.find(argument, DirectoryEntries.NUMBER, true, memory) && memory.has(0, Integer.BYTES);
            if (empty || counted) {
                out.ascii(" /* ")
                        .unsigned(empty ? 0 : memory.unsigned(0, Integer.BYTES))
                        .ascii(" entries */");
            }
        }
    }

    private static void entries(Memory memory, ConstantText constants, TextBuffer out) {
        out.ascii('[');
        int at = 0;
        while (memory.has(at, DirectoryEntries.NAME)) {
            int length = (int) memory.unsigned(at + DirectoryEntries.LENGTH, 2);
            if (length < DirectoryEntries.NAME || !memory.has(at, length)) {
                break;
            }
            out.ascii(at == 0 ? "" : ", ");
            out.ascii("{d_ino=")
                    .unsigned(memory.i64(at))
                    .ascii(", d_off=")
                    .decimal(memory.i64(at + DirectoryEntries.OFFSET));
            out.ascii(", d_reclen=").unsigned(length).ascii(", d_type=");
            constants.print("dirent_type", memory.u8(at + DirectoryEntries.TYPE), out);
            int characters = memory.textLength(at + DirectoryEntries.NAME, length - DirectoryEntries.NAME);
            out.ascii(", d_name=")
                    .quoted(memory.array(), memory.position(at + DirectoryEntries.NAME), characters)
                    .ascii('}');
            at += length;
        }
        if (memory.isCut() || at < memory.length()) {
            out.ascii(at == 0 ? "..." : ", ...");
        }
        out.ascii(']');
    }
}
