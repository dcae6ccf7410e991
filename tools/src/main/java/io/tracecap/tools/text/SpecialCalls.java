package io.tracecap.tools.text;

import io.tracecap.format.syscall.Abi;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which system calls have arguments in a form of their own. */
final class SpecialCalls {
    private final Map<String, SpecialCall> byName = new HashMap<>();

    SpecialCalls(ConstantText constants, Abi abi) {
        byName.put("clone", new CloneText(constants, abi));
        byName.put("clone3", new Clone3Text(constants));
    }

    /** The special form of the call of that name, or null. */
    @Nullable
    SpecialCall find(String name) {
        return byName.get(name);
    }
}
