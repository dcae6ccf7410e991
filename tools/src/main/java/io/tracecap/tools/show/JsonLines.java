package io.tracecap.tools.show;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Gap;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.Note;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Errno;
import io.tracecap.format.syscall.Signals;
import io.tracecap.tools.json.JsonWriter;
import io.tracecap.tools.select.Status;
import io.tracecap.tools.text.CallPart;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.NamesView;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Lines for programs: one JSON object for each event, a call being one; {@code SHOW-JSON.md} documents them. */
final class JsonLines implements Lines {
    private static final int SIGNAL_BITS = 0x7F;
    private static final int FIRST_RESTART = 512;
    private static final int LAST_RESTART = 516;

    private final CallText calls;
    private final PointText points;
    private final PointChoice choice;
    private final TraceHeader.Clocks clocks;
    private final long startNs;
    private final IntFunction<@Nullable String> slots;
    private final NamesView names;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JsonWriter json = JsonWriter.ofLines(bytes);
    private final TextBuffer text = new TextBuffer();

    /**
     * Makes a printer.
     *
     * @param choice which events that are no calls are shown
     * @param slots slot of a process by its number; null when not known
     * @param names what threads are called
     */
    JsonLines(
            CallText calls,
            PointChoice choice,
            TraceHeader.Clocks clocks,
            IntFunction<@Nullable String> slots,
            NamesView names) {
        this.calls = calls;
        this.choice = choice;
        this.clocks = clocks;
        this.slots = slots;
        this.names = names;
        points = calls.points();
        startNs = clocks.monotonicNs();
    }

    @Override
    public TextBuffer buffer() {
        return new TextBuffer();
    }

    @Override
    public void start(EventView event, TextBuffer out) {}

    @Override
    public void begun(EventView enter, TextBuffer out) {}

    @Override
    public void call(EventView enter, @Nullable EventView exit, TextBuffer out) {
        call(enter, exit, exit == null ? Status.UNFINISHED : Status.of(exit), enter, out);
    }

    @Override
    public void unfinished(EventView enter, TextBuffer out) {
        call(enter, null, Status.DETACHED, enter, out);
    }

    @Override
    public void resumed(@Nullable EventView enter, @Nullable EventView exit, EventView code, TextBuffer out) {
        call(enter, exit, exit == null ? Status.UNFINISHED : Status.of(exit), code, out);
    }

    private void call(
            @Nullable EventView enter, @Nullable EventView exit, Status status, EventView code, TextBuffer out) {
        text.clear();
        if (enter == null) {
            calls.printExit(null, exit, code, text);
        } else {
            calls.print(enter, exit, text);
        }
        write(out, true, enter, exit, status, code);
        if (out.isFull()) {
            out.clear();
            write(out, false, enter, exit, status, code);
        }
    }

    private void write(
            TextBuffer out,
            boolean whole,
            @Nullable EventView enter,
            @Nullable EventView exit,
            Status status,
            EventView code) {
        try {
            begin("call", enter == null ? code : enter);
            json.text("syscall", CallText.name(code)).number("syscall_number", code.syscall());
            json.text("abi", abi(code.abi()));
            if (enter != null && whole) {
                json.beginList("arguments");
                arguments(calls.parts(enter, exit));
                json.endList();
            }
            json.text("status", status.name().toLowerCase(Locale.ROOT));
            if (exit != null) {
                result(exit, status);
            }
            json.text("text", whole ? text.toString() : "");
            json.truth("is_whole", whole && enter != null);
            end(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    private void result(EventView exit, Status status) {
        json.number("duration_ns", exit.durationNs()).number("result", exit.result());
        if (status == Status.FAILED) {
            int errno = (int) -exit.result();
            json.text("error", Errno.name(errno));
            json.truth("restarts", errno >= FIRST_RESTART && errno <= LAST_RESTART && errno != 515);
        }
    }

    private void arguments(List<CallPart> parts) throws IOException {
        for (CallPart part : parts) {
            json.beginObject();
            json.text("name", part.name()).text("kind", part.kind());
            if (!part.type().isEmpty()) {
                json.text("type", part.type());
            }
            if (part.isOmitted()) {
                json.nothing("value");
            } else {
                json.number("value", part.value());
            }
            json.text("text", part.text());
            if (part.names() != null) {
                json.texts("names", part.names());
            }
            if (part.bytes() != null) {
                json.bytes("bytes", part.bytes());
            }
            if (!part.file().isEmpty()) {
                json.text("file", part.file());
            }
            if (part.fields() != null) {
                json.beginList("fields");
                arguments(part.fields());
                json.endList();
            }
            json.endObject();
        }
    }

    private static String abi(int code) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == code) {
                return abi.word();
            }
        }
        return Integer.toString(code);
    }

    private void begin(String kind, EventView event) {
        bytes.reset();
        json.beginObject();
        json.text("kind", kind).number("number", event.number());
        json.number("time_ns", event.timeNs() - startNs).number("realtime_ns", clocks.toRealtime(event.timeNs()));
        json.number("pid", event.task().pid()).number("tid", event.task().tid());
        String slot = slots.apply(event.task().process());
        if (slot == null) {
            json.nothing("slot");
        } else {
            json.text("slot", slot);
        }
        RawText comm = names.of(event);
        if (comm == null) {
            json.nothing("comm");
        } else {
            json.bytes("comm", comm);
        }
    }

    private void end(TextBuffer out) throws IOException {
        json.endObject();
        out.bytes(bytes.toByteArray());
    }

    @Override
    public boolean point(EventView event, TextBuffer out) {
        if (!choice.shows(event)) {
            return false;
        }
        text.clear();
        points.print(event, text);
        try {
            begin(event.kind().name().toLowerCase(Locale.ROOT), event);
            details(event);
            json.text("text", text.toString());
            end(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return true;
    }

    private void details(EventView event) {
        if (event.argumentCount() < event.kind().pointArguments()) {
            return;
        }
        switch (event.kind()) {
            case SIGNAL, STOP -> json.text("signal", Signals.name((int) event.argument(0)));
            case EXIT -> {
                int status = (int) event.argument(0);
                int signal = status & SIGNAL_BITS;
                json.number("wait_status", status);
                if (signal == 0) {
                    json.number("exit_code", status >> 8 & 0xFF);
                } else {
                    json.text("signal", Signals.name(signal));
                }
            }
            case EXEC -> json.number("former_tid", event.argument(0));
            case TASK -> json.text("origin", word(NewTask.of(event).origin()));
            case GAP -> {
                Gap gap = Gap.of(event);
                json.text("reason", word(gap.reason())).number("events", gap.events());
            }
            case NOTE -> json.text("note", word(Note.of(event).kind()));
            default -> {}
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
