package io.tracecap.format.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever processes do one after the other, their descriptors are those of a plain map for each process. */
class DescriptorModelTest {
    private static final SyscallTable SYSCALLS = SyscallTable.of(Abi.X86_64);
    private static final int PROCESSES = 5;
    private static final long O_CLOEXEC = 02000000;

    private enum What {
        OPEN,
        DUP2,
        DUP3,
        CLOSE,
        CLOSE_RANGE,
        MARK_RANGE,
        SET_FLAG,
        FORK,
        EXEC,
        EXIT
    }

    private record Step(What what, int process, int fd, int other, boolean closes) {}

    private record Open(String name, boolean closes) {}

    /** The state under test and the maps that it is held against. */
    private static final class Both {
        private DescriptorState state = new DescriptorState(RawText.of("/"));
        private final Map<Integer, NavigableMap<Integer, Open>> model = new HashMap<>();
        private long number;

        Both() {
            model.put(0, new TreeMap<>());
            point(EventKind.TASK, 0, -1, 0);
        }

        void take(Step step) {
            NavigableMap<Integer, Open> open = model.get(step.process);
            if (open == null) {
                return;
            }
            switch (step.what) {
                case OPEN -> {
                    String name = "/f" + number;
                    call(step.process, "open", step.fd, name, 0x1000, step.closes ? O_CLOEXEC : 0, 0);
                    open.put(step.fd, new Open(name, step.closes));
                }
                case DUP2, DUP3 -> duplicate(step, open);
                case CLOSE -> {
                    call(step.process, "close", 0, null, step.fd);
                    open.remove(step.fd);
                }
                case CLOSE_RANGE -> {
                    call(step.process, "close_range", 0, null, step.fd, step.fd + step.other, 0);
                    open.subMap(step.fd, true, step.fd + step.other, true).clear();
                }
                case MARK_RANGE -> {
                    call(step.process, "close_range", 0, null, step.fd, step.fd + step.other, 4);
                    open.subMap(step.fd, true, step.fd + step.other, true)
                            .replaceAll((fd, file) -> new Open(file.name, true));
                }
                case SET_FLAG -> {
                    call(step.process, "fcntl", 0, null, step.fd, 2, step.closes ? 1 : 0);
                    open.computeIfPresent(step.fd, (fd, file) -> new Open(file.name, step.closes));
                }
                case FORK -> {
                    int child = step.other % PROCESSES;
                    if (model.putIfAbsent(child, new TreeMap<>(open)) == null) {
                        point(EventKind.TASK, child, step.process, 1);
                    }
                }
                case EXEC -> {
                    point(EventKind.EXEC, step.process, 100 + step.process, step.process);
                    open.values().removeIf(Open::closes);
                }
                case EXIT -> {
                    point(EventKind.EXIT, step.process, 0);
                    model.remove(step.process);
                }
            }
        }

        private void duplicate(Step step, NavigableMap<Integer, Open> open) {
            boolean closes = step.what == What.DUP3 && step.closes;
            Open file = open.get(step.fd);
            if (file == null || step.fd == step.other) {
                return;
            }
            String name = step.what == What.DUP2 ? "dup2" : "dup3";
            call(step.process, name, step.other, null, step.fd, step.other, closes ? O_CLOEXEC : 0);
            open.put(step.other, new Open(file.name, closes));
        }

        /** Goes on with a copy, after something else has happened to the original. */
        void continueWithCopy() {
            DescriptorState original = state;
            DescriptorState copy = original.copy();
            for (int process = 0; process < PROCESSES; process++) {
                call(process, "open", 20, "/else", 0x1000, 0, 0);
                call(process, "chdir", 0, "/else", 0x1000);
                call(process, "close_range", 0, null, 0, 10, 0);
            }
            state = copy;
        }

        void compare() {
            for (int process = 0; process < PROCESSES; process++) {
                DescriptorTable table = state.descriptors(task(process));
                NavigableMap<Integer, Open> expected = model.getOrDefault(process, new TreeMap<>());
                assertThat(table.size()).isEqualTo(expected.size());
                expected.forEach((fd, file) -> {
                    Descriptor descriptor = table.get(fd);
                    assertThat(descriptor).isNotNull();
                    assertThat(((OpenFile.Named) descriptor.file()).name()).isEqualTo(RawText.of(file.name));
                    assertThat(descriptor.closeOnExec()).isEqualTo(file.closes);
                });
            }
        }

        private void call(int process, String name, long result, String path, long... arguments) {
            List<Piece> pieces = path == null
                    ? List.of()
                    : List.of(new Piece(0, 0, EventView.PIECE_TEXT, path.getBytes(StandardCharsets.US_ASCII)));
            accept(EventKind.CALL, process, 1, SYSCALLS.number(name).orElseThrow(), result, pieces, arguments);
        }

        private void point(EventKind kind, int process, long... arguments) {
            accept(kind, process, Abi.POINT, kind.pointCode(), 0, List.of(), arguments);
        }

        private void accept(
                EventKind kind, int process, int abi, int code, long result, List<Piece> pieces, long... arguments) {
            List<Long> list = Arrays.stream(arguments).boxed().toList();
            state.accept(new Event(kind, number, task(process), number, 0, number, abi, code, list, result, pieces));
            number++;
        }

        private static Task task(int process) {
            return new Task(process, 100 + process, process, 100 + process);
        }
    }

    @Property(tries = 300)
    void descriptorsAreThoseOfTheModel(@ForAll("steps") List<Step> steps) {
        Both both = new Both();
        for (Step step : steps) {
            both.take(step);
        }
        both.compare();
    }

    @Property(tries = 200)
    void aCopyKnowsNothingOfWhatHappensToTheOriginal(
            @ForAll("steps") List<Step> before, @ForAll("steps") List<Step> after) {
        Both both = new Both();
        before.forEach(both::take);
        both.continueWithCopy();
        both.compare();
        after.forEach(both::take);
        both.compare();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> process = Arbitraries.integers().between(0, PROCESSES - 1);
        Arbitrary<Integer> fd = Arbitraries.integers().between(0, 70);
        return Combinators.combine(Arbitraries.of(What.class), process, fd, fd, Arbitraries.of(true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }
}
