package io.tracecap.tools.text;

/** Prints the control messages of a struct msghdr: struct cmsghdr, one after the other, each as long as it says. */
final class ControlMessageText {
    private static final int HEADER = 16;
    private static final int ALIGNMENT = 8;

    private static final int SOL_IP = 0;
    private static final int SOL_SOCKET = 1;

    private static final int SCM_RIGHTS = 1;
    private static final int SCM_CREDENTIALS = 2;
    private static final int SCM_PIDFD = 4;
    private static final int SO_TIMESTAMP_OLD = 29;
    private static final int SO_TIMESTAMPNS_OLD = 35;
    private static final int SO_TIMESTAMPING_OLD = 37;
    private static final int SO_TIMESTAMP_NEW = 63;
    private static final int SO_TIMESTAMPNS_NEW = 64;
    private static final int SO_TIMESTAMPING_NEW = 65;
    private static final int CREDENTIALS_SIZE = 12;

    private static final int IP_TOS = 1;
    private static final int IP_TTL = 2;
    private static final int IP_PKTINFO = 8;
    private static final int PACKET_INFO_SIZE = 12;

    private ControlMessageText() {}

    static void print(Memory memory, StructText texts, TextBuffer out) {
        ConstantText constants = texts.constants();
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
            type(level, type, constants, out);
            if (length < HEADER || length > memory.length() - at) {
                out.ascii("}, ...]");
                return;
            }
            int count = (int) length - HEADER;
            if (level == SOL_SOCKET) {
                socketData(type, memory, at + HEADER, count, texts, out);
            } else if (level == SOL_IP) {
                internetData(type, memory, at + HEADER, count, out);
            }
            out.ascii('}');
            at += ((int) length + ALIGNMENT - 1) & -ALIGNMENT;
        }
        out.ascii(']');
    }

    private static void type(int level, int type, ConstantText constants, TextBuffer out) {
        if (level == SOL_SOCKET) {
            constants.print("scm_type", type, out);
        } else if (level == SOL_IP) {
            constants.print("ip_option", type, out);
        } else {
            out.hex(type & 0xFFFFFFFFL);
        }
    }

    private static void socketData(int type, Memory memory, int at, int count, StructText texts, TextBuffer out) {
        switch (type) {
            case SCM_RIGHTS, SCM_PIDFD -> descriptors(memory, at, count, texts.descriptors(), out);
            case SCM_CREDENTIALS -> {
                if (count >= CREDENTIALS_SIZE) {
                    out.ascii(", cmsg_data={pid=");
                    texts.pids().print(memory.i32(at), out);
                    out.ascii(", uid=").unsigned(memory.unsigned(at + 4, 4));
                    out.ascii(", gid=").unsigned(memory.unsigned(at + 8, 4)).ascii('}');
                }
            }
            case SO_TIMESTAMP_OLD, SO_TIMESTAMP_NEW -> time(memory, at, count, "tv_usec", out);
            case SO_TIMESTAMPNS_OLD, SO_TIMESTAMPNS_NEW -> time(memory, at, count, "tv_nsec", out);
            case SO_TIMESTAMPING_OLD, SO_TIMESTAMPING_NEW -> times(memory, at, count, out);
            default -> {}
        }
    }

    private static void internetData(int type, Memory memory, int at, int count, TextBuffer out) {
        if (type == IP_TTL && count >= Integer.BYTES) {
            out.ascii(", cmsg_data=[").decimal(memory.i32(at)).ascii(']');
        } else if (type == IP_TOS && count >= 1) {
            out.ascii(", cmsg_data=[").hex(memory.u8(at)).ascii(']');
        } else if (type == IP_PKTINFO && count >= PACKET_INFO_SIZE) {
            out.ascii(", cmsg_data={ipi_ifindex=").decimal(memory.i32(at));
            out.ascii(", ipi_spec_dst=inet_addr(\"");
            InternetAddressText.version4(memory, at + 4, out);
            out.ascii("\"), ipi_addr=inet_addr(\"");
            InternetAddressText.version4(memory, at + 8, out);
            out.ascii("\")}");
        }
    }

    private static void descriptors(Memory memory, int at, int count, DescriptorText descriptors, TextBuffer out) {
        if (count < Integer.BYTES) {
            return;
        }
        out.ascii(", cmsg_data=[");
        for (int i = 0; i + Integer.BYTES <= count; i += Integer.BYTES) {
            out.ascii(i == 0 ? "" : ", ").decimal(memory.i32(at + i));
            descriptors.print(memory.i32(at + i), out);
        }
        out.ascii(']');
    }

    private static void time(Memory memory, int at, int count, String fraction, TextBuffer out) {
        if (count >= TimeText.SIZE) {
            out.ascii(", cmsg_data=");
            TimeText.print(memory, at, fraction, out);
        }
    }

    /** Of a packet: when software saw it, nothing, and when the network card did. */
    private static void times(Memory memory, int at, int count, TextBuffer out) {
        if (count < TimeText.SIZE) {
            return;
        }
        out.ascii(", cmsg_data=[");
        for (int i = 0; i + TimeText.SIZE <= count; i += TimeText.SIZE) {
            out.ascii(i == 0 ? "" : ", ");
            TimeText.print(memory, at + i, "tv_nsec", out);
        }
        out.ascii(']');
    }
}
