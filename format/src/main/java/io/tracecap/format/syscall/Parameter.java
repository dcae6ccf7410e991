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
 */
public record Parameter(
        String name,
        ArgumentType type,
        Direction direction,
        @Nullable Length length,
        @Nullable Condition condition) {

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
