package io.tracecap.tools.text;

/** Prints what follows the family in the addresses of packet sockets and of sockets between virtual machines. */
final class PacketAddressText {
    /** Bytes of a struct sockaddr_ll before its hardware address. */
    static final int PACKET_SIZE = 12;
    /** Bytes of a struct sockaddr_vm. */
    static final int VSOCK_SIZE = 16;

    private static final int MOST_HARDWARE_BYTES = 8;

    private PacketAddressText() {}

    /** Prints a struct sockaddr_ll of {@link #PACKET_SIZE} bytes at least. */
    static void packet(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        ConstantText constants = source.texts().constants();
        out.ascii(", sll_protocol=");
        constants.print("ethernet_protocol", memory.unsigned(at + 2, 2), out);
        out.ascii(", sll_ifindex=").decimal(memory.i32(at + 4));
        out.ascii(", sll_hatype=");
        constants.print("arphrd", memory.unsigned(at + 8, 2), out);
        out.ascii(", sll_pkttype=");
        constants.print("packet_type", memory.u8(at + 10), out);
        int length = memory.u8(at + 11);
        out.ascii(", sll_halen=").decimal(length);
        int known = Math.min(Math.min(length, MOST_HARDWARE_BYTES), memory.length() - at - PACKET_SIZE);
        if (known > 0) {
            out.ascii(", sll_addr=[");
            for (int i = 0; i < known; i++) {
                out.ascii(i == 0 ? "" : ", ").hex(memory.u8(at + PACKET_SIZE + i));
            }
            out.ascii(known < length ? ", ...]" : "]");
        }
    }

    /** Prints a struct sockaddr_vm of {@link #VSOCK_SIZE} bytes. */
    static void vsock(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        ConstantText constants = source.texts().constants();
        out.ascii(", svm_cid=");
        constants.print("vsock_cid", memory.unsigned(at + 8, 4), out);
        out.ascii(", svm_port=");
        constants.print("vsock_port", memory.unsigned(at + 4, 4), out);
        out.ascii(", svm_flags=").hex(memory.u8(at + 12));
    }
}
