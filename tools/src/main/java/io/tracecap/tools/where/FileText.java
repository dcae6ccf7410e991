package io.tracecap.tools.where;

import io.tracecap.format.files.OpenFile;
import io.tracecap.tools.text.FilesView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a descriptor stands for, in words. */
final class FileText {
    private FileText() {}

    /** Name of the file, or of what else it is; empty when not known. */
    static String name(OpenFile file, FilesView.Moment moment) {
        if (file instanceof OpenFile.Named named) {
            return moment.name(named).utf8();
        } else if (file instanceof OpenFile.Pipe pipe) {
            return pipe.inode() == OpenFile.NO_INODE ? "pipe:[#" + pipe.origin() + "]" : "pipe:[" + pipe.inode() + "]";
        } else if (file instanceof OpenFile.Anonymous anonymous) {
            return "anon_inode:[" + anonymous.kind() + "]";
        } else if (file instanceof OpenFile.Pidfd) {
            return "anon_inode:[pidfd]";
        } else if (file instanceof OpenFile.Socket socket) {
            return name(socket);
        }
        return "";
    }

    private static String name(OpenFile.Socket socket) {
        SocketEnd local = SocketEnd.of(socket.local());
        SocketEnd peer = SocketEnd.of(socket.peer());
        if (peer != null) {
            return (local == null ? "" : local) + "->" + peer;
        }
        return local != null ? local.toString() : "socket:[" + socket.inode() + "]";
    }

    /** What kind of thing it is; empty when not known. */
    static String type(OpenFile file) {
        if (file instanceof OpenFile.Named named) {
            return named.device() == null ? "file" : "device";
        } else if (file instanceof OpenFile.Pipe) {
            return "pipe";
        } else if (file instanceof OpenFile.Anonymous anonymous) {
            return anonymous.kind();
        } else if (file instanceof OpenFile.Pidfd) {
            return "pidfd";
        } else if (file instanceof OpenFile.Socket socket) {
            return type(socket);
        }
        return "";
    }

    private static String type(OpenFile.Socket socket) {
        SocketEnd end = end(socket);
        if (end != null) {
            return end.kind();
        }
        String protocol = socket.protocol().toUpperCase(Locale.ROOT);
        if (protocol.startsWith("UNIX")) {
            return "unix";
        } else if (protocol.startsWith("TCP") || protocol.startsWith("UDP") || protocol.startsWith("RAW")) {
            return protocol.endsWith("V6") ? "ipv6" : "ipv4";
        }
        return protocol.isEmpty() ? "socket" : protocol.toLowerCase(Locale.ROOT);
    }

    private static @Nullable SocketEnd end(OpenFile.Socket socket) {
        SocketEnd local = SocketEnd.of(socket.local());
        return local != null ? local : SocketEnd.of(socket.peer());
    }
}
