package io.tracecap.tools.show;

import io.tracecap.tools.select.Qualifier;
import io.tracecap.tools.select.SelectionOptions;
import io.tracecap.tools.select.WordSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what stands before calls, but for times. */
public final class LineOptions {
    @Option(
            names = "-Y",
            description = "Show behind the id of a process or thread what it is called at that moment (comm).")
    private boolean names;

    @Option(names = "--decode-pids", paramLabel = "SET", description = "The same: comm (as -Y), all, none.")
    private @Nullable String pidSet;

    @Option(
            names = {"-n", "--syscall-number"},
            description = "Show the number of each system call.")
    private boolean numbers;

    /** What is known of the id of a process or thread, in strace's words. */
    private enum Known {
        COMM
    }

    /**
     * What stands before and behind each call.
     *
     * @param ids whether lines begin with the thread's id
     * @param colored whether lines are painted
     */
    LineStyle style(TimeStyle times, boolean ids, boolean colored, SelectionOptions selection) {
        Set<Known> known = selection.parse(
                Qualifier.Kind.DECODE_PIDS,
                pidSet,
                text -> WordSet.parse(Known.class, text),
                names ? Set.of(Known.COMM) : Set.of());
        return new LineStyle(times, ids, !known.isEmpty(), numbers, colored);
    }
}
