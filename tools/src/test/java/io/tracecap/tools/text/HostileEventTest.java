package io.tracecap.tools.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.StructLayout;
import io.tracecap.format.syscall.Structures;
import io.tracecap.format.syscall.SyscallTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever a trace contains, printing ends, throws nothing and prints no control byte. */
class HostileEventTest {
    private static final Task TASK = new Task(0, 4711, 0, 4711);
    private static final int[] FLAGS = {0, 1, 2, 4, 5, 6, 8, 9, 12, 13};
    private static final int MOST_BYTES = 400;
    private static final int MOST_CHARACTERS = 1 << 18;
    private static final int MOST_CHARACTERS_FOR_A_BYTE = 512;

    private final CallText brief = new CallText(TextOptions.DEFAULT, 40, FilesView.NONE);
    private final CallText verbose = new CallText(new TextOptions(1 << 20, true), 0, FilesView.NONE);

    @Property(tries = 60)
    void everySystemCallPrintsRandomMemory(@ForAll long seed) {
        Random random = new Random(seed);
        for (String name : SyscallTable.of(Abi.X86_64).names()) {
            int number = SyscallTable.of(Abi.X86_64).number(name).orElseThrow();
            check(call(random, number));
        }
    }

    @Property(tries = 50)
    void everySystemCallOfOtherArchitecturesPrintsRandomMemory(
            @ForAll long seed, @ForAll Abi abi, @ForAll @IntRange(min = 0, max = 500) int number) {
        Random random = new Random(seed);
        for (int i = number; i < number + 100; i++) {
            check(withAbi(abi.id(), call(random, i)));
        }
    }

    @Property(tries = 20)
    void everyVariantPrintsRandomMemory(@ForAll long seed) {
        Random random = new Random(seed);
        for (String name : SyscallTable.of(Abi.X86_64).names()) {
            int number = SyscallTable.of(Abi.X86_64).number(name).orElseThrow();
            for (Signature.Variant variant :
                    SyscallTable.of(Abi.X86_64).signature(number).variants()) {
                check(chosen(call(random, number), variant, random));
            }
        }
    }

    /** Every structure of the tables, single and in arrays, complete and cut, as input and as output. */
    @Property(tries = 30)
    void everyStructurePrintsRandomMemory(@ForAll long seed, @ForAll Abi abi, @ForAll boolean verbose) {
        Random random = new Random(seed);
        Event event = call(random, random.nextInt(500));
        Call call = new Call();
        call.begin(event, event, FilesView.NONE);
        StructText texts = new StructText(new TextOptions(32, verbose), abi, (tid, before) -> RawText.of("a\n<>"));
        Structures structures = Structures.of(abi);
        for (String name : structures.names()) {
            StructLayout layout = structures.structure(name);
            byte[] bytes = new byte[random.nextInt(2 * layout.size() + 1)];
            random.nextBytes(bytes);
            Memory memory = new Memory();
            memory.show(bytes);
            TextBuffer out = new TextBuffer();
            Source source = new Source(call, random.nextInt(6), random.nextBoolean(), memory, texts);
            texts.single(layout, source, 0, out);
            if (layout.unit() == StructLayout.Unit.ELEMENTS) {
                texts.array(layout, source, random.nextInt(), random.nextLong(), out);
            }
            assertThat(out.toString()).as("%s of %s", name, abi).matches("[ -~]*");
            assertThat(out.length())
                    .as("characters for %d bytes of %s", bytes.length, name)
                    .isLessThan(MOST_CHARACTERS + MOST_CHARACTERS_FOR_A_BYTE * bytes.length);
        }
    }

    @Property
    void unknownSystemCallsPrint(@ForAll long seed, @ForAll int abi, @ForAll int number) {
        check(withAbi(abi, call(new Random(seed), number)));
    }

    private static Event withAbi(int abi, Event call) {
        return new Event(
                call.kind(),
                0,
                TASK,
                call.timeNs(),
                call.durationNs(),
                0,
                abi,
                call.syscall(),
                call.arguments(),
                call.result(),
                call.pieces());
    }

    @Property
    void everyPointPrints(@ForAll long seed, @ForAll @IntRange(min = 0, max = 8) int arguments) {
        Random random = new Random(seed);
        PointText points = new PointText(TextOptions.Constants.ABBREV, NamesView.NONE);
        for (EventKind kind : EventKind.values()) {
            if (!kind.isSyscall()) {
                Event event = event(random, kind, random.nextInt(9), arguments);
                TextBuffer out = new TextBuffer();
                points.print(event, out);
                assertThat(out.toString()).matches("[ -~]*");
            }
        }
    }

    private void check(Event call) {
        TextBuffer out = new TextBuffer();
        brief.print(call, call, out);
        out.ascii(' ');
        brief.print(call, null, out);
        out.ascii(' ');
        brief.printEnter(call, out);
        brief.printExit(call, call, call, out);
        brief.printExit(null, call, call, out);
        brief.printExit(call, null, call, out);
        verbose.print(call, call, out);

        assertThat(out.toString())
                .as("%s", call)
                .matches(text -> text.chars().allMatch(c -> c >= 0x20 && c < 0x7f), "has no control byte");
    }

    private static Event chosen(Event call, Signature.Variant variant, Random random) {
        List<Long> arguments = new ArrayList<>(call.arguments());
        while (arguments.size() < 6) {
            arguments.add(0L);
        }
        for (Signature.Selector selector : variant.selectors()) {
            long[] values = selector.values();
            arguments.set(selector.argument(), values[random.nextInt(values.length)]);
        }
        return new Event(
                EventKind.CALL,
                0,
                TASK,
                0,
                0,
                0,
                Abi.X86_64.id(),
                call.syscall(),
                arguments,
                call.result(),
                call.pieces());
    }

    private static Event call(Random random, int number) {
        return event(random, EventKind.CALL, number, random.nextInt(7));
    }

    private static Event event(Random random, EventKind kind, int number, int arguments) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < arguments; i++) {
            values.add(value(random));
        }
        List<Piece> pieces = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            byte[] bytes = new byte[random.nextInt(8) == 0 ? random.nextInt(8) : random.nextInt(MOST_BYTES)];
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                sparse(bytes, random);
            }
            pieces.add(new Piece(random.nextInt(6), random.nextInt(4), FLAGS[random.nextInt(FLAGS.length)], bytes));
        }
        long result = random.nextInt(3) == 0 ? -random.nextInt(600) : value(random);
        return new Event(
                kind,
                0,
                TASK,
                random.nextLong(),
                random.nextLong(),
                EventView.NO_ENTER,
                Abi.X86_64.id(),
                number,
                values,
                result,
                pieces);
    }

    /** Mostly zeros, as real structures are: small numbers, short lengths. */
    private static void sparse(byte[] bytes, Random random) {
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(6) != 0) {
                bytes[i] = 0;
            }
        }
    }

    private static long value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextInt();
            case 2 -> Long.MIN_VALUE;
            case 3 -> Long.MAX_VALUE;
            default -> random.nextInt(64);
        };
    }
}
