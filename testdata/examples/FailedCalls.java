import io.tracecap.format.event.EventView;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.SyscallTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the system calls of a trace that failed, by name and errno. An example of how to read traces:
 *
 * <pre>java -cp 'target/tracecap/lib/*' testdata/examples/FailedCalls.java FILE</pre>
 */
public final class FailedCalls {
    private FailedCalls() {}

    /** Takes the name of a trace. A file that is damaged or cut is an IOException that says where. */
    public static void main(String[] arguments) throws IOException {
        SyscallTable names = SyscallTable.of(Abi.X86_64);
        Map<String, Integer> counts = new TreeMap<>();
        try (TraceFile trace = TraceFile.open(Path.of(arguments[0]));
                EventCursor events = trace.events()) {
            while (events.next()) {
                EventView event = events.event(); // the same object each time: Event.copyOf keeps one
                if (event.kind().hasResult() && !event.isContext() && event.abi() == Abi.X86_64.id()) {
                    long errno = -event.result();
                    if (errno > 0 && errno < 512) { // from 512 on the kernel restarts the call
                        counts.merge(names.name(event.syscall()) + " " + Errno.name((int) errno), 1, Integer::sum);
                    }
                }
            }
            trace.expectComplete();
        }
        counts.forEach((call, count) -> System.out.println(count + " " + call));
    }
}
