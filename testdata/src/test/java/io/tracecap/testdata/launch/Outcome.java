package io.tracecap.testdata.launch;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What became of a launched command.
 *
 * @param command what was run, for messages
 * @param status how the command ended
 * @param out what it wrote to standard output, one char per byte
 * @param err what it wrote to standard error, one char per byte
 * @param timedOut whether it had to be killed
 * @param strays processes that were still there some seconds after the command had ended, and were killed
 * @param wall from the start to the end of the command
 */
public record Outcome(
        List<String> command,
        WaitStatus status,
        String out,
        String err,
        boolean timedOut,
        List<String> strays,
        Duration wall) {

    /** Standard output read as UTF-8. */
    public String text() {
        return new String(out.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The outcome with its command, for the description of an assertion. */
    public String described() {
        return String.join(" ", command) + "\n  " + status + (timedOut ? " (timed out)" : "") + "\n  stdout: "
                + shortened(out) + "\n  stderr: " + shortened(err);
    }

    private static String shortened(String text) {
        return text.length() <= 2000
                ? text
                : text.substring(0, 1000) + "\n[…]\n" + text.substring(text.length() - 1000);
    }
}
