package io.tracecap.capture.cli;

import io.tracecap.capture.linux.SignalListener;
import io.tracecap.capture.record.Collector;
import io.tracecap.capture.record.Ending;
import io.tracecap.capture.record.Progress;
import io.tracecap.capture.record.Recording;
import io.tracecap.capture.record.RecordingFailedException;
import io.tracecap.format.ring.FoundRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One recording as its user sees it: limits, signals, and what is said on standard error. */
final class Session {
    private static final double NANOS = 1e9;

    private final Recording recording;
    private final Path target;
    private final EndingOptions limits;
    private final ReportOptions report;
    private final Announcement announcement;

    Session(Recording recording, Path target, EndingOptions limits, ReportOptions report, Announcement announcement) {
        this.recording = recording;
        this.target = target;
        this.limits = limits;
        this.report = report;
        this.announcement = announcement;
    }

    /**
     * Records.
     *
     * @param showsProgress whether progress is shown on a terminal even if that was not asked for
     * @param saysName whether the name of the trace is said at the end
     * @return exit status: 0, or 2 if the trace is not complete
     * @throws IOException if recording could not start
     */
    int record(Collector collector, boolean showsProgress, boolean saysName) throws IOException {
        EndOnSignal signals = EndOnSignal.of(recording.ending());
        int status = Main.TROUBLE;
        long startNs = System.nanoTime();
        ProgressLine progress = null;
        try {
            limits.apply(recording, target);
            if (report.isOnTerminal()) {
                sayWhatDeadRecordersLeft();
            }
            progress = report.progress(recording, showsProgress, announcement.err());
            announcement.beside(progress);
            if (limits.isKeepingLast()) {
                SignalListener.USER_1.listen(recording::writeOut);
            }
            Collector.Outcome outcome = recording.run(collector);
            status = 0;
            end(progress);
            if (outcome == Collector.Outcome.RECORDED && !report.isQuiet()) {
                conclude(saysName, (System.nanoTime() - startNs) / NANOS);
            }
        } catch (RecordingFailedException incomplete) {
            end(progress);
            say(Message.text(incomplete));
        } finally {
            recording.awaitProgram();
            signals.finished(status);
        }
        return status;
    }

    private void end(@Nullable ProgressLine progress) {
        announcement.beside(null);
        if (progress != null) {
            progress.end();
        }
    }

    private void conclude(boolean saysName, double seconds) throws IOException {
        if (recording.lost() > 0) {
            say(target + ": " + recording.lost()
                    + " events were left out, because they came faster than they could be written");
        }
        Ending.Cause cause = recording.ending().cause();
        if (recording.diskProblem().isPresent()) {
            say(target + ": recording stopped (" + recording.diskProblem().get() + "); " + whatGoesOn());
        } else if (cause != null && cause != Ending.Cause.COMMAND_ENDED) {
            say(target + ": " + limits.why(cause) + "; " + whatGoesOn());
        } else if (recording.hasLeftOut()) {
            say(target + ": has come to its limit (--max-events, --max-size); the end of the program is left out");
        }
        if (report.isSummaryWanted()) {
            Progress all = recording.progress();
            say(String.format(
                    Locale.ROOT,
                    "%s: %s%,d events of %d process%s in %.1f s, %s, %s%s",
                    target,
                    limits.isKeepingLast() ? "the end of " : "",
                    all.events(),
                    all.processes(),
                    all.processes() == 1 ? "" : "es",
                    seconds,
                    SizeText.of(Files.size(target)),
                    all.lost() == 0 ? "nothing lost" : String.format(Locale.ROOT, "%,d lost", all.lost()),
                    all.notes() == 0 ? "" : "; notes on how it was recorded: " + all.notes()));
        } else if (saysName) {
            say("wrote " + target);
        }
    }

    private String whatGoesOn() {
        return recording.staysWithProgram()
                ? "the program goes on unrecorded, and the recorder stays with it (--die-with-recorder)"
                : "the program goes on untraced";
    }

    private void sayWhatDeadRecordersLeft() {
        for (FoundRing ring : recording.ringsOfDeadRecorders()) {
            say("a recorder that was killed has left a ring, " + ring.path()
                    + "; 'tracetool recover --list-rings' says more");
        }
    }

    private void say(String message) {
        announcement.say(message);
    }
}
