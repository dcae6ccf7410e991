package io.tracecap.tools.summary;

import io.tracecap.format.event.Note;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.tree.TreeNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is out of the ordinary, one line each. */
final class Anomalies {
    private static final int SIGKILL = 9;
    private static final int SIGSYS = 31;
    private static final int SIGCHLD = 17;
    private static final int SIGNAL_BITS = 0x7F;
    private static final int LAST_SIGNAL = 64;
    /** So many interrupted calls are a storm. */
    private static final int STORM = 100;

    private Anomalies() {}

    /** All that there is to be said. */
    static List<String> of(Findings findings) {
        List<String> lines = new ArrayList<>();
        CallLedger calls = findings.calls();
        count(calls.errors(23, 24), "calls failed because too many files were open (EMFILE, ENFILE)", lines);
        count(calls.errors(28, 122), "calls failed because there was no room on a disk (ENOSPC, EDQUOT)", lines);
        count(calls.errors(12), "calls failed because there was no memory (ENOMEM)", lines);
        count(calls.errors(1, 13), "calls failed because something was not permitted (EACCES, EPERM)", lines);
        count(calls.errors(5), "calls failed because of a device (EIO)", lines);
        count(calls.errors(30), "calls failed because a file system is read-only (EROFS)", lines);
        count(calls.errors(110, 111, 113, 101), "calls failed because a host did not answer or refused", lines);
        count(calls.errors(38), "calls failed because the kernel does not have them (ENOSYS)", lines);
        long interrupted = calls.errors(4);
        if (interrupted >= STORM) {
            count(interrupted, "calls were interrupted by signals (EINTR)", lines);
        }
        count(findings.signals().count(SIGSYS), "calls were forbidden by a seccomp filter (SIGSYS)", lines);
        killed(findings, lines);
        signals(findings, lines);
        for (Map.Entry<Note.Kind, Long> note : findings.notes().entrySet()) {
            count(note.getValue(), "notes: " + PointText.note(note.getKey()), lines);
        }
        return lines;
    }

    private static void count(long count, String what, List<String> lines) {
        if (count > 0) {
            lines.add(count + " " + what);
        }
    }

    /** Who is killed by nobody that was recorded was perhaps killed by the kernel, for want of memory. */
    private static void killed(Findings findings, List<String> lines) {
        for (Deaths.BadEnd end : findings.deaths().all()) {
            TreeNode node = findings.tree().process(end.process());
            if ((end.status() & SIGNAL_BITS) == SIGKILL
                    && node != null
                    && !findings.signals().mayHaveKilled(node.process().pid())) {
                lines.add("process " + node.process().slot() + " was killed by SIGKILL from outside of the recording:"
                        + " perhaps there was no memory left");
            }
        }
    }

    private static void signals(Findings findings, List<String> lines) {
        List<String> words = new ArrayList<>();
        for (int signal = 1; signal <= LAST_SIGNAL; signal++) {
            long count = findings.signals().count(signal);
            if (count > 0 && signal != SIGCHLD) {
                words.add(Signals.name(signal) + " " + count);
            }
        }
        if (!words.isEmpty()) {
            lines.add("signals: " + String.join(", ", words));
        }
    }
}
