package io.tracecap.format.process;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What calls of any ABI do, and what they were given for it. */
final class Effects {
    private static final int ARGUMENTS = 6;
    private static final int LONGEST_TEXT = 4096;
    /** No call that is kept takes more, but for an execve with very many arguments. */
    private static final int MOST_CALL_BYTES = 1 << 15;

    private final @Nullable DescriptorEffects[] tables = new DescriptorEffects[Abi.POINT];
    private final long[] arguments = new long[ARGUMENTS];

    /** What a call does if it succeeds; null for nothing. */
    @Nullable
    DescriptorEffect of(EventView enter) {
        DescriptorEffects table = table(enter.abi());
        if (table == null || !table.mayHaveOne(enter.syscall())) {
            return null;
        }
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = i < enter.argumentCount() ? enter.argument(i) : 0;
        }
        return table.effect(enter.syscall(), arguments);
    }

    private @Nullable DescriptorEffects table(int id) {
        if (id < 0 || id >= tables.length) {
            return null;
        }
        for (Abi abi : Abi.values()) {
            if (tables[id] == null && abi.id() == id) {
                tables[id] = DescriptorEffects.of(abi);
            }
        }
        return tables[id];
    }

    /** Flags; 0 if there are none or they were not copied. */
    static long bits(EventView enter, DescriptorEffect.@Nullable Bits flags) {
        if (flags == null) {
            return 0;
        }
        if (!flags.isBehind()) {
            return flags.argument() < enter.argumentCount() ? enter.argument(flags.argument()) : 0;
        }
        int piece = enter.findPiece(flags.argument(), 0, false);
        return piece < 0 || enter.pieceLength(piece) < Long.BYTES
                ? 0
                : ByteBuffer.wrap(enter.pieceArray(piece), enter.pieceOffset(piece), Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
    }

    /** The text behind an argument, as far as it was copied whole. */
    static @Nullable RawText text(EventView event, int argument) {
        return text(event, argument, 0);
    }

    /** A text that is a part of an argument, as far as it was copied whole. */
    static @Nullable RawText text(EventView event, int argument, int part) {
        int piece = event.findPiece(argument, part, false);
        if (piece < 0
                || (event.pieceFlags(piece) & (EventView.PIECE_TRUNCATED | EventView.PIECE_FAULT)) != 0
                || event.pieceLength(piece) > LONGEST_TEXT) {
            return null;
        }
        return RawText.of(event.pieceArray(piece), event.pieceOffset(piece), event.pieceLength(piece));
    }

    /** Whether an event is not too large to be kept. */
    static boolean isSmall(EventView event) {
        int bytes = 0;
        for (int i = 0; i < event.pieceCount(); i++) {
            bytes += event.pieceLength(i);
        }
        return bytes <= MOST_CALL_BYTES;
    }

    /** The texts behind an argument, each ended by a zero byte, as far as so many bytes have them. */
    static List<RawText> texts(EventView event, int argument, int most) {
        List<RawText> texts = new ArrayList<>();
        int piece = event.findPiece(argument, 0, false);
        if (piece < 0) {
            return texts;
        }
        byte[] bytes = event.pieceArray(piece);
        int start = event.pieceOffset(piece);
        int end = start + Math.min(most, event.pieceLength(piece));
        for (int i = start; i < end; i++) {
            if (bytes[i] == 0) {
                texts.add(RawText.of(bytes, start, i - start));
                start = i + 1;
            }
        }
        return texts;
    }

    /** A structure that belongs to argument 0; empty if it is not there. */
    static ByteBuffer structure(EventView event, int part) {
        int piece = event.findPiece(0, part, false);
        ByteBuffer bytes = piece < 0
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(event.pieceArray(piece), event.pieceOffset(piece), event.pieceLength(piece));
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }
}
