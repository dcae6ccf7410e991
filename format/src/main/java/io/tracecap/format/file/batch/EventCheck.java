package io.tracecap.format.file.batch;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;

/** Whether an event is one that a batch can hold. Hot; says what is wrong by {@link IllegalArgumentException}. */
final class EventCheck {
    private EventCheck() {}

    static void check(EventView event, EventKind kind) {
        int arguments = event.argumentCount();
        if (arguments > BatchLimits.MAX_ARGUMENTS || arguments < kind.pointArguments()) {
            throw refuse(event, "has " + arguments + " arguments");
        }
        if (event.pieceCount() > BatchLimits.MAX_EVENT_PIECES) {
            throw refuse(event, "has " + event.pieceCount() + " pieces");
        }
        if (kind.isSyscall()) {
            if (event.abi() < 1 || event.abi() >= Abi.POINT) {
                throw refuse(event, "has the ABI " + event.abi());
            }
        } else if (kind == EventKind.UNKNOWN && EventKind.ofPointCode(event.syscall()) != EventKind.UNKNOWN) {
            throw refuse(event, "is of no known kind but has the code " + event.syscall());
        }
        checkTimes(event, kind);
    }

    private static void checkTimes(EventView event, EventKind kind) {
        long time = event.timeNs();
        if (time < 0 || time > BatchLimits.MAX_TIME_NS) {
            throw refuse(event, "has the time " + time);
        }
        if (!kind.hasResult()) {
            return;
        }
        boolean isReturn = kind == EventKind.RETURN;
        long length = event.durationNs();
        if (length < 0 || length > (isReturn ? time : BatchLimits.MAX_TIME_NS - time)) {
            throw refuse(event, "has the duration " + length);
        }
        long enter = event.enterNumber();
        if (isReturn && enter != EventView.NO_ENTER && (enter < 0 || enter >= event.number())) {
            throw refuse(event, "returns from event " + enter);
        }
    }

    /** The descriptor of a piece, with its parts checked. */
    static int descriptor(EventView event, int piece) {
        int argument = event.pieceArgument(piece);
        int part = event.piecePart(piece);
        int flags = event.pieceFlags(piece);
        // A negative number has high bits set too.
        if (((argument & -BatchLimits.PIECE_ARGUMENTS)
                        | (part & -BatchLimits.PIECE_PARTS)
                        | (flags & -BatchLimits.PIECE_FLAGS))
                != 0) {
            throw refuse(event, "has a piece of argument " + argument + ", part " + part + ", flags " + flags);
        }
        return PiecePlace.descriptor(argument, part, flags);
    }

    static IllegalArgumentException refuse(EventView event, String why) {
        return new IllegalArgumentException("event " + event.number() + " (" + event.kind() + ") " + why);
    }
}
