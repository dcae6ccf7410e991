package io.tracecap.format.syscall;

import org.jspecify.annotations.Nullable;

/**
 * One parameter of a syscall.
 *
 * @param name as in the man page
 * @param type what it is
 * @param direction when memory behind it is copied
 * @param length where the length comes from; null for single structures, strings and numbers
 * @param condition when the argument is there at all; null for always
 * @param stackOffset {@link #IN_REGISTER}; otherwise the argument is in no register: it lies so many bytes above the stack
 *     pointer, and its value is that address (the signal frame of rt_sigreturn(2))
 */
public record Parameter(
        String name,
        ArgumentType type,
        Direction direction,
        @Nullable Length length,
        @Nullable Condition condition,
        int stackOffset) {
    /** {@link #stackOffset} of an argument that is in a register, as nearly all are. */
    public static final int IN_REGISTER = -1;

    /** A parameter that is in a register. */
    public Parameter(
            String name,
            ArgumentType type,
            Direction direction,
            @Nullable Length length,
            @Nullable Condition condition) {
        this(name, type, direction, length, condition, IN_REGISTER);
    }

    /**
     * The argument means something only if another argument has one of some bits set (the mode of open(2)).
     *
     * @param argument index of the other argument
     * @param bits the bits, any of which will do
     */
    public record Condition(int argument, long bits) {
        /** Whether the condition holds for these six raw arguments. */
        public boolean holds(long[] arguments) {
            return (arguments[argument] & bits) != 0;
        }
    }
}
