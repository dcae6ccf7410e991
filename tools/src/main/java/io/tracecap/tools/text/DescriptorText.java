package io.tracecap.tools.text;

import io.tracecap.format.event.RawText;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.Device;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.syscall.Abi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a descriptor stands for behind its number, as strace's {@code -y} does: {@code 3</etc/passwd>}. What the
 * trace does not tell is left out. Pipes and sockets of a trace that does not tell their inodes are known by the number of
 * the event that made them: {@code 4<pipe:[#17]>}. Used by one thread.
 */
public final class DescriptorText {
    private static final byte[] DELETED = " (deleted)".getBytes(StandardCharsets.US_ASCII);

    private final TextOptions.Descriptors detail;
    private final SocketText sockets;
    private final PidText pids;
    private FilesView.@Nullable Moment moment;

    /** Prints files by name, sockets with their addresses, devices with their numbers. */
    public DescriptorText() {
        this(
                new TextOptions(0, false, TextOptions.Descriptors.ADDRESSES),
                new ConstantText(Abi.X86_64, TextOptions.Constants.ABBREV),
                new PidText(NamesView.NONE));
    }

    DescriptorText(TextOptions options, ConstantText constants, PidText pids) {
        detail = options.descriptors();
        sockets = new SocketText(constants);
        this.pids = pids;
    }

    /** Says what is known about the descriptors that are printed next. */
    void at(FilesView.@Nullable Moment known) {
        moment = known;
    }

    /** Prints what {@code fd} stands for. */
    void print(int fd, TextBuffer out) {
        Descriptor descriptor = moment == null ? null : moment.descriptors().get(fd);
        if (moment != null && descriptor != null) {
            print(descriptor.file(), moment, out);
        }
    }

    /** Prints the current directory. */
    void printDirectory(TextBuffer out) {
        RawText directory = moment == null ? null : moment.directory();
        if (directory != null) {
            out.bracketed(directory.toByteArray());
        }
    }

    /** Prints what a file is or was named at a moment, between angle brackets; nothing when that is not known. */
    public void print(OpenFile file, FilesView.Moment at, TextBuffer out) {
        boolean isDetailed = detail == TextOptions.Descriptors.ADDRESSES;
        if (file instanceof OpenFile.Named named) {
            named(at.name(named), named.device(), out);
        } else if (file instanceof OpenFile.Pipe pipe) {
            boolean isKnown = pipe.inode() != OpenFile.NO_INODE;
            out.ascii(isKnown ? "<pipe:[" : "<pipe:[#");
            out.decimal(isKnown ? pipe.inode() : pipe.origin()).ascii("]>");
        } else if (file instanceof OpenFile.Anonymous anonymous) {
            out.ascii("<anon_inode:[").ascii(anonymous.kind()).ascii("]>");
        } else if (file instanceof OpenFile.Pidfd pidfd) {
            if (isDetailed && pidfd.pid() > 0) {
                out.ascii("<pid:");
                pids.print(pidfd.pid(), out);
                out.ascii('>');
            } else {
                out.ascii("<anon_inode:[pidfd]>");
            }
        } else if (file instanceof OpenFile.Socket socket) {
            out.ascii('<');
            if (isDetailed) {
                sockets.print(socket, out);
            } else {
                sockets.printPlain(socket, out);
            }
            out.ascii('>');
        }
    }

    private void named(RawText text, @Nullable Device device, TextBuffer out) {
        byte[] name = text.toByteArray();
        if (device != null && detail == TextOptions.Descriptors.ADDRESSES) {
            out.ascii('<').angled(name).ascii(device.isBlock() ? "<block " : "<char ");
            out.decimal(device.major()).ascii(':').decimal(device.minor()).ascii(">>");
        } else if (isDeleted(name)) {
            out.bracketed(Arrays.copyOf(name, name.length - DELETED.length)).ascii("(deleted)");
        } else {
            out.bracketed(name);
        }
    }

    private static boolean isDeleted(byte[] name) {
        int from = name.length - DELETED.length;
        return from > 0 && Arrays.equals(name, from, name.length, DELETED, 0, DELETED.length);
    }
}
