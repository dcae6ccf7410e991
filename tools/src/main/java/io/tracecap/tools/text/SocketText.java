package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import io.tracecap.format.files.OpenFile;

/**
 * Prints what socket a descriptor stands for, as strace does: {@code TCP:[127.0.0.1:35012->127.0.0.1:80]},
 * {@code UNIX-STREAM:[4711->4712,"/run/x"]}, {@code NETLINK:[ROUTE:4711]}; the inode of one that has no address. Where the
 * trace does not tell the inode, the number of the event that made it: {@code [#17]}. Used by one thread.
 */
final class SocketText {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int FAMILY_LENGTH = 2;
    private static final int PORT = 2;
    private static final int INET_LENGTH = 8;
    private static final int INET6_LENGTH = 24;
    private static final int NETLINK_LENGTH = 8;
    private static final int NETLINK_PID = 4;

    private final ConstantText constants;
    private final Memory address = new Memory();

    SocketText(ConstantText constants) {
        this.constants = constants;
    }

    /** Prints a socket by its inode only. */
    void printPlain(OpenFile.Socket socket, TextBuffer out) {
        out.ascii("socket:[");
        inode(socket, out);
        out.ascii(']');
    }

    /** Prints a socket with its addresses. */
    void print(OpenFile.Socket socket, TextBuffer out) {
        String protocol = socket.protocol();
        if (!isKnown(protocol)) {
            printPlain(socket, out);
            return;
        }
        out.ascii(protocol).ascii(":[");
        int start = out.length();
        if (protocol.startsWith("UNIX")) {
            unix(socket, out);
        } else if (protocol.equals("NETLINK")) {
            netlink(socket, out);
        } else if (protocol.startsWith("TCP") || protocol.startsWith("UDP")) {
            internet(socket, out);
        }
        if (out.length() == start) {
            inode(socket, out);
        }
        out.ascii(']');
    }

    /** Whether strace has addresses of sockets of this protocol, or at least its name. */
    private static boolean isKnown(String protocol) {
        return switch (protocol) {
            case "UNIX", "UNIX-STREAM", "NETLINK" -> true;
            case "TCP", "UDP", "UDP-Lite", "DCCP", "SCTP", "L2TP/IP", "PING", "RAW" -> true;
            case "TCPv6", "UDPv6", "UDPLITEv6", "DCCPv6", "SCTPv6", "L2TP/IPv6", "PINGv6", "RAWv6" -> true;
            default -> false;
        };
    }

    private static void inode(OpenFile.Socket socket, TextBuffer out) {
        if (socket.inode() == OpenFile.NO_INODE) {
            out.ascii('#').decimal(socket.origin());
        } else {
            out.decimal(socket.inode());
        }
    }

    private void internet(OpenFile.Socket socket, TextBuffer out) {
        boolean hasLocal = internetAddress(socket.local(), out);
        if (socket.peer().length() > 0) {
            int mark = out.length();
            out.ascii(hasLocal ? "->" : "?->");
            if (!internetAddress(socket.peer(), out)) {
                out.truncate(mark);
            }
        }
    }

    /** Prints {@code 127.0.0.1:80} or {@code [::1]:80}; false, with nothing printed, for one without a port. */
    private boolean internetAddress(RawText bytes, TextBuffer out) {
        int family = show(bytes);
        if (family == AF_INET && address.has(0, INET_LENGTH) && address.networkU16(PORT) != 0) {
            InternetAddressText.version4(address, 4, out);
        } else if (family == AF_INET6 && address.has(0, INET6_LENGTH) && address.networkU16(PORT) != 0) {
            out.ascii('[');
            InternetAddressText.version6(address, 8, out);
            out.ascii(']');
        } else {
            return false;
        }
        out.ascii(':').decimal(address.networkU16(PORT));
        return true;
    }

    private void unix(OpenFile.Socket socket, TextBuffer out) {
        inode(socket, out);
        if (socket.peerInode() != OpenFile.NO_INODE) {
            out.ascii("->").decimal(socket.peerInode());
        }
        if (show(socket.local()) == AF_UNIX && address.length() > FAMILY_LENGTH) {
            boolean isAbstract = address.u8(FAMILY_LENGTH) == 0;
            int from = isAbstract ? FAMILY_LENGTH + 1 : FAMILY_LENGTH;
            int count = isAbstract ? address.length() - from : address.textLength(from, address.length() - from);
            out.ascii(isAbstract ? ",@" : ",").quoted(address.array(), address.position(from), count);
        }
    }

    private void netlink(OpenFile.Socket socket, TextBuffer out) {
        if (show(socket.local()) == AF_NETLINK
                && address.has(0, NETLINK_LENGTH)
                && address.unsigned(NETLINK_PID, Integer.BYTES) != 0) {
            String name = constants.name("netlink_family", socket.protocolNumber());
            out.ascii(name.startsWith("NETLINK_") ? name.substring("NETLINK_".length()) : name);
            out.ascii(':').decimal(address.unsigned(NETLINK_PID, Integer.BYTES));
        }
    }

    /** Returns the address family, or -1. */
    private int show(RawText bytes) {
        address.show(bytes.toByteArray());
        return address.has(0, FAMILY_LENGTH) ? (int) address.unsigned(0, FAMILY_LENGTH) : -1;
    }
}
