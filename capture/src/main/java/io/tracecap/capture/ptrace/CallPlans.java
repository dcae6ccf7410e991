package io.tracecap.capture.ptrace;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffects;
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

    private final @Nullable Signature[] everyday = new Signature[MOST_NUMBERS];
    /** By the code of the ABI. */
    private final @Nullable Signature[][] others = new Signature[Abi.POINT][];

    private final IdentityHashMap<Signature, CallPlan> plans = new IdentityHashMap<>();
    /** By the code of the ABI. */
    private final @Nullable DescriptorEffects[] effects = new DescriptorEffects[Abi.POINT];

    private final CopyLimits limits;
    private final Snapshot snapshot;

    CallPlans(CopyLimits limits, Snapshot snapshot) {
        this.limits = limits;
        this.snapshot = snapshot;
    }

    /** The plan for a call; unknown calls and calling conventions keep all their arguments and no memory. */
    CallPlan of(Tracee tracee) {
        int number = tracee.syscall();
        if (number < 0 || number >= MOST_NUMBERS) {
            return CallPlan.UNKNOWN;
        }
        Signature signature = tracee.abi() == Abi.X86_64.id() ? everyday[number] : other(tracee.abi(), number);
        if (signature == null) {
            if (tracee.abi() != Abi.X86_64.id()) {
                return CallPlan.UNKNOWN;
            }
            signature = SyscallTable.of(Abi.X86_64).signature(number);
            everyday[number] = signature;
        }
        Signature resolved = signature.resolve(tracee.arguments());
        CallPlan plan = plans.get(resolved);
        if (plan == null) {
            plan = CallPlan.compile(resolved, signature, limits, question(tracee));
            plans.put(resolved, plan);
        }
        return plan;
    }

    /** What the kernel is to be asked when a call comes back; null for nothing. */
    private @Nullable CopyStep question(Tracee tracee) {
        int abi = tracee.abi();
        DescriptorEffects table = effects[abi];
        for (Abi candidate : Abi.values()) {
            if (table == null && candidate.id() == abi) {
                table = DescriptorEffects.of(candidate);
                effects[abi] = table;
            }
        }
        return table != null && table.mayAsk(tracee.syscall()) ? new CopyStep.Question(table, snapshot) : null;
    }

    /** The signature of a call of another ABI; null if there is no such ABI. */
    private @Nullable Signature other(int abi, int number) {
        @Nullable Signature[] signatures = others[abi];
        if (signatures != null && signatures[number] != null) {
            return signatures[number];
        }
        for (Abi candidate : Abi.values()) {
            if (candidate.id() == abi) {
                if (signatures == null) {
                    signatures = new Signature[MOST_NUMBERS];
                    others[abi] = signatures;
                }
                Signature signature = SyscallTable.of(candidate).signature(number);
                signatures[number] = signature;
                return signature;
            }
        }
        return null;
    }
}
