package io.tracecap.tools.summary;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.Note;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.state.TraceTotals;
import io.tracecap.tools.access.CallAddresses;
import io.tracecap.tools.access.CallPaths;
import io.tracecap.tools.access.CallTraits;
import io.tracecap.tools.access.NameTable;
import io.tracecap.tools.select.EventFilter;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.tree.ProcessTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;

/** All that the page is about, gathered from the events of a trace in one pass. For one thread. */
final class Findings {
    private static final int LIMIT_BYTES = 256;

    private final EventFilter filter;
    private final boolean ofAnyStatus;
    private final ProcessTree tree;
    private final TraceTotals totals = new TraceTotals();
    private final CallLedger calls = new CallLedger();
    private final TimeLedger times = new TimeLedger();
    private final Deaths deaths = new Deaths();
    private final CallTraits traits = new CallTraits();
    private final SignalLedger signals = new SignalLedger();
    private final PathLedger paths = new PathLedger();
    private final AddressLedger addresses = new AddressLedger();
    private final DescriptorState state;
    private final CallPaths callPaths;
    private final CallAddresses callAddresses = new CallAddresses(addresses);
    private final Map<Note.Kind, Long> notes = new EnumMap<>(Note.Kind.class);
    private long[] limits = {};
    private long entered;
    private long returned;
    private long execs;

    Findings(TraceHeader header, EventFilter filter) {
        this.filter = filter;
        ofAnyStatus = filter.isOfAnyStatus();
        tree = new ProcessTree(header.command().argv(), filter);
        state = new DescriptorState(header.command().cwd());
        callPaths = new CallPaths(state, paths);
        paths.names(callPaths.names());
    }

    /** Takes the next event into account. */
    void accept(EventView event) {
        boolean isAccepted = filter.accepts(event);
        totals.accept(event);
        tree.accept(event, isAccepted);
        if (isAccepted) {
            callPaths.accept(event);
        }
        state.accept(event);
        if (isAccepted && !event.isContext()) {
            count(event);
        }
    }

    private void count(EventView event) {
        deaths.accept(event);
        times.accept(
                event,
                event.kind().hasResult()
                        && traits.of(event.abi(), event.syscall()).waits());
        callAddresses.accept(event);
        switch (event.kind()) {
            case CALL -> {
                entered++;
                returned++;
                signals.call(event);
                result(event);
            }
            case ENTER -> {
                entered++;
                signals.call(event);
            }
            case RETURN -> {
                returned++;
                result(event);
            }
            case SIGNAL -> signals.signal(event);
            case EXEC -> execs++;
            case FACT -> learn(event);
            case NOTE -> notes.merge(Note.of(event).kind(), 1L, Long::sum);
            default -> {
                // Counted by others.
            }
        }
    }

    private void result(EventView event) {
        if (ofAnyStatus || filter.wants(Status.of(event))) {
            calls.add(event.abi(), event.syscall(), event.result(), event.durationNs());
        }
    }

    /** The limits of the first process that they are known of. */
    private void learn(EventView event) {
        int piece = event.findPiece(0, Fact.DETAIL, false);
        if (limits.length == 0
                && Fact.of(event).kind() == Fact.Kind.LIMITS
                && piece >= 0
                && event.pieceLength(piece) >= LIMIT_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(event.pieceArray(piece), event.pieceOffset(piece), LIMIT_BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            limits = new long[LIMIT_BYTES / Long.BYTES];
            bytes.asLongBuffer().get(limits);
        }
    }

    /** To be called behind the last event. */
    void finish() {
        tree.finish();
    }

    ProcessTree tree() {
        return tree;
    }

    TraceTotals totals() {
        return totals;
    }

    CallLedger calls() {
        return calls;
    }

    TimeLedger times() {
        return times;
    }

    Deaths deaths() {
        return deaths;
    }

    SignalLedger signals() {
        return signals;
    }

    PathLedger paths() {
        return paths;
    }

    /** The names of files. */
    NameTable pathNames() {
        return callPaths.names();
    }

    /** How many names of files there was no room for, or that were not recorded whole. */
    long pathsLeftOut() {
        return callPaths.leftOut();
    }

    AddressLedger addresses() {
        return addresses;
    }

    /** The socket addresses. */
    NameTable addressNames() {
        return callAddresses.names();
    }

    /** Notes of each kind that occurs. */
    Map<Note.Kind, Long> notes() {
        return notes;
    }

    /** Soft and hard limit of each resource of getrlimit(2); empty when not known. */
    long[] limits() {
        return limits.clone();
    }

    /** Calls that were entered. */
    long entered() {
        return entered;
    }

    /** Of these, those that did not come back. */
    long unfinished() {
        return Math.max(0, entered - returned);
    }

    long execs() {
        return execs;
    }
}
