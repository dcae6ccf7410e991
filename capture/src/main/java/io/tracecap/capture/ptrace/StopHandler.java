package io.tracecap.capture.ptrace;

import io.tracecap.capture.linux.ProcFile;
import io.tracecap.capture.linux.ProcStatus;
import io.tracecap.capture.linux.Ptrace;
import io.tracecap.capture.linux.SyscallInfo;
import io.tracecap.capture.linux.TraceeMemory;
import io.tracecap.capture.linux.WaitStatus;
import io.tracecap.capture.placement.Placement;
import io.tracecap.capture.record.RingFeed;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Note;
import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.syscall.Abi;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done at each stop of each tracee: record it, and let the tracee go on.
 *
 * <p>A request that fails is not looked into: the only reason in a correct tracer is ESRCH, the tracee was killed while
 * it was stopped, and then its exit is reported by a later wait. What is recorded of its last call is what could still
 * be read.
 */
final class StopHandler {
    private static final int SIGSTOP = 19;
    private static final int SIGTTOU = 22;
    private static final int EXIT = 60;

    private final Ptrace ptrace;
    private final RecordWriter record;
    private final CallRecorder calls;
    private final PointWriter points;
    private final Snapshot snapshot;
    private final @Nullable Inheritance inheritance;
    private final CallNotes notes;
    private final Privileges privileges;
    private final Placement placement;
    private final PlacementCalls placementCalls;
    private final SeccompStops seccomp;
    private final SyscallInfo info = new SyscallInfo();
    private final ProcFile procFile = new ProcFile();
    private final TraceeTable tracees = new TraceeTable();
    private final ThreadMap<Tracee> adopted = new ThreadMap<>();
    private boolean launching;

    /**
     * Makes a handler without tracees.
     *
     * @param scope what is recorded of calls
     * @param inheritance what the command is to inherit from the launching shell, whose own doings are not recorded; null
     *     if there is no such shell
     * @param seccomp whether all calls stop or only chosen ones
     */
    StopHandler(
            RingFeed feed,
            Ptrace ptrace,
            TraceeMemory memory,
            CaptureScope scope,
            @Nullable Inheritance inheritance,
            SeccompStops seccomp,
            Placement placement,
            Consumer<String> warnings) {
        this.ptrace = ptrace;
        this.record = new RecordWriter(feed, memory);
        this.snapshot = new Snapshot(record);
        this.calls = new CallRecorder(record, memory, scope, snapshot);
        this.points = new PointWriter(record, ptrace);
        this.inheritance = inheritance;
        this.notes = new CallNotes(points, tracees, memory);
        this.privileges = new Privileges(seccomp.areGivingUpPrivileges(), warnings);
        this.seccomp = seccomp;
        this.launching = inheritance != null;
        this.placement = placement;
        this.placementCalls = new PlacementCalls(placement, memory);
    }

    /** The threads that are being traced. */
    TraceeTable tracees() {
        return tracees;
    }

    /** Whether the launching shell has not executed the command yet. */
    boolean isLaunching() {
        return launching;
    }

    /** Takes up the stopped launching shell and lets it go on. */
    Tracee start(int rootPid) {
        Tracee root = tracees.add(rootPid, rootPid);
        points.task(root, null, NewTask.Origin.ROOT, System.nanoTime());
        ptrace.resumeToSyscall(rootPid, 0);
        return root;
    }

    /**
     * Takes up a thread that ran before. A thread group leader comes before the other threads of its process.
     *
     * @param process what is known of the process, for its leader; null for other threads
     */
    Tracee attach(int tid, int pid, @Nullable ProcessFacts process, long timeNs) {
        Tracee tracee = tracees.add(tid, pid);
        Tracee creator = tracees.get(process == null ? pid : process.parentPid());
        points.attached(tracee, creator == tracee ? null : creator, process, timeNs);
        return tracee;
    }

    /** Records all that the kernel says of a process that ran before; one of its threads has stopped. */
    void describe(Tracee stopped, long timeNs) {
        snapshot.ofRunning(stopped, timeNs);
    }

    /** Whether {@code exiting} is the last thread of the process that {@code root} leads. */
    boolean isLastThreadOf(Tracee exiting, Tracee root) {
        return exiting.process() == root.process() && !tracees.hasAliveThreads(root.process());
    }

    /**
     * Handles one result of waitpid.
     *
     * @param tid which tracee
     * @param status its status
     * @param timeNs when it was seen
     * @return a tracee in PTRACE_EVENT_EXIT that the caller has to resume or hold; null if there is nothing to do
     */
    @Nullable
    Tracee handle(int tid, int status, long timeNs) {
        Tracee tracee = tracees.get(tid);
        if (!WaitStatus.isStopped(status)) {
            if (tracee != null) {
                end(tracee, status, timeNs);
                tracees.remove(tracee);
                placement.ended(tid);
            }
            return null;
        }
        if (tracee == null) {
            tracee = adopt(tid, timeNs);
        } else if (!tracee.isIntroduced()) {
            points.task(tracee, null, NewTask.Origin.ADOPTED, timeNs);
        }
        int event = WaitStatus.event(status);
        int signal = WaitStatus.stopSignal(status);
        if (event == 0 && signal == WaitStatus.SYSCALL_STOP) {
            syscallStop(tracee, timeNs);
            seccomp.resume(tid, tracee.inCall(), 0);
        } else if (event == 0) {
            signalDelivery(tracee, signal, timeNs);
        } else if (event == WaitStatus.EVENT_EXIT) {
            if (!tracees.isReplaced(tracee)) {
                end(tracee, (int) ptrace.eventMessage(tid), timeNs);
            }
            return tracee;
        } else {
            eventStop(tracee, event, signal, timeNs);
        }
        return null;
    }

    private void syscallStop(Tracee tracee, long timeNs) {
        if (!ptrace.syscallInfo(tracee.tid(), info)) {
            return;
        }
        if (info.operation() == SyscallInfo.ENTRY) {
            enter(tracee, timeNs);
        } else if (info.operation() == SyscallInfo.EXIT && tracee.inCall()) {
            tracee.leave();
            placementCalls.atExit(tracee, info.result());
            if (launching && inheritance != null) {
                inheritance.endOtherCall(tracee, ptrace, info.result());
                seccomp.endInstallation(tracee.tid(), info.result());
            } else {
                calls.recordExit(tracee, info.result(), timeNs);
                notes.atExit(tracee, info.result(), timeNs);
                seccomp.atExit(tracee.tid());
            }
        }
    }

    /** A call that a filter has stopped: its enter, unless that was seen. */
    private void seccompStop(Tracee tracee, long timeNs) {
        if (!tracee.inCall() && ptrace.syscallInfo(tracee.tid(), info)) {
            seccomp.atEnter(tracee.tid(), info);
            enter(tracee, timeNs);
        }
    }

    private void enter(Tracee tracee, long timeNs) {
        tracee.enter(CallRecorder.abi(info), info);
        placementCalls.atEnter(tracee);
        if (!launching) {
            calls.recordEnter(tracee, timeNs);
            notes.atEnter(tracee);
        } else if (inheritance != null && tracee.syscall() == Tracee.EXECVE && tracee.abi() == Abi.X86_64.id()) {
            if (inheritance.beginOtherCall(tracee, ptrace) || seccomp.beginInstallation(tracee.tid())) {
                return;
            }
            // Published if it succeeds: a shell tries one directory of the PATH after the other.
            inheritance.passOnEnvironment(tracee, ptrace);
            calls.writeEnter(tracee, timeNs);
        }
    }

    private void signalDelivery(Tracee tracee, int signal, long timeNs) {
        if (!launching) {
            points.signal(tracee, signal, timeNs);
        }
        seccomp.resume(tracee.tid(), tracee.inCall(), signal);
    }

    private void eventStop(Tracee tracee, int event, int signal, long timeNs) {
        switch (event) {
            case WaitStatus.EVENT_FORK -> newChild(tracee, NewTask.Origin.FORK, timeNs);
            case WaitStatus.EVENT_VFORK -> newChild(tracee, NewTask.Origin.VFORK, timeNs);
            case WaitStatus.EVENT_CLONE -> newChild(tracee, NewTask.Origin.CLONE, timeNs);
            case WaitStatus.EVENT_EXEC -> exec(tracee, timeNs);
            case WaitStatus.EVENT_SECCOMP -> seccompStop(tracee, timeNs);
            case WaitStatus.EVENT_STOP -> {
                if (signal >= SIGSTOP && signal <= SIGTTOU) {
                    if (!launching) {
                        points.stop(tracee, signal, timeNs);
                    }
                    // Only LISTEN leaves it stopped and still tells of its SIGCONT: see "Group-stop" in ptrace(2).
                    ptrace.listen(tracee.tid());
                    return;
                }
            }
            default -> {
                // A kind of stop that was not asked for needs no more than to go on.
            }
        }
        seccomp.resume(tracee.tid(), tracee.inCall(), 0);
    }

    private void newChild(Tracee parent, NewTask.Origin origin, long timeNs) {
        int tid = (int) ptrace.eventMessage(parent.tid());
        // A child that stopped first was adopted; it may even have ended and been forgotten since.
        boolean isKnown = adopted.remove(tid) != null || tracees.get(tid) != null;
        if (tid > 0 && isKnown) {
            placement.inherited(tid, parent.tid());
        } else if (tid > 0) {
            int pid = origin == NewTask.Origin.CLONE ? status(tid).tgid() : tid;
            Tracee child = tracees.add(tid, pid);
            placement.added(tid, parent.tid());
            passOnNamespace(parent, child);
            points.task(child, parent, origin, timeNs);
        }
    }

    /** A new child may stop before its parent's event says whose child it is. */
    Tracee adopt(int tid, long timeNs) {
        ProcStatus status = status(tid);
        int pid = status.tgid();
        Tracee creator = tracees.get(pid == tid ? status.parentPid() : pid);
        Tracee child = tracees.add(tid, pid);
        adopted.put(tid, child);
        placement.added(tid, creator == null ? 0 : creator.tid());
        if (creator != null) {
            passOnNamespace(creator, child);
        }
        points.task(child, creator, NewTask.Origin.ADOPTED, timeNs);
        return child;
    }

    private void passOnNamespace(Tracee creator, Tracee child) {
        if (creator.makesForeignPids()) {
            child.setMakesForeignPids();
            int innermost = status(child.tid()).innermostTid();
            child.setInnerTid(innermost == child.tid() ? 0 : innermost);
        }
    }

    /** After an execve the process has one thread, with the thread group leader's tid, whoever called. */
    private void exec(Tracee leader, long timeNs) {
        boolean isFirst = launching;
        if (launching && inheritance != null) {
            inheritance.passOnSignals(leader, ptrace);
            record.publish();
            launching = false;
        }
        int formerTid = (int) ptrace.eventMessage(leader.tid());
        Tracee caller = formerTid > 0 ? tracees.get(formerTid) : null;
        if (caller == null || caller == leader) {
            points.exec(leader, leader, timeNs);
        } else {
            // The leader may have ended before: the trace needs no second one, it goes on under its number.
            tracees.markRevived(leader);
            leader.enterAs(caller);
            points.exec(leader, caller, timeNs);
            placement.renamed(caller.tid(), leader.tid());
            tracees.remove(caller);
        }
        if (isFirst) {
            snapshot.ofCommand(leader, timeNs);
            if (seccomp.wereRefused()) {
                points.note(leader, Note.Kind.FILTER_REFUSED, timeNs);
            }
        } else {
            snapshot.ofProgram(leader, timeNs);
        }
        if (privileges.areWithheld(leader.pid())) {
            points.note(leader, Note.Kind.PRIVILEGES_WITHHELD, timeNs);
        }
    }

    private void end(Tracee tracee, int status, long timeNs) {
        if (tracee.ended()) {
            return;
        }
        tracees.markEnded(tracee);
        boolean isLast = !tracees.hasAliveThreads(tracee.process());
        if (tracee.isLeader() && !isLast) {
            // Its process goes on without it. How that will end is not known yet.
            tracee.setOwnEnd(status);
            return;
        }
        points.exit(tracee, status, timeNs);
        Tracee leader = tracees.get(tracee.pid());
        if (isLast && leader != null && leader.isEndUnrecorded()) {
            // exit(2), unlike exit_group(2) and signals, ends a thread only: then the leader's code is the process's.
            points.exit(leader, tracee.isCalling(EXIT) ? leader.ownEnd() : status, timeNs);
            leader.clearOwnEnd();
        }
    }

    /** Records that nothing more is recorded of any thread. */
    void recordEnd(Gap.Reason reason, long timeNs) {
        Gap gap = new Gap(reason, 0, 0, Gap.Scope.THREAD);
        tracees.forEach(tracee -> {
            if (!tracee.ended()) {
                points.gap(tracee, gap, timeNs);
            }
        });
    }

    /** Nothing more is recorded: says what was lost last. */
    void finish() {
        record.finish(System.nanoTime());
    }

    /** Lets go of a stopped thread that is not to be recorded, and of what is known of it. */
    void turnAway(Tracee tracee, int status, long timeNs) {
        points.gap(tracee, new Gap(Gap.Reason.ESCAPED_CHILD, 0, 0, Gap.Scope.THREAD), timeNs);
        tracees.remove(tracee);
        placement.released(tracee.tid());
        letGo(tracee.tid(), status);
    }

    /** Lets go of a thread that has come to a stop, without recording it. */
    void letGo(int tid, int status) {
        if (WaitStatus.isStopped(status)) {
            int signal = WaitStatus.stopSignal(status);
            boolean isDelivery = WaitStatus.event(status) == 0 && signal != WaitStatus.SYSCALL_STOP;
            ptrace.detach(tid, isDelivery ? signal : 0);
        }
    }

    /** What /proc says of a thread; if it is gone already, it counts as a process whose parent is not known. */
    private ProcStatus status(int tid) {
        try {
            return ProcStatus.read(tid, procFile);
        } catch (IOException gone) {
            return new ProcStatus(tid, 0, tid);
        }
    }
}
