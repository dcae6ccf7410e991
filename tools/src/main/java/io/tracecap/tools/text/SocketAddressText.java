package io.tracecap.tools.text;

/** Prints a struct sockaddr by its family, as far as its bytes go. */
final class SocketAddressText {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int AF_PACKET = 17;
    private static final int AF_VSOCK = 40;
    private static final int FAMILY_SIZE = 2;
    private static final int INET_SIZE = 16;
    private static final int INET6_SIZE = 24;
    private static final int INET6_SCOPE = 24;
    private static final int NETLINK_SIZE = 12;

    private SocketAddressText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, FAMILY_SIZE)) {
            return false;
        }
        int family = (int) memory.unsigned(at, FAMILY_SIZE);
        out.ascii("{sa_family=");
        source.texts().constants().print("socket_family", family, out);
        if (family == AF_UNIX) {
            local(memory, at + FAMILY_SIZE, out);
        } else if (family == AF_INET && memory.has(at, INET_SIZE)) {
            out.ascii(", sin_port=htons(").decimal(memory.networkU16(at + 2));
            out.ascii("), sin_addr=inet_addr(\"");
            InternetAddressText.version4(memory, at + 4, out);
            out.ascii("\")");
        } else if (family == AF_INET6 && memory.has(at, INET6_SIZE)) {
            internet6(memory, at, out);
        } else if (family == AF_NETLINK && memory.has(at, NETLINK_SIZE)) {
            out.ascii(", nl_pid=").decimal(memory.i32(at + 4));
            out.ascii(", nl_groups=");
            groups(memory.unsigned(at + 8, 4), out);
        } else if (family == AF_PACKET && memory.has(at, PacketAddressText.PACKET_SIZE)) {
            PacketAddressText.packet(source, at, out);
        } else if (family == AF_VSOCK && memory.has(at, PacketAddressText.VSOCK_SIZE)) {
            PacketAddressText.vsock(source, at, out);
        } else {
            data(memory, at + FAMILY_SIZE, out);
        }
        out.ascii('}');
        return true;
    }

    /** A path, or after a NUL a name in the abstract namespace, which has a length and no end. */
    private static void local(Memory memory, int at, TextBuffer out) {
        int count = memory.length() - at;
        if (count <= 0) {
            return;
        }
        if (memory.u8(at) == 0) {
            out.ascii(", sun_path=@").quoted(memory.array(), memory.position(at + 1), count - 1);
        } else {
            out.ascii(", sun_path=").quoted(memory.array(), memory.position(at), memory.textLength(at, count));
        }
    }

    private static void internet6(Memory memory, int at, TextBuffer out) {
        out.ascii(", sin6_port=htons(").decimal(memory.networkU16(at + 2));
        out.ascii("), sin6_flowinfo=htonl(").unsigned(memory.networkU32(at + 4));
        out.ascii("), inet_pton(AF_INET6, \"");
        InternetAddressText.version6(memory, at + 8, out);
        out.ascii("\", &sin6_addr)");
        if (memory.has(at + INET6_SCOPE, Integer.BYTES)) {
            out.ascii(", sin6_scope_id=").unsigned(memory.unsigned(at + INET6_SCOPE, Integer.BYTES));
        }
    }

    /** Eight characters, with {@code 0x} where that is not zero. */
    private static void groups(long groups, TextBuffer out) {
        if (groups == 0) {
            out.ascii("00000000");
        } else {
            int digits = (Long.SIZE - Long.numberOfLeadingZeros(groups) + 3) / 4;
            out.ascii("0x").hexDigits(groups, Math.max(digits, 6));
        }
    }

    private static void data(Memory memory, int at, TextBuffer out) {
        int count = memory.length() - at;
        if (count > 0) {
            out.ascii(", sa_data=").quoted(memory.array(), memory.position(at), count);
        }
    }
}
