package io.tracecap.format.files;

import io.tracecap.format.event.DescriptorDetail;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what the kernel said of a descriptor: its name in /proc/PID/fd, and a {@link DescriptorDetail}. */
final class KernelWord {
    private static final byte[] PIPE = ascii("pipe:[");
    private static final byte[] SOCKET = ascii("socket:[");
    private static final byte[] ANONYMOUS = ascii("anon_inode:[");
    private static final byte[] NOTHING = {};
    private static final int MOST_KIND = 64;

    private final byte[] name;
    private final ByteBuffer detail;
    private final long origin;

    private KernelWord(byte[] name, ByteBuffer detail, long origin) {
        this.name = name;
        this.detail = detail;
        this.origin = origin;
    }

    /**
     * What a descriptor stands for.
     *
     * @param namePart part of {@code argument} that is the name; the details are the next
     * @param atExit whether the pieces were copied at the exit
     * @param origin number of the event that counts as the one that opened it
     * @param path the path among the call's arguments, for a name that is only a directory; null if there is none
     * @return null if the kernel was not asked, or did not answer
     */
    static @Nullable OpenFile read(
            EventView event, int argument, int namePart, boolean atExit, long origin, @Nullable RawText path) {
        int piece = event.findPiece(argument, namePart, atExit);
        byte[] name = piece < 0 ? NOTHING : name(event, piece, path);
        if (name.length == 0) {
            return null;
        }
        int more = event.findPiece(argument, namePart + 1, atExit);
        ByteBuffer detail = more < 0
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(event.pieceArray(more), event.pieceOffset(more), event.pieceLength(more))
                        .slice();
        return new KernelWord(name, detail.order(ByteOrder.LITTLE_ENDIAN), origin).file();
    }

    private static byte[] name(EventView event, int piece, @Nullable RawText path) {
        int length = event.pieceLength(piece);
        if (length > Paths.LIMIT) {
            return NOTHING;
        }
        byte[] text = RawText.of(event.pieceArray(piece), event.pieceOffset(piece), length)
                .toByteArray();
        if ((event.pieceFlags(piece) & EventView.PIECE_DIRECTORY) == 0) {
            return text;
        }
        if (path == null || length + path.length() >= Paths.LIMIT) {
            return NOTHING;
        }
        byte[] name = Arrays.copyOf(text, length + 1 + path.length());
        name[length] = '/';
        System.arraycopy(path.toByteArray(), 0, name, length + 1, path.length());
        return name;
    }

    private OpenFile file() {
        if (startsWith(PIPE)) {
            return new OpenFile.Pipe(origin, inode(PIPE.length));
        } else if (startsWith(SOCKET)) {
            return socket(inode(SOCKET.length));
        } else if (has(DescriptorDetail.PROCESS, DescriptorDetail.PROCESS_LENGTH)) {
            return new OpenFile.Pidfd(origin, detail.getInt(DescriptorDetail.PID));
        } else if (startsWith(ANONYMOUS) && name[name.length - 1] == ']' && name.length < MOST_KIND) {
            return new OpenFile.Anonymous(origin, text(name, ANONYMOUS.length, name.length - 1));
        }
        return new OpenFile.Named(origin, RawText.of(name), device());
    }

    private @Nullable Device device() {
        if (!has(DescriptorDetail.DEVICE, DescriptorDetail.DEVICE_LENGTH)) {
            return null;
        }
        return new Device(
                detail.get(DescriptorDetail.TYPE) == 'b',
                detail.getInt(DescriptorDetail.MAJOR),
                detail.getInt(DescriptorDetail.MINOR));
    }

    private OpenFile socket(long inode) {
        if (!has(DescriptorDetail.SOCKET, DescriptorDetail.SOCKET_BYTES)) {
            return new OpenFile.Socket(origin, inode, "", 0, RawText.EMPTY, RawText.EMPTY, OpenFile.NO_INODE);
        }
        detail.position(DescriptorDetail.SOCKET_BYTES);
        byte[] protocol = next(DescriptorDetail.PROTOCOL_LENGTH);
        RawText local = RawText.of(next(DescriptorDetail.LOCAL_LENGTH));
        RawText peer = RawText.of(next(DescriptorDetail.PEER_LENGTH));
        return new OpenFile.Socket(
                origin,
                inode,
                text(protocol, 0, protocol.length),
                detail.getInt(DescriptorDetail.PROTOCOL_NUMBER),
                local,
                peer,
                detail.getLong(DescriptorDetail.PEER_INODE));
    }

    private byte[] next(int lengthOffset) {
        byte[] bytes = new byte[Math.min(detail.get(lengthOffset) & 0xFF, detail.remaining())];
        detail.get(bytes);
        return bytes;
    }

    private boolean has(int kind, int length) {
        return detail.capacity() >= length && detail.get(0) == kind;
    }

    private boolean startsWith(byte[] word) {
        if (name.length < word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (name[i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The digits from a position on; what does not fit into 63 bits is wrong and comes out as something. */
    private long inode(int from) {
        long number = 0;
        for (int i = from; i < name.length && name[i] >= '0' && name[i] <= '9'; i++) {
            number = (10 * number + name[i] - '0') & Long.MAX_VALUE;
        }
        return number;
    }

    /** Printable ASCII, and question marks for what else a hostile file may have. */
    private static String text(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append(bytes[i] > ' ' && bytes[i] <= '~' ? (char) bytes[i] : '?');
        }
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
