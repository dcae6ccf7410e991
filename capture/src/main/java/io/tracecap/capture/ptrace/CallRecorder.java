package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.Errno;
import io.tracecap.capture.linux.SyscallInfo;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.format.ring.RecordDescriptor;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Parameter;
import java.util.List;

/** Records syscall-enter-stops and syscall-exit-stops: the hot half of the tracer. Allocates nothing per stop. */
final class CallRecorder {
    private static final int UNKNOWN_ABI = 254;
    private static final long LOWEST_ERROR = -4095;
    private static final int ERESTARTSYS = 512;
    private static final int ERESTART_RESTARTBLOCK = 516;

    private final RecordWriter record;
    private final StoppedCall call;
    private final CallPlans plans;
    private final ChosenCalls chosen;
    private final Snapshot snapshot;

    CallRecorder(RecordWriter record, TraceeMemory memory, CaptureScope scope, Snapshot snapshot) {
        this.record = record;
        this.snapshot = snapshot;
        this.call = new StoppedCall(record, memory);
        this.plans = new CallPlans(scope.limits(), snapshot);
        this.chosen = scope.calls();
    }

    /** Writes and publishes the record of a syscall-enter-stop, if the call is to be recorded. */
    void recordEnter(Tracee tracee, long timeNs) {
        if (!chosen.contains(tracee.abi(), tracee.syscall())) {
            tracee.setCallRecorded(false);
        } else if (writeEnter(tracee, timeNs)) {
            record.publish();
        }
    }

    /**
     * Writes the record of a syscall-enter-stop; it is published by the caller, or forgotten.
     *
     * @return whether there was room
     */
    boolean writeEnter(Tracee tracee, long timeNs) {
        CallPlan plan = plans.of(tracee);
        if (plan.stackOffset() != Parameter.IN_REGISTER) {
            tracee.replaceArgument(0, tracee.stackPointer() + plan.stackOffset());
        }
        boolean begun = record.begin(RecordDescriptor.TYPE_ENTER, tracee.abi(), tracee.syscall(), tracee, timeNs);
        tracee.setCallRecorded(begun);
        if (!begun) {
            return false;
        }
        for (int i = 0; i < plan.argumentCount(); i++) {
            record.argument(tracee.argument(i));
        }
        call.atEnter(tracee);
        run(plan.atEnter());
        return true;
    }

    /** Writes and publishes the record of a syscall-exit-stop, unless its enter was left out. */
    void recordExit(Tracee tracee, long result, long timeNs) {
        if (!tracee.isCallRecorded()
                || !record.begin(RecordDescriptor.TYPE_EXIT, tracee.abi(), tracee.syscall(), tracee, timeNs)) {
            return;
        }
        record.argument(result);
        call.atExit(tracee, result);
        if (result < LOWEST_ERROR || result >= 0) {
            run(plans.of(tracee).atExit());
        } else if (isInterrupted(result)) {
            run(plans.of(tracee).atInterrupt());
        } else if (result == -Errno.EINPROGRESS) {
            run(plans.of(tracee).inProgress());
        }
        record.publish();
        snapshot.addWhatChanged(tracee, timeNs);
    }

    /** EINTR, or one of the restart codes that only a tracer sees (ERESTARTSYS to ERESTART_RESTARTBLOCK of linux/errno.h). */
    private static boolean isInterrupted(long result) {
        return result == -Errno.EINTR || (result <= -ERESTARTSYS && result >= -ERESTART_RESTARTBLOCK);
    }

    private void run(List<CopyStep> steps) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).copy(call);
        }
    }

    /** The calling convention that PTRACE_GET_SYSCALL_INFO reported. */
    static int abi(SyscallInfo info) {
        int arch = info.arch();
        if (arch == Abi.X86_64.auditArch()) {
            return (info.number() & Abi.X32_BIT) == 0 || info.number() < 0 ? Abi.X86_64.id() : Abi.X32.id();
        }
        return arch == Abi.I386.auditArch()
                ? Abi.I386.id()
                : arch == Abi.AARCH64.auditArch() ? Abi.AARCH64.id() : UNKNOWN_ABI;
    }
}
