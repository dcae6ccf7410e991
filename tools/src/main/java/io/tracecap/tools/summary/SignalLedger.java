package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.SyscallTable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts signals, and remembers which processes were sent SIGKILL by a recorded one. For one thread. */
final class SignalLedger {
    private static final int SIGKILL = 9;
    private static final int MOST_TARGETS = 1 << 10;
    private static final int SIGNALS = 65;
    private static final int ABIS = 16;

    private final long[] counts = new long[SIGNALS];
    private final Set<Long> killed = new HashSet<>();
    private final byte[][] senders = new byte[ABIS][];
    private boolean killedGroup;

    void signal(EventView event) {
        int signal = event.argumentCount() > 0 ? (int) event.argument(0) : 0;
        if (signal > 0 && signal < SIGNALS) {
            counts[signal]++;
        }
    }

    /** A call begins, which may be one that sends a signal. */
    void call(EventView enter) {
        int id = enter.abi();
        int number = enter.syscall();
        if (id < 0 || id >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return;
        }
        if (senders[id] == null) {
            senders[id] = senders(id);
        }
        int sent = senders[id][number];
        if (sent > 0 && sent < enter.argumentCount() && enter.argument(sent) == SIGKILL) {
            long target = (int) enter.argument(0);
            if (target <= 0 || killed.size() == MOST_TARGETS) {
                killedGroup = true;
            } else {
                killed.add(target);
            }
        }
    }

    /** For each call which argument is a signal that it sends to the process or thread that is its first; 0 for none. */
    private static byte[] senders(int id) {
        byte[] senders = new byte[SyscallTable.MAX_NUMBER + 1];
        for (Abi abi : Abi.values()) {
            if (abi.id() != id) {
                continue;
            }
            for (String name : List.of("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")) {
                SyscallTable table = SyscallTable.of(abi);
                table.number(name)
                        .ifPresent(number ->
                                senders[number] = signal(table.signature(number).parameters()));
            }
        }
        return senders;
    }

    private static byte signal(List<Parameter> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.SIGNAL) {
                return (byte) i;
            }
        }
        return 0;
    }

    /** How often a signal was delivered. */
    long count(int signal) {
        return counts[signal];
    }

    /** Whether a recorded process may have sent SIGKILL to a process. */
    boolean mayHaveKilled(int pid) {
        return killedGroup || killed.contains((long) pid);
    }
}
