package io.tracecap.testdata.samples;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.BatchCursor;
import io.tracecap.format.file.EventCursor;
import io.tracecap.format.file.TraceFile;
import io.tracecap.format.file.TraceFormatException;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.state.ProcessInfo;
import io.tracecap.format.state.TraceTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that a trace says, by the project's own reader, in the listing that {@code testdata/reader/trc.py} describes.
 *
 * @param lines the listing
 * @param problem why it ends before the end of the file, if it does
 */
record CanonicalListing(List<String> lines, Optional<TraceFormatException> problem) {
    private static final HexFormat HEX = HexFormat.of();

    CanonicalListing {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a file.
     *
     * @throws TraceFormatException when not even its header can be read
     */
    static CanonicalListing of(Path path) throws IOException {
        List<String> lines = new ArrayList<>();
        TraceFormatException problem = null;
        try (TraceFile file = TraceFile.open(path)) {
            String[] version = file.formatVersion().split("\\.", 2);
            lines.add("file major=" + version[0] + " minor=" + version[1] + " trace_id="
                    + Long.toHexString(file.traceId()));
            lines.add(header(file.header()));
            TraceTotals totals = new TraceTotals();
            try (EventCursor events = file.events()) {
                while (events.next()) {
                    totals.accept(events.event());
                    lines.add(event(events.event()));
                }
                file.expectComplete();
            } catch (TraceFormatException e) {
                problem = e;
            }
            List<ProcessInfo> processes = file.processes();
            lines.addAll(processes(processes));
            lines.add("totals batches=" + batches(file) + " events=" + totals.events() + " context=" + totals.context()
                    + " next_event=" + totals.nextEvent() + " lost_events=" + totals.lost() + " first_time_ns="
                    + totals.firstNs() + " last_time_ns="
                    + totals.lastNs() + " processes=" + processes.size());
            lines.add("end complete=" + (problem == null ? 1 : 0));
        }
        return new CanonicalListing(lines, Optional.ofNullable(problem));
    }

    private static int batches(TraceFile file) throws IOException {
        int count = 0;
        try (BatchCursor batches = file.batches()) {
            while (batches.next()) {
                count++;
            }
        } catch (TraceFormatException end) {
            return count;
        }
        return count;
    }

    private static String header(TraceHeader header) {
        TraceHeader.Command command = header.command();
        TraceHeader.Machine machine = header.machine();
        TraceHeader.Capture capture = header.capture();
        TraceHeader.Privacy privacy = header.privacy();
        return "header tool_version=" + quoted(header.toolVersion())
                + " command=" + listed(command.argv(), CanonicalListing::quoted)
                + " cwd=" + quoted(command.cwd())
                + " uname="
                + listed(
                        List.of(machine.sysname(), machine.release(), machine.version(), machine.machine()),
                        CanonicalListing::quoted)
                + " monotonic_ns=" + header.clocks().monotonicNs()
                + " realtime_ns=" + header.clocks().realtimeNs()
                + " collector=" + quoted(capture.collector())
                + " options=" + listed(capture.options(), CanonicalListing::quoted)
                + " home=" + quoted(command.home())
                + " tmpdir=" + quoted(command.tmpdir())
                + " environment=" + listed(command.environment(), CanonicalListing::quoted)
                + " path_limit=" + capture.pathLimit()
                + " string_limit=" + capture.stringLimit()
                + " argv_limit=" + capture.argvLimit()
                + " data_limit=" + privacy.dataLimit()
                + " argv_mask_rules=" + listed(privacy.argvMaskRules(), CanonicalListing::quoted)
                + " processors=" + machine.processors()
                + " uid=" + Integer.toUnsignedString(command.uid())
                + " gid=" + Integer.toUnsignedString(command.gid())
                + " recording_id=" + Long.toHexString(header.origin().recordingId())
                + " history=" + listed(header.origin().history(), CanonicalListing::quoted)
                + " environment_values=" + (privacy.environmentValues() ? 1 : 0)
                + " redactions=" + listed(privacy.redactions(), CanonicalListing::quoted)
                + " addresses_omitted=" + (capture.addressesOmitted() ? 1 : 0)
                + " placement=" + quoted(capture.placement())
                + " keep_last=" + quoted(capture.keepLast())
                + " calls=" + quoted(capture.calls().chosen())
                + " calls_by_seccomp=" + (capture.calls().bySeccomp() ? 1 : 0)
                + " distribution=" + quoted(machine.distribution());
    }

    private static String event(EventView event) {
        EventKind kind = event.kind();
        boolean isReturn = kind == EventKind.RETURN;
        boolean hasEnter = isReturn && event.enterNumber() != EventView.NO_ENTER;
        return "event number=" + event.number()
                + " kind=" + (kind.isSyscall() ? kind.name().toLowerCase(Locale.ROOT) : "point")
                + " context=" + (event.isContext() ? 1 : 0)
                + " thread=" + event.task().number()
                + " tid=" + event.task().tid()
                + " process=" + event.task().process()
                + " pid=" + event.task().pid()
                + " time=" + event.timeNs()
                + " duration=" + (kind.hasResult() ? Long.toString(event.durationNs()) : "-")
                + " enter=" + (hasEnter ? Long.toString(event.enterNumber()) : "-")
                + " abi=" + event.abi()
                + " code=" + event.syscall()
                + " arguments=" + arguments(event)
                + " result=" + (kind.hasResult() ? Long.toString(event.result()) : "-")
                + " pieces=" + pieces(event);
    }

    private static String arguments(EventView event) {
        List<Long> arguments = new ArrayList<>();
        for (int i = 0; i < event.argumentCount(); i++) {
            arguments.add(event.argument(i));
        }
        return listed(arguments, Long::toHexString);
    }

    private static String pieces(EventView event) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < event.pieceCount(); i++) {
            int from = event.pieceOffset(i);
            pieces.add(event.pieceArgument(i) + "/" + event.piecePart(i) + "/" + event.pieceFlags(i) + "/"
                    + HEX.formatHex(event.pieceArray(i), from, from + event.pieceLength(i)));
        }
        return listed(pieces, Function.identity());
    }

    private static List<String> processes(List<ProcessInfo> processes) {
        Map<Integer, Integer> places = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (ProcessInfo process : processes) {
            places.put(process.number(), places.size() + 1);
            lines.add("process number=" + process.number()
                    + " pid=" + process.pid()
                    + " parent=" + places.getOrDefault(process.parent(), 0)
                    + " start_ns=" + process.startNs()
                    + " end_ns=" + (process.hasEnded() ? Long.toString(process.endNs()) : "-")
                    + " status=" + (process.hasEnded() ? Long.toString(process.status()) : "-")
                    + " command=" + listed(process.command(), CanonicalListing::quoted)
                    + " execs=" + process.execs()
                    + " events=" + process.events()
                    + " threads=" + process.threads());
        }
        return lines;
    }

    private static <T> String listed(List<T> entries, Function<T, String> text) {
        if (entries.isEmpty()) {
            return "-";
        }
        String joined = String.join(",", entries.stream().map(text).toList());
        return joined.isEmpty() ? "%" : joined;
    }

    private static String quoted(RawText text) {
        return quoted(text.toByteArray());
    }

    private static String quoted(String text) {
        return quoted(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            if (b > ' ' && b < 0x7F && b != '%' && b != ',') {
                text.append((char) b);
            } else {
                text.append('%').append(HEX.withUpperCase().toHexDigits(b));
            }
        }
        return text.toString();
    }
}
