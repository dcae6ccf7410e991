package io.tracecap.format.files;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A call as an effect sees it. */
final class CallView {
    private static final int ARGUMENTS = 6;

    private final EventView enter;
    private final EventView exit;
    private final long[] arguments = new long[ARGUMENTS];

    /**
     * A call that came back.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result; for a CALL the same
     */
    CallView(EventView enter, EventView exit) {
        this.enter = enter;
        this.exit = exit;
        for (int i = 0; i < Math.min(ARGUMENTS, enter.argumentCount()); i++) {
            arguments[i] = enter.argument(i);
        }
    }

    /** A call that was entered. */
    CallView(EventView enter) {
        this(enter, enter);
    }

    /** The raw arguments; those that were not kept are 0. Not to be written to. */
    long[] arguments() {
        return arguments;
    }

    long number() {
        return enter.number();
    }

    long result() {
        return exit.result();
    }

    /** A descriptor among the arguments: the kernel takes 32 bits of it. */
    int descriptor(int argument) {
        return (int) arguments[argument];
    }

    /** The text behind an argument, as far as it was copied whole. */
    @Nullable
    RawText text(int argument) {
        int piece = enter.findPiece(argument, 0, false);
        if (piece < 0
                || (enter.pieceFlags(piece) & (EventView.PIECE_TRUNCATED | EventView.PIECE_FAULT)) != 0
                || enter.pieceLength(piece) > Paths.LIMIT) {
            return null;
        }
        return RawText.of(enter.pieceArray(piece), enter.pieceOffset(piece), enter.pieceLength(piece));
    }

    /**
     * What the kernel said of the {@code index}-th descriptor that the call made or changed; null for nothing.
     *
     * @param path the argument that is a path; negative if there is none
     */
    @Nullable
    OpenFile kernelWord(int index, long origin, int path) {
        RawText name = path < 0 ? null : text(path);
        return KernelWord.read(exit, Fact.OF_CALL, Fact.nameOf(index), true, origin, name);
    }

    /** Whether the program is a 64-bit one. */
    boolean isWide() {
        return enter.abi() != Abi.I386.id() && enter.abi() != Abi.ARM.id() && enter.abi() != Abi.X32.id();
    }

    /** Part of a structure that was copied at the exit, such as the control messages of a message; empty if it was not. */
    ByteBuffer part(int argument, int part) {
        int piece = exit.findPiece(argument, part, true);
        ByteBuffer bytes = piece < 0
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(exit.pieceArray(piece), exit.pieceOffset(piece), exit.pieceLength(piece))
                        .slice();
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A structure behind an argument, be it what the kernel read or what it wrote; empty if it was not copied. */
    ByteBuffer structure(int argument) {
        EventView event = exit;
        int piece = exit.findPiece(argument, 0, true);
        if (piece < 0) {
            event = enter;
            piece = enter.findPiece(argument, 0, false);
        }
        ByteBuffer bytes = piece < 0
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(event.pieceArray(piece), event.pieceOffset(piece), event.pieceLength(piece))
                        .slice();
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Flags; 0 if there are none or they were not copied. */
    long bits(DescriptorEffect.@Nullable Bits flags) {
        if (flags == null) {
            return 0;
        }
        if (!flags.isBehind()) {
            return arguments[flags.argument()];
        }
        int piece = enter.findPiece(flags.argument(), 0, false);
        if (piece < 0 || enter.pieceLength(piece) < Long.BYTES) {
            return 0;
        }
        return ByteBuffer.wrap(enter.pieceArray(piece), enter.pieceOffset(piece), Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }
}
