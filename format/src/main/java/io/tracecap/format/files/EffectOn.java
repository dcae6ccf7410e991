package io.tracecap.format.files;

import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.DescriptorEffect;
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

    /** The descriptors after a call with any other effect. */
    static DescriptorTable descriptors(DescriptorEffect effect, CallView call, TaskFiles files) {
        return new EffectOn(effect, call, files).apply();
    }

    private DescriptorTable apply() {
        long origin = call.number();
        return switch (effect.verb()) {
            case FILE -> open(named(origin, path()));
            case MEMORY -> open(named(origin, memoryName()));
            case OBJECT -> open(new OpenFile.Anonymous(origin, effect.kind()));
            case FOREIGN -> open(new OpenFile.Unknown(origin));
            case SOCKET -> open(socket(origin));
            case ACCEPT -> open(accepted(origin));
            case DUPLICATE -> open(file(effect.fd(), origin));
            case PIPE -> openBoth(new OpenFile.Pipe(origin));
            case SOCKETS -> openBoth(socket(origin));
            case CONNECT -> addressed(false);
            case BIND -> addressed(true);
            case CLOSE -> before.without(call.descriptor(effect.fd()));
            case RANGE -> range();
            case MARK -> mark();
            case DIRECTORY, SHARE, PART -> before;
        };
    }

    private DescriptorTable open(OpenFile file) {
        return before.with(call.result(), new Descriptor(file, closeOnExec()));
    }

    private boolean closeOnExec() {
        return effect.closeOnExec().holds(call.bits(effect.closeOnExec().flags()));
    }

    private DescriptorTable openBoth(OpenFile file) {
        ByteBuffer array = call.structure(effect.array());
        if (array.remaining() < 2 * Integer.BYTES) {
            return before;
        }
        Descriptor descriptor = new Descriptor(file, closeOnExec());
        return before.with(array.getInt(0), descriptor).with(array.getInt(Integer.BYTES), descriptor);
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
        if (descriptor == null || !(descriptor.file() instanceof OpenFile.Socket socket)) {
            return before;
        }
        RawText address = address();
        OpenFile.Socket changed = new OpenFile.Socket(
                socket.origin(),
                socket.domain(),
                socket.type(),
                socket.protocol(),
                isLocal ? address : socket.local(),
                isLocal ? socket.peer() : address);
        return before.with(fd, new Descriptor(changed, descriptor.closeOnExec()));
    }

    private OpenFile socket(long origin) {
        return new OpenFile.Socket(
                origin,
                (int) call.arguments()[0],
                (int) call.arguments()[1] & SOCKET_TYPE,
                (int) call.arguments()[2],
                RawText.EMPTY,
                RawText.EMPTY);
    }

    private OpenFile accepted(long origin) {
        return file(effect.fd(), origin) instanceof OpenFile.Socket listening
                ? new OpenFile.Socket(
                        origin,
                        listening.domain(),
                        listening.type(),
                        listening.protocol(),
                        listening.local(),
                        address())
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
        return name == null ? new OpenFile.Unknown(origin) : new OpenFile.Named(origin, name);
    }

    private @Nullable RawText path() {
        RawText path = call.text(effect.path());
        return path == null ? null : Paths.resolve(start(), path);
    }

    private @Nullable RawText start() {
        // AT_FDCWD of linux/fcntl.h
        return effect.at() < 0 || call.descriptor(effect.at()) == -100
                ? files.place.directory
                : directoryOf(effect.at());
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
