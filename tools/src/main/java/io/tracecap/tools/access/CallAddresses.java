package io.tracecap.tools.access;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.Direction;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.tools.text.AddressText;
import io.tracecap.tools.text.TextBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the socket addresses that calls name, in the form that {@link AddressText} has, and hands them on when the call comes
 * back. Is shown all events in order. For one thread.
 */
public final class CallAddresses {
    private static final int MOST_NAMES = 1 << 14;
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_THREADS = 1 << 14;
    private static final int MOST_ADDRESS = 128;
    private static final int ABIS = 16;
    private static final long[] NO_ARGUMENTS = new long[6];
    private static final Shape NONE = new Shape(-1, false, AddressUse.CONNECT);

    private final Sink sink;
    private final NameTable names = new NameTable(MOST_NAMES, MOST_BYTES);
    private final @Nullable Shape[] @Nullable [] shapes = new Shape[ABIS][];
    private final Map<Abi, DescriptorEffects> effects = new EnumMap<>(Abi.class);
    private final ThreadMap<OpenAddress> open = new ThreadMap<>();
    private final TextBuffer text = new TextBuffer();
    private long leftOut;

    /** Takes the addresses. */
    @FunctionalInterface
    public interface Sink {
        /**
         * A call that names an address came back.
         *
         * @param exit the event with its result
         * @param address number of the address
         * @param use what it does with it if it succeeds
         */
        void used(EventView exit, int address, AddressUse use);
    }

    /**
     * Where a call has an address.
     *
     * @param argument which argument; negative for none
     * @param atExit whether the kernel writes it
     */
    private record Shape(int argument, boolean atExit, AddressUse use) {}

    /** The address of a call that has not come back. */
    private record OpenAddress(long enter, int address) {}

    /** Finds nothing yet. */
    public CallAddresses(Sink sink) {
        this.sink = sink;
    }

    /** The addresses that were found. */
    public NameTable names() {
        return names;
    }

    /** How many addresses were left out, because there was no room for them. */
    public long leftOut() {
        return leftOut;
    }

    /** Takes the next event into account. */
    public void accept(EventView event) {
        if (!event.kind().isSyscall()) {
            return;
        }
        Shape shape = shape(event);
        if (shape.argument < 0) {
            return;
        }
        switch (event.kind()) {
            case CALL -> handOn(event, number(event, shape), shape);
            case ENTER -> {
                int address = shape.atExit ? NameTable.NONE : number(event, shape);
                if (address != NameTable.NONE && open.size() < MOST_THREADS) {
                    open.put(event.task().number(), new OpenAddress(event.number(), address));
                }
            }
            default -> comeBack(event, shape);
        }
    }

    private void comeBack(EventView exit, Shape shape) {
        if (shape.atExit) {
            handOn(exit, number(exit, shape), shape);
            return;
        }
        OpenAddress begun = open.remove(exit.task().number());
        if (begun != null && begun.enter == exit.enterNumber()) {
            handOn(exit, begun.address, shape);
        }
    }

    private void handOn(EventView exit, int address, Shape shape) {
        if (address != NameTable.NONE) {
            sink.used(exit, address, shape.use);
        }
    }

    private int number(EventView event, Shape shape) {
        int piece = event.findPiece(shape.argument, 0, shape.atExit);
        if (piece < 0 || event.pieceLength(piece) > MOST_ADDRESS) {
            return NameTable.NONE;
        }
        int from = event.pieceOffset(piece);
        text.clear();
        byte[] address = Arrays.copyOfRange(event.pieceArray(piece), from, from + event.pieceLength(piece));
        if (!AddressText.print(address, text)) {
            return NameTable.NONE;
        }
        int number = names.add(text.toBytes(), 0, text.length());
        leftOut += number == NameTable.NONE ? 1 : 0;
        return number;
    }

    private Shape shape(EventView event) {
        int id = event.abi();
        int number = event.syscall();
        if (id < 0 || id >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return NONE;
        }
        @Nullable Shape[] ofAbi = shapes[id];
        if (ofAbi == null) {
            ofAbi = new Shape[SyscallTable.MAX_NUMBER + 1];
            shapes[id] = ofAbi;
        }
        Shape shape = ofAbi[number];
        if (shape == null) {
            shape = find(id, number);
            ofAbi[number] = shape;
        }
        return shape;
    }

    private Shape find(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                DescriptorEffect effect =
                        effects.computeIfAbsent(abi, DescriptorEffects::of).effect(number, NO_ARGUMENTS);
                return find(SyscallTable.of(abi).signature(number), effect);
            }
        }
        return NONE;
    }

    /** From the tables: an argument that is an address, of a call that connects, binds or accepts; or else sends. */
    private static Shape find(Signature signature, @Nullable DescriptorEffect effect) {
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (!(parameters.get(i).type() instanceof ArgumentType.Struct struct)
                    || !struct.layout().name().equals("sockaddr")) {
                continue;
            }
            boolean isWritten = parameters.get(i).direction() == Direction.OUT;
            if (effect == null) {
                return isWritten ? NONE : new Shape(i, false, AddressUse.SEND);
            }
            return switch (effect.verb()) {
                case CONNECT -> new Shape(i, false, AddressUse.CONNECT);
                case BIND -> new Shape(i, false, AddressUse.BIND);
                case ACCEPT -> new Shape(i, true, AddressUse.ACCEPT);
                default -> NONE;
            };
        }
        return NONE;
    }
}
