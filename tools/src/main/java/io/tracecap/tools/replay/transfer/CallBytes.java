package io.tracecap.tools.replay.transfer;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.format.syscall.Transfer;
import io.tracecap.tools.text.Signatures;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bytes that a call moved, in the pieces that were recorded of its buffers: those of read(2) and write(2), of
 * the arrays of buffers of writev(2), of the messages of sendmsg(2), and of all others whose signatures say so. For one
 * thread; allocates nothing for a call that moves none.
 */
public final class CallBytes {
    private static final int BUFFER = 1;
    private static final int ABIS = 16;
    /** A message is one structure, and its second pointer leads to the array of buffers. */
    private static final int BUFFERS_OF_MESSAGE = 2;

    private final Transfer @Nullable [] @Nullable [] known = new Transfer[ABIS][];

    /** Whether a call of this kind moves bytes through descriptors, if it succeeds. */
    public boolean mayMove(EventView event) {
        return event.kind().isSyscall() && transfer(event.abi(), event.syscall()) != Transfer.NONE;
    }

    private Transfer transfer(int abi, int number) {
        if (abi < 0 || abi >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return Transfer.NONE;
        }
        @Nullable Transfer[] ofAbi = known[abi];
        if (ofAbi == null) {
            ofAbi = new Transfer[SyscallTable.MAX_NUMBER + 1];
            known[abi] = ofAbi;
        }
        Transfer transfer = ofAbi[number];
        if (transfer == null) {
            Signature signature = Signatures.find(abi, number);
            transfer = signature == null || abi == Abi.POINT ? Transfer.NONE : Transfer.of(signature);
            ofAbi[number] = transfer;
        }
        return transfer;
    }

    /**
     * What a call moved.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with its result, for a CALL the same
     * @return two for a call that moved bytes from one descriptor to another, of which none are recorded; none for a call
     *     that failed or moved nothing
     */
    public List<Moved> of(EventView enter, EventView exit) {
        Transfer transfer = transfer(enter.abi(), enter.syscall());
        Signature signature = transfer == Transfer.NONE ? null : Signatures.find(enter.abi(), enter.syscall());
        if (signature == null || exit.result() <= 0 || enter.argumentCount() <= BUFFER) {
            return List.of();
        }
        if (transfer == Transfer.COPIED) {
            return copied(signature, enter, exit.result());
        }
        boolean isWritten = transfer == Transfer.WRITTEN;
        RawText bytes = bytes(signature.parameters().get(BUFFER), isWritten, enter, exit);
        return List.of(new Moved((int) enter.argument(0), isWritten, bytes, exit.result()));
    }

    private static List<Moved> copied(Signature signature, EventView enter, long count) {
        List<Moved> moved = new ArrayList<>();
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < Math.min(parameters.size(), enter.argumentCount()); i++) {
            Parameter parameter = parameters.get(i);
            if (parameter.type() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.FD) {
                boolean isTarget = parameter.name().contains("out");
                moved.add(new Moved((int) enter.argument(i), isTarget, RawText.EMPTY, count));
            }
        }
        return moved;
    }

    private static RawText bytes(Parameter buffer, boolean isWritten, EventView enter, EventView exit) {
        EventView source = isWritten ? enter : exit;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (buffer.type() instanceof ArgumentType.Struct struct) {
            boolean isMessage = !struct.layout().name().equals("iovec");
            int before = isMessage ? struct.layout().pointers() : 0;
            BufferLengths lengths = BufferLengths.of(isMessage ? BUFFERS_OF_MESSAGE : 0, enter, exit);
            long left = exit.result();
            for (int i = 0; left > 0 && i < lengths.count(); i++) {
                int piece = source.findPiece(BUFFER, before + i + 1, !isWritten);
                append(source, piece, Math.min(left, lengths.get(i)), bytes);
                left -= lengths.get(i);
            }
        } else {
            append(source, source.findPiece(BUFFER, 0, !isWritten), exit.result(), bytes);
        }
        return RawText.of(bytes.toByteArray());
    }

    private static void append(EventView source, int piece, long most, ByteArrayOutputStream bytes) {
        if (piece >= 0) {
            int length = (int) Math.min(most, source.pieceLength(piece));
            bytes.write(source.pieceArray(piece), source.pieceOffset(piece), length);
        }
    }

    /** How long the buffers of an array of them are (struct iovec), as far as that was recorded. */
    private record BufferLengths(EventView event, int piece, int wordBytes) {
        static BufferLengths of(int part, EventView enter, EventView exit) {
            boolean is32 = enter.abi() == Abi.I386.id() || enter.abi() == Abi.ARM.id() || enter.abi() == Abi.X32.id();
            int atEnter = enter.findPiece(BUFFER, part, false);
            return atEnter >= 0
                    ? new BufferLengths(enter, atEnter, is32 ? Integer.BYTES : Long.BYTES)
                    : new BufferLengths(exit, exit.findPiece(BUFFER, part, true), is32 ? Integer.BYTES : Long.BYTES);
        }

        int count() {
            return piece < 0 ? 0 : event.pieceLength(piece) / (2 * wordBytes);
        }

        long get(int index) {
            int at = event.pieceOffset(piece) + (2 * index + 1) * wordBytes;
            long length = 0;
            for (int i = wordBytes - 1; i >= 0; i--) {
                length = length << Byte.SIZE | (event.pieceArray(piece)[at + i] & 0xFF);
            }
            return Math.max(0, length);
        }
    }
}
