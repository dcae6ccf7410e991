package io.tracecap.tools.recover;

import io.tracecap.format.file.RecoveryReport;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;

/** What was kept and what is lost, in lines of a name and what is to be said about it. */
final class RecoveryText {
    private static final int COLUMN = 10;

    private final OutputStream out;
    private final TextBuffer line = new TextBuffer();

    RecoveryText(OutputStream out) {
        this.out = out;
    }

    void print(RecoveryReport report, boolean ringRemoved) throws IOException {
        begin("kept");
        count(report.keptEvents(), "event").ascii(" in ");
        count(report.keptFrames(), "frame").ascii(", ");
        line.unsigned(report.keptBytes())
                .ascii(" of ")
                .unsigned(report.fileBytes())
                .ascii(" bytes");
        end();
        if (report.headerReplaced()) {
            begin("header")
                    .ascii("damaged: nothing is known about the recorded command, the machine and the time of day");
            end();
        }
        for (RecoveryReport.Damage damage : report.damages()) {
            damage(damage);
        }
        if (report.moreDamages() > 0) {
            begin("damage").ascii("and ").unsigned(report.moreDamages()).ascii(" more places");
            end();
        }
        if (report.ring().isPresent()) {
            ring(report.ring().get(), ringRemoved);
        }
        lost(report);
    }

    private void damage(RecoveryReport.Damage damage) throws IOException {
        begin("damage");
        if (!damage.what().isEmpty()) {
            line.unsigned(damage.bytes()).ascii(" bytes at offset ").unsigned(damage.offset());
            line.ascii(": ").readable(damage.what()).ascii("; ");
        }
        if (damage.lost() == 0) {
            line.ascii("no event is known to be lost");
        } else if (damage.lost() == 1) {
            line.ascii("event ").unsigned(damage.firstLost()).ascii(" is lost");
        } else {
            line.ascii("events ").unsigned(damage.firstLost()).ascii(" to ");
            line.unsigned(damage.firstLost() + damage.lost() - 1).ascii(" are lost");
        }
        end();
    }

    private void ring(RecoveryReport.JoinedRing ring, boolean removed) throws IOException {
        begin("ring").readable(ring.path().toString()).ascii(": ");
        count(ring.joined(), "event").ascii(" joined");
        if (ring.inBoth() > 0) {
            line.ascii(", ").unsigned(ring.inBoth()).ascii(" were in the file already");
        }
        if (ring.unusable() > 0) {
            line.ascii(", ").unsigned(ring.unusable()).ascii(" records unusable");
        }
        if (!ring.problem().isEmpty()) {
            line.ascii("; ").readable(ring.problem());
        } else if (removed) {
            line.ascii("; removed");
        } else if (ring.isComplete()) {
            line.ascii("; it can be removed now");
        }
        end();
    }

    private void lost(RecoveryReport report) throws IOException {
        begin("lost");
        if (report.lostEvents() > 0) {
            count(report.lostEvents(), "event");
        } else {
            line.ascii(report.end() == RecoveryReport.End.CUT ? "not known" : "nothing");
        }
        if (report.end() == RecoveryReport.End.CUT) {
            line.ascii("; the file is cut, and nothing tells how much is missing at its end");
        } else if (report.end() == RecoveryReport.End.RECORDER_DIED) {
            line.ascii("; the recorder died: what the program did after that was not recorded");
        }
        end();
    }

    private TextBuffer count(long number, String what) {
        return line.unsigned(number).ascii(' ').ascii(what).ascii(number == 1 ? "" : "s");
    }

    private TextBuffer begin(String name) {
        line.clear();
        return line.ascii(name).padTo(COLUMN);
    }

    private void end() throws IOException {
        line.endLine();
        line.writeTo(out);
    }
}
