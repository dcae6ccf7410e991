package io.tracecap.format.edit;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.DescriptorEffect;
import io.tracecap.format.syscall.DescriptorEffects;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What calls of any ABI do if they succeed, see {@link DescriptorEffects}. For one thread. */
final class CallEffects {
    private static final int ARGUMENTS = 6;

    private final Map<Abi, DescriptorEffects> tables = new EnumMap<>(Abi.class);
    private final long[] arguments = new long[ARGUMENTS];

    /** What a call does; null for nothing. */
    @Nullable
    DescriptorEffect of(EventView enter) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == enter.abi()) {
                DescriptorEffects table = tables.computeIfAbsent(abi, DescriptorEffects::of);
                return table.mayChangeMoreThanMemory(enter.syscall()) ? effect(table, enter) : null;
            }
        }
        return null;
    }

    private @Nullable DescriptorEffect effect(DescriptorEffects table, EventView enter) {
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = i < enter.argumentCount() ? enter.argument(i) : 0;
        }
        return table.effect(enter.syscall(), arguments);
    }
}
