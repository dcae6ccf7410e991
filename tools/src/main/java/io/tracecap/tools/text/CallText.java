package io.tracecap.tools.text;

import io.tracecap.format.event.EventView;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.ArgumentType;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.ScalarKind;
import io.tracecap.format.syscall.Signature;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints system calls as strace does: {@code openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3}, whole or in the two halves
 * that strace shows when another thread's line comes between. Used by one thread; allocates nothing for everyday calls.
 */
public final class CallText {
    /** An address that the recorder left out, because what it points to is in the trace. */
    static final String UNKNOWN_ADDRESS = "???";

    private static final String UNFINISHED = " <unfinished ...>";

    private final int resultColumn;
    private final CallStyles styles;
    private final CallParts everyday;
    private final Map<TextOptions, Map<Abi, CallParts>> others = new HashMap<>();
    private CallParts parts;
    private final FilesView files;
    private final NamesView names;
    private final Call call = new Call();
    private final DumpText dumps = new DumpText();

    /**
     * Makes a printer.
     *
     * @param options how much is shown
     * @param resultColumn where the {@code =} stands when the arguments are short enough (strace's {@code -a})
     * @param files what stands behind the numbers of descriptors
     */
    public CallText(TextOptions options, int resultColumn, FilesView files) {
        this(new CallStyles(options), resultColumn, files, NamesView.NONE);
    }

    /**
     * Makes a printer.
     *
     * @param styles how much of each call is shown
     * @param resultColumn where the {@code =} stands when the arguments are short enough (strace's {@code -a})
     * @param files what stands behind the numbers of descriptors
     * @param names what stands behind the ids of processes and threads
     */
    public CallText(CallStyles styles, int resultColumn, FilesView files, NamesView names) {
        this.resultColumn = resultColumn;
        this.files = files;
        this.names = names;
        this.styles = styles;
        everyday = CallParts.of(Abi.X86_64, styles.options(), names);
        parts = everyday;
    }

    /** Prints in the same style what is no call. */
    public PointText points() {
        return new PointText(styles.options().constants(), names);
    }

    /** A line to print calls to. */
    public TextBuffer newLine() {
        return new TextBuffer(styles.options().escapes());
    }

    /**
     * Prints a call in one line, without its end.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same; null if the call never came back
     */
    public void print(EventView enter, @Nullable EventView exit, TextBuffer out) {
        call.begin(enter, exit, files);
        Signature signature = signature(enter);
        name(signature, enter, out);
        out.ascii('(');
        boolean complete = enterHalf(signature, out);
        if (exit != null) {
            exitHalf(signature, out);
        } else if (!complete) {
            out.ascii(UNFINISHED);
        }
        out.ascii(") ");
        result(signature, out);
    }

    /** Prints what is known of a call when it is entered, with {@code <unfinished ...>} behind it. */
    public void printEnter(EventView enter, TextBuffer out) {
        printBegin(enter, out);
        out.ascii(UNFINISHED);
    }

    /** Prints what is known of a call when it is entered. */
    public void printBegin(EventView enter, TextBuffer out) {
        call.begin(enter, null, files);
        Signature signature = signature(enter);
        name(signature, enter, out);
        out.ascii('(');
        enterHalf(signature, out);
    }

    /**
     * Prints {@code <... read resumed>"abc", 3) = 3}.
     *
     * @param enter the ENTER event that {@code exit} belongs to; null if it was not seen
     * @param exit a RETURN event; null if the call never came back
     * @param code the event that tells which call it was
     */
    public void printExit(@Nullable EventView enter, @Nullable EventView exit, EventView code, TextBuffer out) {
        Signature signature = null;
        out.ascii("<... ");
        if (enter != null) {
            call.begin(enter, exit, files);
            signature = signature(enter);
            name(signature, enter, out);
        } else {
            call.beginWithoutEnter(code);
            name(Signatures.find(code.abi(), code.syscall()), code, out);
        }
        out.ascii(" resumed>");
        if (enter != null && exit != null) {
            exitHalf(signature, out);
        } else if (enter != null && !isComplete(signature, out)) {
            out.ascii(UNFINISHED);
        }
        out.ascii(") ");
        result(signature, out);
    }

    /** Whether the enter half has all arguments; leaves {@code out} as it is. */
    private boolean isComplete(@Nullable Signature signature, TextBuffer out) {
        int mark = out.length();
        boolean complete = enterHalf(signature, out);
        out.truncate(mark);
        return complete;
    }

    /**
     * Prints what went through the descriptor of a call that succeeded, in lines that are ended; nothing for most calls.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same
     * @param read of which descriptors what is read is wanted
     * @param written of which descriptors what is written is wanted
     */
    public void printData(EventView enter, EventView exit, IntPredicate read, IntPredicate written, TextBuffer out) {
        call.begin(enter, exit, files);
        Signature signature = signature(enter);
        if (signature == null || !call.succeeded()) {
            return;
        }
        int fd = (int) call.argument(0);
        if ((DumpText.isRead(signature) && read.test(fd)) || (DumpText.isWritten(signature) && written.test(fd))) {
            dumps.print(signature, call, out);
        }
    }

    /**
     * Takes the arguments of a call apart.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same; null if the call has not come back
     * @return those that count, in order; numbers without names for a call that is not known
     */
    public List<CallPart> parts(EventView enter, @Nullable EventView exit) {
        return parts(enter, exit, true);
    }

    /**
     * Takes the arguments of a call apart for who does not look at the text of a structure, but at its fields.
     *
     * @param enter a CALL or ENTER event
     * @param exit the event with the result, for a CALL the same; null if the call has not come back
     * @return as {@link #parts(EventView, EventView)}, but those with fields have no text
     */
    public List<CallPart> fields(EventView enter, @Nullable EventView exit) {
        return parts(enter, exit, false);
    }

    private List<CallPart> parts(EventView enter, @Nullable EventView exit, boolean withText) {
        call.begin(enter, exit, files);
        Signature signature = signature(enter);
        List<CallPart> found = new ArrayList<>();
        if (signature == null) {
            return found;
        }
        parts.arguments().structs().at(call, false);
        for (int i = 0; i < signature.parameters().size(); i++) {
            if (applies(signature.parameters().get(i))) {
                found.add(parts.reader().argument(signature, i, call, withText));
            }
        }
        return found;
    }

    /** Name of a system call, as lines have it. */
    public static String name(EventView event) {
        TextBuffer name = new TextBuffer();
        name(Signatures.find(event.abi(), event.syscall()), event, name);
        return name.toString();
    }

    /** Finds the signature, and what prints the calls of its ABI. */
    private @Nullable Signature signature(EventView event) {
        parts = parts(event.abi(), styles.of(event.abi(), event.syscall()));
        Signature signature = Signatures.find(event.abi(), event.syscall());
        call.setName(signature == null ? "" : signature.name());
        return signature == null ? null : signature.resolve(call.arguments());
    }

    private CallParts parts(int abi, TextOptions options) {
        if (styles.isOne() && abi == Abi.X86_64.id()) {
            return everyday;
        }
        Abi known = Abi.X86_64;
        for (Abi other : Abi.values()) {
            known = other.id() == abi ? other : known;
        }
        return others.computeIfAbsent(options, key -> new EnumMap<>(Abi.class))
                .computeIfAbsent(known, key -> CallParts.of(key, options, names));
    }

    private static void name(@Nullable Signature signature, EventView event, TextBuffer out) {
        if (signature != null) {
            out.ascii(signature.name());
        } else {
            out.ascii("syscall_").ascii("0x").hexDigits(event.syscall(), hexWidth(event.syscall()));
        }
    }

    private static int hexWidth(int number) {
        return Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 3) / 4);
    }

    /** Returns whether that was all. */
    private boolean enterHalf(@Nullable Signature signature, TextBuffer out) {
        if (signature == null) {
            numbers(call.argumentCount(), out);
            return true;
        }
        if (isRaw()) {
            numbers(call.argumentCount(), out);
            return true;
        }
        parts.arguments().structs().at(call, false);
        SpecialCall special = parts.specials().find(signature.name());
        if (special != null) {
            return special.printEnter(call, out);
        }
        int deferred = firstDeferred(signature);
        parameters(signature, 0, deferred, out);
        boolean complete = deferred == signature.parameters().size();
        if (!complete && deferred > 0) {
            out.ascii(", ");
        }
        return complete;
    }

    private boolean isRaw() {
        return parts.arguments().options().detail() == TextOptions.Detail.NUMBERS;
    }

    /** Arguments as numbers; those that the recorder left out are not known. */
    private void numbers(int count, TextBuffer out) {
        for (int i = 0; i < count; i++) {
            out.ascii(i == 0 ? "" : ", ");
            if (call.isOmitted(i)) {
                out.ascii(UNKNOWN_ADDRESS);
            } else {
                out.hex(call.argument(i));
            }
        }
    }

    private void exitHalf(@Nullable Signature signature, TextBuffer out) {
        if (signature == null || isRaw()) {
            return;
        }
        SpecialCall special = parts.specials().find(signature.name());
        if (special != null) {
            special.printExit(call, out);
        } else {
            parameters(
                    signature, firstDeferred(signature), signature.parameters().size(), out);
        }
    }

    private int firstDeferred(Signature signature) {
        List<Parameter> parameters = signature.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            if (ArgumentText.isDeferred(signature, parameter) && applies(parameter)) {
                return i;
            }
        }
        return parameters.size();
    }

    private void parameters(Signature signature, int from, int to, TextBuffer out) {
        List<Parameter> parameters = signature.parameters();
        boolean first = true;
        for (int i = from; i < to; i++) {
            if (applies(parameters.get(i))) {
                out.ascii(first ? "" : ", ");
                parts.arguments().print(signature, i, call, out);
                first = false;
            }
        }
    }

    private boolean applies(Parameter parameter) {
        if (parameter.type() instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.UNUSED) {
            return false;
        }
        return parameter.condition() == null || parameter.condition().holds(call.arguments());
    }

    private void result(@Nullable Signature signature, TextBuffer out) {
        out.padTo(resultColumn).ascii("= ");
        if (!call.returned()) {
            out.ascii('?');
        } else if (signature == null) {
            parts.results().plain(call, out);
        } else if (isRaw()) {
            parts.results().number(call, out);
        } else {
            parts.arguments().structs().at(call, true);
            parts.results().print(signature, call, out);
            if (parts.hasNotes() && parts.arguments().options().detail() == TextOptions.Detail.ALL) {
                parts.notes().print(signature, call, out);
            }
        }
    }
}
