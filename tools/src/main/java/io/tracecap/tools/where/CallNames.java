package io.tracecap.tools.where;

import io.tracecap.format.event.EventView;
import io.tracecap.tools.text.CallText;
import org.jspecify.annotations.Nullable;

/** Names of system calls, each made once. For one thread. */
final class CallNames {
    private static final int ABIS = 256;
    private static final int MOST_NUMBERS = 1024;

    private final @Nullable String[] @Nullable [] names = new String[ABIS][];

    /** Name of the system call of an event. */
    String of(EventView event) {
        int abi = event.abi();
        int number = event.syscall();
        if (abi < 0 || abi >= ABIS || number < 0 || number >= MOST_NUMBERS) {
            return CallText.name(event);
        }
        @Nullable String[] known = names[abi];
        if (known == null) {
            known = new String[MOST_NUMBERS];
            names[abi] = known;
        }
        String name = known[number];
        if (name == null) {
            name = CallText.name(event);
            known[number] = name;
        }
        return name;
    }
}
