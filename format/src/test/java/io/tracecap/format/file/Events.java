package io.tracecap.format.file;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A little recording, made by hand: numbers events and stamps them, and hands them out as a list. */
final class Events {
    static final int OPENAT = 257;
    static final int EXECVE = 59;

    private final List<Event> events = new ArrayList<>();
    private long timeNs = 1_000_000_000_000L;

    static TraceHeader header() {
        return new TraceHeader(
                "0.1.0",
                new TraceHeader.Command(
                        List.of(RawText.of("/bin/ls"), RawText.of("-l"), RawText.of(new byte[] {(byte) 0xFF, 'x'})),
                        RawText.of("/home/me"),
                        RawText.of("/home/me"),
                        RawText.EMPTY,
                        List.of(RawText.of("HOME"), RawText.of("PATH")),
                        1000,
                        1000),
                new TraceHeader.Machine("Linux", "6.1.0", "#1 SMP", "x86_64", 2),
                new TraceHeader.Clocks(1_000_000_000_000L, 1_700_000_000_000_000_000L),
                new TraceHeader.Capture("ptrace", List.of("run", "-o", "out.trc"), 4096, 256, 4096, false),
                new TraceHeader.Privacy(0, false, List.of("secret-name"), List.of()));
    }

    static Task leader(int number, int pid) {
        return new Task(number, pid, number, pid);
    }

    static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    List<Event> list() {
        return List.copyOf(events);
    }

    /** The events, numbered from {@code first} on. */
    List<Event> list(long first) {
        return events.stream()
                .map(e -> new Event(
                        e.kind(),
                        e.number() + first,
                        e.task(),
                        e.timeNs(),
                        e.durationNs(),
                        e.enterNumber() + first,
                        e.abi(),
                        e.syscall(),
                        e.arguments(),
                        e.result(),
                        e.pieces()))
                .toList();
    }

    Events later(long ns) {
        timeNs += ns;
        return this;
    }

    Events call(Task task, int syscall, List<Long> arguments, long result, Piece... pieces) {
        return add(EventKind.CALL, task, 3000, Abi.X86_64.id(), syscall, arguments, result, pieces);
    }

    Events enter(Task task, int syscall, List<Long> arguments, Piece... pieces) {
        return add(EventKind.ENTER, task, 0, Abi.X86_64.id(), syscall, arguments, 0, pieces);
    }

    Events returned(Task task, int syscall, long enter, long result, Piece... pieces) {
        long duration = enter == EventView.NO_ENTER
                ? 0
                : timeNs - events.get((int) enter).timeNs();
        events.add(new Event(
                EventKind.RETURN,
                events.size(),
                task,
                timeNs,
                duration,
                enter,
                Abi.X86_64.id(),
                syscall,
                List.of(),
                result,
                List.of(pieces)));
        return later(5000);
    }

    Events point(EventKind kind, Task task, List<Long> arguments, Piece... pieces) {
        return add(kind, task, 0, Abi.POINT, kind.pointCode(), arguments, 0, pieces);
    }

    private Events add(
            EventKind kind,
            Task task,
            long durationNs,
            int abi,
            int syscall,
            List<Long> arguments,
            long result,
            Piece... pieces) {
        int number = events.size();
        events.add(new Event(
                kind, number, task, timeNs, durationNs, number, abi, syscall, arguments, result, List.of(pieces)));
        return later(durationNs + 5000);
    }

    /** A shell that runs a command which fails to open a file, is interrupted, and is killed. */
    static List<Event> shellSession() {
        Task shell = leader(0, 100);
        Task child = leader(1, 101);
        Task helper = new Task(2, 102, 1, 101);
        byte[] siginfo = new byte[128];
        siginfo[0] = 11;
        return new Events()
                .point(EventKind.TASK, shell, List.of(-1L, 0L))
                .point(EventKind.EXEC, shell, List.of(100L, 0L))
                .call(shell, OPENAT, List.of(-100L, 0x7ffdL, 0L, 0L), 3, text(1, "/etc/ld.so.cache"))
                .enter(shell, 56, List.of(0x1200011L, 0L, 0L, 0L, 0L, 0L))
                .point(EventKind.TASK, child, List.of(0L, 1L))
                .returned(shell, 56, 3, 101)
                .enter(shell, 61, List.of(101L, 0x7ffeL, 0L, 0L))
                .enter(child, EXECVE, List.of(1L, 2L, 3L), text(0, "/bin/cat"), text(1, "cat\0a b\0"))
                .point(EventKind.EXEC, child, List.of(101L, 1L))
                .returned(child, EXECVE, 7, 0)
                .call(child, OPENAT, List.of(-100L, 0x7ffdL, 0L, 0L), -2, text(1, "/none"))
                .point(EventKind.TASK, helper, List.of(1L, 3L))
                .call(helper, 5, List.of(3L, 0x7fffL), 0, new Piece(1, 0, EventView.PIECE_AT_EXIT, new byte[] {
                    1, 0, 0, 0, 2, 0, 0, 0
                }))
                .point(EventKind.SIGNAL, child, List.of(11L), new Piece(0, 0, 0, siginfo))
                .point(EventKind.GAP, helper, List.of(1L, 7L))
                .point(EventKind.EXIT, helper, List.of(11L))
                .point(EventKind.EXIT, child, List.of(0x8BL))
                .returned(shell, 61, 6, 101)
                .enter(shell, 231, List.of(0L))
                .point(EventKind.EXIT, shell, List.of(0L))
                .list();
    }
}
