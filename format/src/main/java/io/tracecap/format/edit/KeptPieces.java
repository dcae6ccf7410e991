package io.tracecap.format.edit;

import io.tracecap.format.event.ChangedView;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffect.Bits;
import io.tracecap.format.syscall.DescriptorEffect.Verb;
import org.jspecify.annotations.Nullable;

/**
 * Shows a call with those pieces of memory only that tell what its effect is: neither data nor the environment of a
 * program.
 */
final class KeptPieces extends ChangedView {
    /** Of the parts of a struct msghdr, those that its effect depends on: itself, and its control messages. */
    private static final int MESSAGE_PARTS = 1 << 0 | 1 << 3;

    private int[] pieces = new int[16];
    private int count;

    KeptPieces(EventView event) {
        super(event);
    }

    /**
     * Shows an event so.
     *
     * @param effect what the call does; null to show no pieces at all
     */
    KeptPieces of(EventView event, @Nullable DescriptorEffect effect) {
        of(event);
        count = 0;
        if (pieces.length < event.pieceCount()) {
            pieces = new int[event.pieceCount()];
        }
        for (int i = 0; effect != null && i < event.pieceCount(); i++) {
            if (belongsTo(effect, event.pieceArgument(i), event.piecePart(i))) {
                pieces[count++] = i;
            }
        }
        return this;
    }

    private static boolean belongsTo(DescriptorEffect effect, int argument, int part) {
        if (argument == Fact.OF_CALL) {
            return true;
        }
        if (argument == effect.array() && effect.verb() == Verb.RECEIVE) {
            return (MESSAGE_PARTS >> part & 1) != 0;
        }
        return argument == effect.path()
                || argument == effect.address()
                || argument == effect.array()
                || argument == effect.to()
                || isBehind(effect.flags(), argument)
                || isBehind(effect.closeOnExec().flags(), argument);
    }

    private static boolean isBehind(@Nullable Bits flags, int argument) {
        return flags != null && flags.isBehind() && flags.argument() == argument;
    }

    @Override
    public int pieceCount() {
        return count;
    }

    @Override
    public int pieceArgument(int index) {
        return original().pieceArgument(pieces[index]);
    }

    @Override
    public int piecePart(int index) {
        return original().piecePart(pieces[index]);
    }

    @Override
    public int pieceFlags(int index) {
        return original().pieceFlags(pieces[index]);
    }

    @Override
    public byte[] pieceArray(int index) {
        return original().pieceArray(pieces[index]);
    }

    @Override
    public int pieceOffset(int index) {
        return original().pieceOffset(pieces[index]);
    }

    @Override
    public int pieceLength(int index) {
        return original().pieceLength(pieces[index]);
    }
}
