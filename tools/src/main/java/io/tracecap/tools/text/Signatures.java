package io.tracecap.tools.text;

import io.tracecap.format.syscall.Signature;
import org.jspecify.annotations.Nullable;

/** What is known about system calls. */
@FunctionalInterface
public interface Signatures {
    /** Nothing is known: calls are shown as numbers. */
    Signatures NONE = (abi, number) -> null;

    /**
     * The signature of a system call.
     *
     * @param abi code of its calling convention, see {@code Abi#id()}
     * @param number its number there
     * @return null if it is not known
     */
    @Nullable
    Signature find(int abi, int number);
}
