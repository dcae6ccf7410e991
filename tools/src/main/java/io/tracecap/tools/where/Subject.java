package io.tracecap.tools.where;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.process.ProcessState;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.Signals;
import io.tracecap.format.syscall.Signature;
import io.tracecap.tools.text.CallPart;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event, of a call both its enter and its exit, as fields see it: each method is one of them, and gives null where
 * the event does not have it. Computes when it is asked.
 */
public final class Subject {
    private static final int SIGNAL_BITS = 0x7F;
    private static final long LOWEST_ERRNO = -4095;

    private final History history;
    private final EventView event;
    private final @Nullable EventView exit;
    private final String status;
    private final @Nullable ProcessState process;
    private @Nullable CallFiles files;

    /**
     * An event.
     *
     * @param history has been shown all events up to it, or, of a call, up to its exit
     * @param event the event; of a call the one with which it was entered, or, if that was not seen, came back
     * @param exit the event with which a call came back; null for one that did not, and for what is no call
     * @param status how a call ended; empty for what is no call
     * @param process what the process was before the event
     */
    public Subject(
            History history, EventView event, @Nullable EventView exit, String status, @Nullable ProcessState process) {
        this.history = history;
        this.event = event;
        this.exit = exit;
        this.status = status;
        this.process = process;
    }

    private boolean isCall() {
        return event.kind().isSyscall();
    }

    Object number() {
        return event.number();
    }

    Object kind() {
        return isCall() ? "call" : event.kind().name().toLowerCase(Locale.ROOT);
    }

    Object type() {
        return isCall() ? history.callNames().of(event) : kind();
    }

    @Nullable
    Object classes() {
        Signature signature = isCall() ? Signatures.find(event.abi(), event.syscall()) : null;
        return signature == null ? null : List.copyOf(signature.classes());
    }

    Object time() {
        return Instant.ofEpochSecond(0, history.clocks().toRealtime(event.timeNs()));
    }

    Object sinceStart() {
        return Duration.ofNanos(event.timeNs() - history.clocks().monotonicNs());
    }

    @Nullable
    Object duration() {
        return exit == null ? null : Duration.ofNanos(exit.durationNs());
    }

    Object status() {
        return status;
    }

    private boolean hasError() {
        return exit != null && exit.result() < 0 && exit.result() >= LOWEST_ERRNO;
    }

    Object isFailed() {
        return hasError();
    }

    @Nullable
    Object errno() {
        return exit == null || !hasError() ? null : Errno.name((int) -exit.result());
    }

    Object result() {
        return exit == null ? 0L : exit.result();
    }

    private List<CallPart> parts() {
        boolean isEntered = event.kind() == EventKind.CALL || event.kind() == EventKind.ENTER;
        return isEntered ? history.text().parts(event, exit) : List.of();
    }

    Object argumentText() {
        StringBuilder text = new StringBuilder();
        for (CallPart part : parts()) {
            text.append(text.isEmpty() ? "" : ", ").append(part.text());
        }
        return text.toString();
    }

    Object argumentsByName() {
        Map<String, String> texts = new TextsByName();
        for (CallPart part : parts()) {
            RawText bytes = part.bytes();
            texts.put(part.name(), bytes == null ? part.text() : bytes.utf8());
        }
        return texts;
    }

    @Nullable
    Object abi() {
        for (Abi abi : Abi.values()) {
            if (abi.id() == event.abi()) {
                return abi.word();
            }
        }
        return null;
    }

    private int argument(int index) {
        return index < event.argumentCount() ? (int) event.argument(index) : 0;
    }

    @Nullable
    Object signal() {
        return switch (event.kind()) {
            case SIGNAL, STOP -> Signals.name(argument(0));
            case EXIT -> (argument(0) & SIGNAL_BITS) == 0 ? null : Signals.name(argument(0) & SIGNAL_BITS);
            default -> null;
        };
    }

    @Nullable
    Object exitCode() {
        boolean exits = event.kind() == EventKind.EXIT && (argument(0) & SIGNAL_BITS) == 0;
        return exits ? (long) (argument(0) >> 8 & 0xFF) : null;
    }

    Object tid() {
        return (long) event.task().tid();
    }

    Object isLeader() {
        return event.task().isLeader();
    }

    Object pid() {
        return (long) event.task().pid();
    }

    @Nullable
    Object slot() {
        Kinship.Member self = history.kinship().find(event.task().process());
        return self == null ? null : self.slot();
    }

    private List<Kinship.Member> ancestors() {
        return history.kinship().ancestors(event.task().process());
    }

    @Nullable
    Object parentPid() {
        Kinship.Member self = history.kinship().find(event.task().process());
        Kinship.Member parent = self == null ? null : history.kinship().find(self.parent());
        return parent == null ? null : (long) parent.pid();
    }

    Object ancestorPids() {
        List<Long> pids = new ArrayList<>();
        for (Kinship.Member ancestor : ancestors()) {
            pids.add((long) ancestor.pid());
        }
        return pids;
    }

    @Nullable
    Object name() {
        return process == null ? null : text(process.name());
    }

    @Nullable
    Object parentName() {
        Kinship.Member self = history.kinship().find(event.task().process());
        Kinship.Member parent = self == null ? null : history.kinship().find(self.parent());
        return parent == null ? null : text(history.name(parent));
    }

    Object ancestorNames() {
        List<String> names = new ArrayList<>();
        for (Kinship.Member ancestor : ancestors()) {
            RawText name = history.name(ancestor);
            names.add(name == null ? "" : name.utf8());
        }
        return names;
    }

    @Nullable
    Object program() {
        return process == null ? null : text(process.program());
    }

    Object programArguments() {
        List<String> texts = new ArrayList<>();
        if (process != null) {
            for (RawText argument : process.command()) {
                texts.add(argument.utf8());
            }
        }
        return texts;
    }

    Object commandLine() {
        StringBuilder line = new StringBuilder();
        if (process != null) {
            for (RawText argument : process.command()) {
                line.append(line.isEmpty() ? "" : " ").append(argument.utf8());
            }
        }
        return line.toString();
    }

    @Nullable
    Object userId() {
        return process == null || process.credentials() == null
                ? null
                : process.credentials().user().effective() & 0xFFFFFFFFL;
    }

    @Nullable
    Object groupId() {
        return process == null || process.credentials() == null
                ? null
                : process.credentials().group().effective() & 0xFFFFFFFFL;
    }

    @Nullable
    Object directory() {
        FilesView.Moment moment = files().before();
        return moment == null ? null : text(moment.directory());
    }

    Object descriptor() {
        return (long) files().descriptor();
    }

    Object fileType() {
        return files().type();
    }

    Object fileName() {
        return files().name();
    }

    Object fileNames() {
        return files().names();
    }

    Object fileDirectory() {
        String name = files().name();
        int slash = name.lastIndexOf('/');
        return slash == 0 && name.length() > 1 ? "/" : name.substring(0, Math.max(0, slash));
    }

    Object fileLastPart() {
        String name = files().name();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Nullable
    Object localAddress() {
        SocketEnd end = files().local();
        return end == null ? null : end.address();
    }

    @Nullable
    Object localPort() {
        SocketEnd end = files().local();
        return end == null ? null : (long) end.port();
    }

    @Nullable
    Object peerAddress() {
        SocketEnd end = files().peer();
        return end == null ? null : end.address();
    }

    @Nullable
    Object peerPort() {
        SocketEnd end = files().peer();
        return end == null ? null : (long) end.port();
    }

    @Nullable
    Object path() {
        return text(files().path());
    }

    @Nullable
    Object rawPath() {
        return text(files().rawPath());
    }

    private CallFiles files() {
        CallFiles known = files;
        if (known == null) {
            known = new CallFiles(event, exit, history.files());
            files = known;
        }
        return known;
    }

    private static @Nullable String text(@Nullable RawText text) {
        return text == null ? null : text.utf8();
    }
}
