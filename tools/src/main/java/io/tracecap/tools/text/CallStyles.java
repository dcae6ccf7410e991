package io.tracecap.tools.text;

import io.tracecap.format.syscall.SyscallSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the calls of each system call are shown: as strace, which lets {@code -e abbrev=}, {@code verbose=} and
 * {@code raw=} name some of them. For one thread.
 */
public final class CallStyles {
    private final TextOptions options;
    private final SyscallSet abbreviated;
    private final SyscallSet decoded;
    private final SyscallSet raw;
    private final boolean isOne;
    private final Map<TextOptions.Detail, TextOptions> brief = new EnumMap<>(TextOptions.Detail.class);
    private final Map<TextOptions.Detail, TextOptions> whole = new EnumMap<>(TextOptions.Detail.class);

    /**
     * Makes styles.
     *
     * @param options what holds for all
     * @param abbreviated which calls have abbreviated structures
     * @param decoded of which calls structures are shown
     * @param raw of which calls arguments are shown as numbers
     */
    public CallStyles(TextOptions options, SyscallSet abbreviated, SyscallSet decoded, SyscallSet raw) {
        this.options = options;
        this.abbreviated = abbreviated;
        this.decoded = decoded;
        this.raw = raw;
        isOne = abbreviated.isAll() && decoded.isAll() && raw.isNone();
        for (TextOptions.Detail detail : TextOptions.Detail.values()) {
            brief.put(detail, options.with(false, detail));
            whole.put(detail, options.with(true, detail));
        }
    }

    /** All calls in the same way. */
    public CallStyles(TextOptions options) {
        this(options, SyscallSet.ALL, SyscallSet.ALL, SyscallSet.NONE);
    }

    /** Whether all calls are shown in the same way. */
    boolean isOne() {
        return isOne;
    }

    /** What holds for all calls. */
    public TextOptions options() {
        return options;
    }

    /** How a call is shown. */
    TextOptions of(int abi, int number) {
        if (isOne) {
            return options;
        }
        TextOptions.Detail detail = TextOptions.Detail.ALL;
        if (raw.contains(abi, number)) {
            detail = TextOptions.Detail.NUMBERS;
        } else if (!decoded.contains(abi, number)) {
            detail = TextOptions.Detail.NO_STRUCTURES;
        }
        boolean everything = options.verbose() || !abbreviated.contains(abi, number);
        return (everything ? whole : brief).getOrDefault(detail, options);
    }
}
