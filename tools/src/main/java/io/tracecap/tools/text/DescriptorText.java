package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a descriptor stands for behind its number, as strace's {@code -y} does: {@code 3</etc/passwd>}. What the
 * trace does not tell is left out. Pipes and sockets, whose inode the trace does not tell, are known by the number of
 * the event that made them: {@code 4<pipe:[#17]>}. Used by one thread.
 */
final class DescriptorText {
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_SEQPACKET = 5;
    private static final int INET_LENGTH = 8;
    private static final int INET6_LENGTH = 24;

    private final TextOptions.Descriptors detail;
    private final Memory address = new Memory();
    private FilesView.@Nullable Moment moment;

    DescriptorText(TextOptions options) {
        detail = options.descriptors();
    }

    /** Says what is known about the descriptors that are printed next. */
    void at(FilesView.@Nullable Moment known) {
        moment = known;
    }

    /** Prints what {@code fd} stands for. */
    void print(int fd, TextBuffer out) {
        Descriptor descriptor = moment == null ? null : moment.descriptors().get(fd);
        if (descriptor != null) {
            print(descriptor.file(), out);
        }
    }

    /** Prints the current directory. */
    void printDirectory(TextBuffer out) {
        RawText directory = moment == null ? null : moment.directory();
        if (directory != null) {
            out.bracketed(directory.toByteArray());
        }
    }

    private void print(OpenFile file, TextBuffer out) {
        if (file instanceof OpenFile.Named named) {
            out.bracketed(named.name().toByteArray());
        } else if (file instanceof OpenFile.Pipe pipe) {
            out.ascii("<pipe:[#").decimal(pipe.origin()).ascii("]>");
        } else if (file instanceof OpenFile.Anonymous anonymous) {
            out.ascii("<anon_inode:[").ascii(anonymous.kind()).ascii("]>");
        } else if (file instanceof OpenFile.Socket socket) {
            out.ascii('<');
            socket(socket, out);
            out.ascii('>');
        }
    }

    private void socket(OpenFile.Socket socket, TextBuffer out) {
        if (detail == TextOptions.Descriptors.NAMES) {
            out.ascii("socket:[#").decimal(socket.origin()).ascii(']');
            return;
        }
        out.ascii(protocol(socket)).ascii(":[");
        int start = out.length();
        address(socket.local(), out);
        if (socket.peer().length() > 0) {
            int end = out.length();
            out.ascii(end == start ? "?->" : "->");
            address(socket.peer(), out);
        }
        if (out.length() == start) {
            out.ascii('#').decimal(socket.origin());
        }
        out.ascii(']');
    }

    /** As strace names them. */
    private static String protocol(OpenFile.Socket socket) {
        boolean internet = socket.domain() == AF_INET || socket.domain() == AF_INET6;
        String version = socket.domain() == AF_INET6 ? "v6" : "";
        return switch (socket.type()) {
            case SOCK_STREAM -> internet ? "TCP" + version : socket.domain() == AF_UNIX ? "UNIX-STREAM" : "socket";
            case SOCK_DGRAM -> internet ? "UDP" + version : socket.domain() == AF_UNIX ? "UNIX-DGRAM" : "socket";
            case SOCK_SEQPACKET -> socket.domain() == AF_UNIX ? "UNIX-SEQPACKET" : "socket";
            default -> "socket";
        };
    }

    /** Prints {@code 127.0.0.1:80}, {@code [::1]:80} or a quoted path; nothing for what is none of these. */
    private void address(RawText bytes, TextBuffer out) {
        address.show(bytes.toByteArray());
        int family = address.has(0, 2) ? (int) address.unsigned(0, 2) : -1;
        if (family == AF_INET && address.has(0, INET_LENGTH)) {
            InternetAddressText.version4(address, 4, out);
            out.ascii(':').decimal(address.networkU16(2));
        } else if (family == AF_INET6 && address.has(0, INET6_LENGTH)) {
            out.ascii('[');
            InternetAddressText.version6(address, 8, out);
            out.ascii("]:").decimal(address.networkU16(2));
        } else if (family == AF_UNIX && address.has(0, 3)) {
            boolean isAbstract = address.u8(2) == 0;
            int from = isAbstract ? 3 : 2;
            int count = isAbstract ? address.length() - from : address.textLength(from, address.length() - from);
            out.ascii(isAbstract ? "@" : "").quoted(address.array(), address.position(from), count);
        }
    }
}
