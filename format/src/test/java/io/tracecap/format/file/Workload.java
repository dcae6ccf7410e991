package io.tracecap.format.file;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.Task;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;

/**
 * A recording that looks like a compiler at work: files are searched, opened, examined, read, mapped and closed, with
 * real numbers where a real program would have them. The same seed gives the same events.
 */
final class Workload {
    private static final int X86_64 = 1;
    private static final long STACK = 0x7ffd_4a5b_0000L;

    private final Random random;
    private final Task task = new Task(0, 4711, 0, 4711);
    private long timeNs = 1_000_000_000L;
    private long number;
    private int step;
    private String path = "";
    private long mapped = 0x7f12_3456_0000L;

    Workload(long seed) {
        random = new Random(seed);
    }

    /** The next event. */
    Event next() {
        step = (step + 1) % 8;
        return switch (step) {
            case 1 -> newPath("/usr/include/c++/12/bits/", -2);
            case 2 -> newPath("/usr/include/x86_64-linux-gnu/sys/", 3);
            case 3 -> call(5, 0, List.of(3L, STACK + 0x120), exit(1, stat()));
            case 4 -> call(0, 832 + random.nextInt(9000), List.of(3L, 0x55d1_0000L + random.nextInt(1 << 16), 4096L));
            case 5 -> {
                mapped -= 0x3000;
                yield call(9, mapped, List.of(0L, 8192L, 3L, 0x22L, -1L, 0L));
            }
            case 6 -> call(262, 0, List.of(-100L, STACK + 0x80, STACK, 0L), text(1), exit(2, stat()));
            case 7 -> call(228, 0, List.of(1L, STACK + 0x40), exit(1, timespec()));
            default -> call(3, 0, List.of(3L));
        };
    }

    private Event newPath(String directory, long result) {
        path = directory + "header" + random.nextInt(700) + ".h";
        return call(257, result, List.of(-100L, 0x55d1_2345_0000L + random.nextInt(1 << 12), 0x100L, 0L), text(1));
    }

    private Event call(int syscall, long result, List<Long> arguments, Piece... pieces) {
        timeNs += 2000 + random.nextInt(30_000);
        long duration = 800L + random.nextInt(9000);
        Event event = new Event(
                EventKind.CALL,
                number,
                task,
                timeNs,
                duration,
                number,
                X86_64,
                syscall,
                arguments,
                result,
                List.of(pieces));
        number++;
        timeNs += duration;
        return event;
    }

    private Piece text(int argument) {
        return Events.text(argument, path);
    }

    private static Piece exit(int argument, byte[] bytes) {
        return new Piece(argument, 0, EventView.PIECE_AT_EXIT, bytes);
    }

    private byte[] stat() {
        ByteBuffer stat = ByteBuffer.allocate(144).order(ByteOrder.LITTLE_ENDIAN);
        long size = random.nextInt(200_000);
        stat.putLong(0xFE01).putLong(1_000_000 + random.nextInt(5000)).putLong(1);
        stat.putInt(0x81A4).putInt(0).putInt(0).putInt(0).putLong(0);
        stat.putLong(size).putLong(4096).putLong((size + 511) / 512);
        for (int i = 0; i < 3; i++) {
            stat.putLong(1_690_000_000L + random.nextInt(100)).putLong(random.nextInt(1_000_000_000));
        }
        return stat.array();
    }

    private byte[] timespec() {
        ByteBuffer timespec = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        return timespec.putLong(timeNs / 1_000_000_000L)
                .putLong(timeNs % 1_000_000_000L)
                .array();
    }
}
