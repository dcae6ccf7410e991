package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.NativeBlock;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.record.RingFeed.Worth;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Note;
import io.tracecap.format.event.RawText;
import io.tracecap.format.ring.RecordDescriptor;
import org.jspecify.annotations.Nullable;

/** Records what is no syscall: new threads, signals, stops, execs, exits. */
final class PointWriter {
    private static final int SIGINFO_LENGTH = 128;

    private final RecordWriter record;
    private final Ptrace ptrace;
    private final NativeBlock siginfo = new NativeBlock(SIGINFO_LENGTH);

    PointWriter(RecordWriter record, Ptrace ptrace) {
        this.record = record;
        this.ptrace = ptrace;
    }

    /**
     * A thread that is traced from now on.
     *
     * @param parent the thread that created it, or null if that is not known
     */
    void task(Tracee tracee, @Nullable Tracee parent, NewTask.Origin origin, long timeNs) {
        if (record.beginTask(tracee, timeNs)) {
            tracee.setIntroduced();
            record.argument(parent != null && parent.isIntroduced() ? parent.number() : NewTask.NO_PARENT);
            record.argument(origin.code());
            record.argument(tracee.tid());
            record.argument(tracee.process());
            record.argument(tracee.pid());
            if (tracee.innerTid() != 0) {
                record.argument(tracee.innerTid());
            }
            record.publish();
        }
    }

    /** Something to be known of what the tracee has just done. */
    void note(Tracee tracee, Note.Kind kind, long timeNs) {
        if (record.beginPoint(EventKind.NOTE, tracee, Worth.EVENT, timeNs)) {
            record.argument(kind.code());
            record.publish();
        }
    }

    /** A thread that ran before it was traced; of a thread group leader, what /proc says of its process comes along. */
    void attached(Tracee tracee, @Nullable Tracee parent, @Nullable ProcessFacts process, long timeNs) {
        int length = RecordWriter.POINT_LENGTH + (process == null ? 0 : process.length());
        if (!record.beginTask(tracee, length, timeNs)) {
            return;
        }
        tracee.setIntroduced();
        record.argument(parent != null && parent.isIntroduced() ? parent.number() : NewTask.NO_PARENT);
        record.argument(NewTask.Origin.ATTACHED.code());
        record.argument(tracee.tid());
        record.argument(tracee.process());
        record.argument(tracee.pid());
        if (process != null) {
            text(NewTask.COMMAND_PART, process.commandLine(), EventView.PIECE_TEXT | RecordDescriptor.PIECE_ARGV);
            text(NewTask.PROGRAM_PART, process.program(), EventView.PIECE_TEXT);
            text(NewTask.NAME_PART, process.name(), EventView.PIECE_TEXT);
            record.beginPiece(0, NewTask.PARENT_PID_PART);
            record.putInt(process.parentPid());
            record.endPiece(0);
        }
        record.publish();
    }

    private void text(int part, RawText rawText, int flags) {
        byte[] text = rawText.toByteArray();
        record.beginPiece(0, part);
        int length = Math.min(text.length, ProcessFacts.LONGEST);
        for (int i = 0; i < length; i++) {
            record.putByte(text[i]);
        }
        record.endPiece(length < text.length ? flags | EventView.PIECE_TRUNCATED : flags);
    }

    /** A signal that is about to be delivered. */
    void signal(Tracee tracee, int signal, long timeNs) {
        if (record.beginPoint(EventKind.SIGNAL, tracee, Worth.EVENT, timeNs)) {
            record.argument(signal);
            if (ptrace.siginfo(tracee.tid(), siginfo.address())) {
                record.siginfo(siginfo.bytes(), SIGINFO_LENGTH);
            }
            record.publish();
        }
    }

    /** A group-stop. */
    void stop(Tracee tracee, int signal, long timeNs) {
        if (record.beginPoint(EventKind.STOP, tracee, Worth.EVENT, timeNs)) {
            record.argument(signal);
            record.publish();
        }
    }

    /** A process that runs a new program; {@code caller} is the thread that called execve. */
    void exec(Tracee leader, Tracee caller, long timeNs) {
        if (record.beginPoint(EventKind.EXEC, leader, Worth.LIFE, timeNs)) {
            record.argument(caller.tid());
            record.argument(caller.number());
            record.publish();
        }
    }

    /** Events are missing from here on. */
    void gap(Tracee tracee, Gap gap, long timeNs) {
        if (record.beginPoint(EventKind.GAP, tracee, Worth.LIFE, timeNs)) {
            for (long argument : gap.arguments()) {
                record.argument(argument);
            }
            record.publish();
        }
    }

    /** The end of a thread, with its wait status. */
    void exit(Tracee tracee, int status, long timeNs) {
        if (record.beginPoint(EventKind.EXIT, tracee, Worth.LIFE, timeNs)) {
            record.argument(status);
            record.publish();
        }
    }
}
