package io.tracecap.tools.where;

import io.tracecap.format.event.RawText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One end of a socket, from its struct sockaddr.
 *
 * @param kind {@code ipv4}, {@code ipv6} or {@code unix}
 * @param address of the internet, or a path, with {@code @} before it in the abstract namespace
 * @param port of the internet; -1 otherwise
 */
record SocketEnd(String kind, String address, int port) {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int PORT = 2;
    private static final int IPV4 = 4;
    private static final int IPV6 = 8;
    private static final int PATH = 2;
    private static final int NO_PORT = -1;

    /** Reads an address; null if it is empty, too short or of another family. */
    static @Nullable SocketEnd of(RawText sockaddr) {
        byte[] bytes = sockaddr.toByteArray();
        if (bytes.length < PATH) {
            return null;
        }
        return switch (unsigned(bytes[0]) + (unsigned(bytes[1]) << 8)) {
            case AF_INET -> internet("ipv4", bytes, IPV4, 4);
            case AF_INET6 -> internet("ipv6", bytes, IPV6, 16);
            case AF_UNIX -> new SocketEnd("unix", path(bytes), NO_PORT);
            default -> null;
        };
    }

    private static int unsigned(byte value) {
        return value & 0xFF;
    }

    private static @Nullable SocketEnd internet(String kind, byte[] bytes, int at, int length) {
        if (bytes.length < at + length) {
            return null;
        }
        try {
            String address = InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + length))
                    .getHostAddress();
            return new SocketEnd(kind, address, (unsigned(bytes[PORT]) << 8) + unsigned(bytes[PORT + 1]));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + length + " bytes", e);
        }
    }

    private static String path(byte[] bytes) {
        if (bytes.length == PATH) {
            return "";
        }
        boolean isAbstract = bytes[PATH] == 0;
        int from = isAbstract ? PATH + 1 : PATH;
        int end = from;
        while (end < bytes.length && (isAbstract || bytes[end] != 0)) {
            end++;
        }
        return (isAbstract ? "@" : "") + new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        if (port == NO_PORT) {
            return address;
        }
        return kind.equals("ipv6") ? "[" + address + "]:" + port : address + ":" + port;
    }
}
