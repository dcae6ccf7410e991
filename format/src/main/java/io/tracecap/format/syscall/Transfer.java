package io.tracecap.format.syscall;

import java.util.List;

/** What the result of a call is the number of bytes of, as its signature tells: those it moved through a descriptor. */
public enum Transfer {
    /** Of nothing. */
    NONE,
    /** Of what was read from its first argument, a descriptor. */
    READ,
    /** Of what was written to its first argument, a descriptor. */
    WRITTEN,
    /** Of what was read from one descriptor and written to another, see sendfile(2). */
    COPIED;

    private static final int BUFFER = 1;

    /** What a call with this signature does. */
    public static Transfer of(Signature signature) {
        List<Parameter> parameters = signature.parameters();
        boolean isOnDescriptors =
                signature.classes().contains("desc") || signature.classes().contains("network");
        if (!isOnDescriptors || !is(signature.result(), ScalarKind.SIZE) || parameters.size() <= BUFFER) {
            return NONE;
        }
        if (!is(parameters.get(0).type(), ScalarKind.FD)) {
            return NONE;
        }
        for (int i = BUFFER; i < parameters.size(); i++) {
            if (is(parameters.get(i).type(), ScalarKind.FD)) {
                return COPIED;
            }
        }
        return ofBuffer(parameters.get(BUFFER));
    }

    private static Transfer ofBuffer(Parameter buffer) {
        boolean isBuffer = buffer.type() instanceof ArgumentType.Data
                || (buffer.type() instanceof ArgumentType.Struct struct
                        && isVector(struct.layout().name()));
        if (!isBuffer) {
            return NONE;
        }
        return buffer.direction() == Direction.IN ? WRITTEN : READ;
    }

    private static boolean isVector(String structure) {
        return structure.equals("iovec") || structure.equals("msghdr");
    }

    private static boolean is(ArgumentType type, ScalarKind kind) {
        return type instanceof ArgumentType.Scalar scalar && scalar.kind() == kind;
    }

    /** How many bytes a call moved that returned {@code result}; 0 if it does not say. */
    public long moves(long result) {
        return this == NONE ? 0 : Math.max(0, result);
    }

    /** Whether the result counts as read. */
    public boolean isRead() {
        return this == READ || this == COPIED;
    }

    /** Whether the result counts as written. */
    public boolean isWritten() {
        return this == WRITTEN || this == COPIED;
    }
}
