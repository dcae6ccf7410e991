package io.tracecap.tools.access;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.format.syscall.Transfer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tables say about each call, worked out when it is first asked for. For one thread. */
public final class CallTraits {
    private static final int ABIS = 16;
    /** Size of struct rusage with 64-bit fields; another one is not read. */
    private static final int USAGE_64 = 144;

    private static final Traits NONE = new Traits(Transfer.NONE, -1, -1, -1, false);

    private static final long[] NO_ARGUMENTS = new long[6];

    private final Map<Abi, DescriptorEffects> effects = new EnumMap<>(Abi.class);
    private final @Nullable Traits[] @Nullable [] known = new Traits[ABIS][];

    /**
     * What is to be known of a call.
     *
     * @param transfer of what its result is the number of bytes
     * @param usage which argument is a struct rusage of the process whose pid is the result; negative for none
     * @param descriptor which argument is the first descriptor; negative for none
     * @param program which argument is the path of a program that is executed; negative for none
     * @param waits whether it waits for a child
     */
    public record Traits(Transfer transfer, int usage, int descriptor, int program, boolean waits) {}

    /** Of a system call; allocates nothing when it was asked for before. */
    public Traits of(int abi, int number) {
        if (abi < 0 || abi >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return NONE;
        }
        @Nullable Traits[] ofAbi = known[abi];
        if (ofAbi == null) {
            ofAbi = new Traits[SyscallTable.MAX_NUMBER + 1];
            known[abi] = ofAbi;
        }
        Traits traits = ofAbi[number];
        if (traits == null) {
            traits = find(abi, number);
            ofAbi[number] = traits;
        }
        return traits;
    }

    private Traits find(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                Signature signature = SyscallTable.of(abi).signature(number);
                return new Traits(
                        Transfer.of(signature),
                        usage(signature),
                        descriptor(signature),
                        program(abi, number),
                        waits(signature));
            }
        }
        return NONE;
    }

    private static int usage(Signature signature) {
        boolean isPid = signature.result() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.PID;
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size() && isPid; i++) {
            if (parameters.get(i).type() instanceof ArgumentType.Struct struct
                    && struct.layout().name().equals("rusage")
                    && struct.layout().size() == USAGE_64) {
                return i;
            }
        }
        return -1;
    }

    /** The options of wait4(2) and waitid(2) are of one set. */
    private static boolean waits(Signature signature) {
        return signature.parameters().stream()
                .anyMatch(parameter -> parameter.type() instanceof ArgumentType.Constants constants
                        && constants.set().equals("wait_options"));
    }

    private static int descriptor(Signature signature) {
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.FD) {
                return i;
            }
        }
        return -1;
    }

    private int program(Abi abi, int number) {
        DescriptorEffect effect =
                effects.computeIfAbsent(abi, DescriptorEffects::of).effect(number, NO_ARGUMENTS);
        return effect != null && effect.verb() == DescriptorEffect.Verb.EXECUTE ? effect.path() : -1;
    }
}
