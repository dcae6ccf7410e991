package io.tracecap.testdata.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for what another process is about to do. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {}

    /**
     * Asks again and again until the answer is not null.
     *
     * @throws AssertionError when it stays null for 20 seconds
     */
    static <T> T until(String what, Callable<? extends @Nullable T> question) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            T answer = question.call();
            if (answer != null) {
                return answer;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain: " + what);
    }

    /** The pid that a program writes into this file. */
    static long pidIn(Path file) throws Exception {
        return until("pid in " + file, () -> {
            String pid = Files.exists(file) ? Files.readString(file).strip() : "";
            return pid.isEmpty() ? null : Long.valueOf(pid);
        });
    }

    /** The process that traces this one, once there is one and this one runs {@code program}. */
    static long tracerOf(long pid, String program) throws Exception {
        return until("a tracer of " + pid + " running " + program, () -> {
            long tracer = Long.parseLong(status(pid, "TracerPid:"));
            return tracer != 0 && status(pid, "Name:").equals(program) ? tracer : null;
        });
    }

    /** A field of /proc/PID/status, such as {@code Name:}; "0" if it has none of that name. */
    static String status(long pid, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(field.length()).strip())
                .findFirst()
                .orElse("0");
    }
}
