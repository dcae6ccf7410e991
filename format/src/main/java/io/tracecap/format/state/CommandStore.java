package io.tracecap.format.state;

import io.tracecap.format.event.RawText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Command lines, each kept once, within a bound: what is beyond it is not kept, and the same commands in the same order
 * always give the same result.
 */
final class CommandStore {
    /** Number of the command that is not known. */
    static final int UNKNOWN = 0;

    private final Map<RawText, Integer> numbers = new HashMap<>();
    private final List<RawText> commands = new ArrayList<>();
    private final long maxBytes;
    private long bytes;

    CommandStore(long maxBytes) {
        this.maxBytes = maxBytes;
        commands.add(RawText.EMPTY);
    }

    /** The number of a command, given as strings that are each ended by a NUL; {@link #UNKNOWN} when there is no room. */
    int number(RawText command) {
        if (command.length() == 0) {
            return UNKNOWN;
        }
        Integer known = numbers.get(command);
        if (known != null) {
            return known;
        }
        int cost = command.length() + 100;
        if (cost > maxBytes - bytes) {
            return UNKNOWN;
        }
        bytes += cost;
        commands.add(command);
        numbers.put(command, commands.size() - 1);
        return commands.size() - 1;
    }

    RawText command(int number) {
        return commands.get(number);
    }
}
