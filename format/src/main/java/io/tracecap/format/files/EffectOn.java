package io.tracecap.format.files;

import static io.tracecap.format.syscall.DescriptorEffect.NONE;

import io.tracecap.format.event.Fact;
import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Applies what a call did to what its thread had open. */
final class EffectOn {
    /** Largest struct sockaddr: struct sockaddr_storage of linux/socket.h. */
    private static final int MOST_ADDRESS_BYTES = 128;

    /** The bits of socket(2)'s type that are no flags: SOCK_TYPE_MASK of linux/net.h. */
    private static final int SOCKET_TYPE = 0xF;

    /** The part of a struct msghdr that is its control messages. */
    private static final int CONTROL_PART = 3;

    private final DescriptorEffect effect;
    private final CallView call;
    private final TaskFiles files;
    private final DescriptorTable before;

    private EffectOn(DescriptorEffect effect, CallView call, TaskFiles files) {
        this.effect = effect;
        this.call = call;
        this.files = files;
        before = files.table.descriptors;
    }

    /** The directory that a thread is in after a call with {@link DescriptorEffect.Verb#DIRECTORY}; null: not known. */
    static @Nullable RawText directory(DescriptorEffect effect, CallView call, TaskFiles files) {
        EffectOn on = new EffectOn(effect, call, files);
        return effect.path() >= 0 ? on.path() : on.directoryOf(effect.fd());
    }

    /** The absolute name of the path that a call is about; null: not known. */
    static @Nullable RawText path(DescriptorEffect effect, CallView call, TaskFiles files) {
        return new EffectOn(effect, call, files).path();
    }

    /** The absolute name of the other path; null: there is none, or it is not known. */
    static @Nullable RawText newPath(DescriptorEffect effect, CallView call, TaskFiles files) {
        return effect.to() < 0 ? null : new EffectOn(effect, call, files).path(effect.to(), effect.toAt());
    }

    /** The descriptors after a call with any other effect. */
    static DescriptorTable descriptors(DescriptorEffect effect, CallView call, TaskFiles files) {
        return new EffectOn(effect, call, files).apply();
    }

    private DescriptorTable apply() {
        long origin = call.number();
        return switch (effect.verb()) {
            case FILE, MEMORY, OBJECT, FOREIGN, SOCKET, ACCEPT -> open(made(origin));
            case DUPLICATE -> open(file(effect.fd(), origin));
            case PIPE -> openBoth(new OpenFile.Pipe(origin, OpenFile.NO_INODE));
            case SOCKETS -> openBoth(socket(origin));
            case RECEIVE -> received();
            case CONNECT, REMOTE -> addressed(false);
            case BIND, LOCAL, LISTEN -> addressed(true);
            case CLOSE -> before.without(call.descriptor(effect.fd()));
            case RANGE -> range();
            case MARK -> mark();
            default -> before;
        };
    }

    private DescriptorTable open(OpenFile file) {
        return before.with(call.result(), new Descriptor(file, closeOnExec()));
    }

    private boolean closeOnExec() {
        return effect.closeOnExec().holds(call.bits(effect.closeOnExec().flags()));
    }

    /** What the call has made: the kernel's word, or else what its arguments say. */
    private OpenFile made(long origin) {
        OpenFile known = call.kernelWord(0, origin, effect.path());
        if (effect.verb() == Verb.SOCKET) {
            OpenFile.Socket socket = socket(origin);
            return known instanceof OpenFile.Socket told ? told.ofProtocol(socket.protocolNumber()) : socket;
        }
        if (known != null) {
            return known;
        }
        return switch (effect.verb()) {
            case FILE -> named(origin, path());
            case MEMORY -> named(origin, memoryName());
            case OBJECT -> new OpenFile.Anonymous(origin, effect.kind());
            case ACCEPT -> accepted(origin);
            default -> new OpenFile.Unknown(origin);
        };
    }

    private DescriptorTable openBoth(OpenFile otherwise) {
        ByteBuffer array = call.structure(effect.array());
        if (array.remaining() < 2 * Integer.BYTES) {
            return before;
        }
        OpenFile first = call.kernelWord(0, call.number(), NONE);
        OpenFile second = call.kernelWord(1, call.number(), NONE);
        if (first instanceof OpenFile.Socket one && second instanceof OpenFile.Socket other) {
            first = one.connectedTo(other.inode());
            second = other.connectedTo(one.inode());
        }
        return before.with(array.getInt(0), new Descriptor(first == null ? otherwise : first, closeOnExec()))
                .with(array.getInt(Integer.BYTES), new Descriptor(second == null ? otherwise : second, closeOnExec()));
    }

    private DescriptorTable received() {
        DescriptorTable table = before;
        int[] descriptors = ReceivedDescriptors.in(call.part(effect.array(), CONTROL_PART), call.isWide());
        for (int i = 0; i < descriptors.length; i++) {
            OpenFile known = i < Fact.MOST_OF_CALL ? call.kernelWord(i, call.number(), NONE) : null;
            OpenFile file = known == null ? new OpenFile.Unknown(call.number()) : known;
            table = table.with(descriptors[i], new Descriptor(file, closeOnExec()));
        }
        return table;
    }

    private DescriptorTable range() {
        long first = call.descriptor(effect.fd()) & 0xFFFFFFFFL;
        long last = call.descriptor(effect.last()) & 0xFFFFFFFFL;
        return closeOnExec() ? before.markRange(first, last) : before.withoutRange(first, last);
    }

    private DescriptorTable mark() {
        int fd = call.descriptor(effect.fd());
        Descriptor descriptor = before.get(fd);
        return descriptor == null ? before : before.with(fd, new Descriptor(descriptor.file(), closeOnExec()));
    }

    private DescriptorTable addressed(boolean isLocal) {
        int fd = call.descriptor(effect.fd());
        Descriptor descriptor = before.get(fd);
        OpenFile known = call.kernelWord(
                0, descriptor == null ? call.number() : descriptor.file().origin(), NONE);
        if (known != null) {
            return before.with(fd, new Descriptor(known, descriptor != null && descriptor.closeOnExec()));
        }
        if (descriptor == null || !(descriptor.file() instanceof OpenFile.Socket socket) || effect.address() < 0) {
            return before;
        }
        RawText address = address();
        OpenFile.Socket changed = isLocal ? socket.with(address, socket.peer()) : socket.with(socket.local(), address);
        return before.with(fd, new Descriptor(changed, descriptor.closeOnExec()));
    }

    private OpenFile.Socket socket(long origin) {
        int domain = (int) call.arguments()[0];
        int type = (int) call.arguments()[1] & SOCKET_TYPE;
        int protocol = (int) call.arguments()[2];
        return new OpenFile.Socket(
                origin,
                OpenFile.NO_INODE,
                SocketProtocol.of(domain, type),
                protocol,
                RawText.EMPTY,
                RawText.EMPTY,
                OpenFile.NO_INODE);
    }

    private OpenFile accepted(long origin) {
        return file(effect.fd(), origin) instanceof OpenFile.Socket listening
                ? new OpenFile.Socket(
                        origin,
                        OpenFile.NO_INODE,
                        listening.protocol(),
                        listening.protocolNumber(),
                        listening.local(),
                        address(),
                        OpenFile.NO_INODE)
                : new OpenFile.Unknown(origin);
    }

    private RawText address() {
        ByteBuffer bytes = call.structure(effect.address());
        byte[] address = new byte[Math.min(MOST_ADDRESS_BYTES, bytes.remaining())];
        bytes.get(address);
        return RawText.of(address);
    }

    private OpenFile file(int argument, long origin) {
        Descriptor descriptor = before.get(call.descriptor(argument));
        return descriptor == null ? new OpenFile.Unknown(origin) : descriptor.file();
    }

    private static OpenFile named(long origin, @Nullable RawText name) {
        return name == null ? new OpenFile.Unknown(origin) : new OpenFile.Named(origin, name, null);
    }

    private @Nullable RawText path() {
        return path(effect.path(), effect.at());
    }

    private @Nullable RawText path(int argument, int at) {
        RawText path = call.text(argument);
        return path == null ? null : Paths.resolve(start(at), path);
    }

    private @Nullable RawText start(int at) {
        // AT_FDCWD of linux/fcntl.h
        return at < 0 || call.descriptor(at) == -100 ? files.place.directory : directoryOf(at);
    }

    private @Nullable RawText directoryOf(int argument) {
        return file(argument, 0) instanceof OpenFile.Named named ? named.name() : null;
    }

    /** As /proc/PID/fd shows it, see memfd_create(2). */
    private @Nullable RawText memoryName() {
        RawText name = call.text(effect.path());
        if (name == null) {
            return null;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes("/memfd:".getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(name.toByteArray());
        whole.writeBytes(" (deleted)".getBytes(StandardCharsets.US_ASCII));
        return RawText.of(whole.toByteArray());
    }
}
