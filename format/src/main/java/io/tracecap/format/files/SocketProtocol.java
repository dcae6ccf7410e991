package io.tracecap.format.files;

/** What the kernel calls the protocol of a socket, by the arguments of its socket(2), where it was not asked. */
final class SocketProtocol {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_NETLINK = 16;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_RAW = 3;

    private SocketProtocol() {}

    /** The name; empty if it is not one of the everyday ones. */
    static String of(int domain, int type) {
        return switch (domain) {
            case AF_UNIX -> type == SOCK_STREAM ? "UNIX-STREAM" : "UNIX";
            case AF_NETLINK -> "NETLINK";
            case AF_INET, AF_INET6 -> internet(type) + (internet(type).isEmpty() || domain == AF_INET ? "" : "v6");
            default -> "";
        };
    }

    private static String internet(int type) {
        return switch (type) {
            case SOCK_STREAM -> "TCP";
            case SOCK_DGRAM -> "UDP";
            case SOCK_RAW -> "RAW";
            default -> "";
        };
    }
}
