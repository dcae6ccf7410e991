package io.tracecap.capture.placement;

import io.tracecap.capture.linux.ProcStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which thread a tracee means by a number: in a pid namespace of its own, threads have other numbers than for us. */
final class TaskNames {
    private TaskNames() {}

    /**
     * The thread id, as we know it, of the thread that a tracee calls {@code named}.
     *
     * @param tracee who says so
     * @param named not 0
     * @param tids all traced threads
     * @return 0 if it is none of them
     */
    static int resolve(int tracee, int named, int[] tids) {
        try {
            Path namespace = namespace(Integer.toString(tracee));
            if (namespace.equals(namespace("self"))) {
                return named;
            }
            for (int tid : tids) {
                if (ProcStatus.read(tid).innermostTid() == named
                        && namespace.equals(namespace(Integer.toString(tid)))) {
                    return tid;
                }
            }
        } catch (IOException gone) {
            return 0;
        }
        return 0;
    }

    private static Path namespace(String tid) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc", tid, "ns", "pid"));
    }
}
