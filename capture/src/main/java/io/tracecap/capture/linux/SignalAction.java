package io.tracecap.capture.linux;

/**
 * What this process does on a signal: {@code struct sigaction} of the C library.
 *
 * <pre>
 *   0         8                    136     144        152
 *   +---------+--------------------+-------+----------+
 *   | handler | mask, 1024 bits    | flags | restorer |
 *   +---------+--------------------+-------+----------+
 * </pre>
 */
final class SignalAction {
    private static final int LENGTH = 152;

    private final NativeBlock block = new NativeBlock(LENGTH);

    private SignalAction() {}

    /** A C function as handler, without any flags. */
    SignalAction(long handler) {
        block.bytes().putLong(0, handler);
    }

    /** What is done on a signal now. */
    static SignalAction of(int signal) {
        SignalAction action = new SignalAction();
        Libc.sigaction(signal, 0, action.block.address());
        return action;
    }

    /** Does this on a signal from now on. */
    void install(int signal) {
        Libc.sigaction(signal, block.address(), 0);
    }
}
