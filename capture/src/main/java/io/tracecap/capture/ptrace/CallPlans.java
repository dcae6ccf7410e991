package io.tracecap.capture.ptrace;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan for every syscall, compiled from its signature when it is first seen. Looking a plan up allocates nothing
 * but the first time.
 */
final class CallPlans {
    private static final int MOST_NUMBERS = 1024;

    private final SyscallTable table = SyscallTable.of(Abi.X86_64);
    private final @Nullable Signature[] signatures = new Signature[MOST_NUMBERS];
    private final IdentityHashMap<Signature, CallPlan> plans = new IdentityHashMap<>();
    private final CopyLimits limits;

    CallPlans(CopyLimits limits) {
        this.limits = limits;
    }

    /** The plan for a call; unknown calls and calling conventions keep all their arguments and no memory. */
    CallPlan of(Tracee tracee) {
        int number = tracee.syscall();
        if (tracee.abi() != Abi.X86_64.id() || number < 0 || number >= MOST_NUMBERS) {
            return CallPlan.UNKNOWN;
        }
        Signature signature = signatures[number];
        if (signature == null) {
            signature = table.signature(number);
            signatures[number] = signature;
        }
        Signature resolved = signature.resolve(tracee.arguments());
        CallPlan plan = plans.get(resolved);
        if (plan == null) {
            plan = CallPlan.compile(resolved, signature, limits);
            plans.put(resolved, plan);
        }
        return plan;
    }
}
