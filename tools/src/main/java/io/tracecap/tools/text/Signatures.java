package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import org.jspecify.annotations.Nullable;

/** Finds signatures by the calling convention that an event names. */
public final class Signatures {
    private Signatures() {}

    /**
     * The signature of a system call.
     *
     * @param abi code of its calling convention, see {@code Abi#id()}
     * @param number its number there
     * @return null if there is no such calling convention
     */
    public static @Nullable Signature find(int abi, int number) {
        if (abi == Abi.X86_64.id()) {
            return SyscallTable.of(Abi.X86_64).signature(number);
        }
        for (Abi other : Abi.values()) {
            if (other.id() == abi) {
                return SyscallTable.of(other).signature(number);
            }
        }
        return null;
    }
}
