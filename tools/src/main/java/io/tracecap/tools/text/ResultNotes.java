package io.tracecap.tools.text;

import io.tracecap.format.syscall.Signature;

/** Prints what strace says behind the result: which descriptors are ready, that a time ran out. */
final class ResultNotes {
    private static final String TIMEOUT = " (Timeout)";
    private static final int POLLFD_SIZE = 8;

    private final Memory memory = new Memory();
    private final StructText structs;

    ResultNotes(StructText structs) {
        this.structs = structs;
    }

    /** Prints the note that belongs to this call, if there is one. */
    void print(Signature signature, Call call, TextBuffer out) {
        switch (signature.name()) {
            case "poll" -> poll(call, false, out);
            case "ppoll", "ppoll_time64" -> poll(call, true, out);
            case "select", "_newselect" -> select(call, "tv_usec", out);
            case "pselect6", "pselect6_time64" -> select(call, "tv_nsec", out);
            case "time" -> time(call, out);
            default -> {}
        }
    }

    private void time(Call call, TextBuffer out) {
        if (call.succeeded()) {
            out.ascii(" (");
            CalendarText.print(call.result(), 0, 0, out);
            out.ascii(')');
        }
    }

    private void poll(Call call, boolean timespec, TextBuffer out) {
        if (!call.succeeded()) {
            return;
        }
        if (call.result() == 0) {
            out.ascii(TIMEOUT);
            return;
        }
        if (!call.find(0, 0, true, memory)) {
            return;
        }
        out.ascii(" ([");
        String separator = "";
        long shown = 0;
        for (int at = 0; memory.has(at, POLLFD_SIZE); at += POLLFD_SIZE) {
            long ready = memory.unsigned(at + 6, 2);
            if (ready == 0) {
                continue;
            }
            out.ascii(separator);
            separator = ", ";
            if (structs.options().brief() && shown++ >= structs.options().stringLimit()) {
                out.ascii("...");
                break;
            }
            out.ascii("{fd=").decimal(memory.i32(at)).ascii(", revents=");
            structs.constants().print("poll_events", ready, out);
            out.ascii('}');
        }
        out.ascii(']');
        if (timespec && TimeText.find(call, 2, memory)) {
            out.ascii(", left ");
            TimeText.print(memory, 0, "tv_nsec", out);
        }
        out.ascii(')');
    }

    private void select(Call call, String fraction, TextBuffer out) {
        if (!call.succeeded()) {
            return;
        }
        if (call.result() == 0) {
            out.ascii(TIMEOUT);
            return;
        }
        String separator = " (";
        separator = ready(call, 1, "in ", separator, out);
        separator = ready(call, 2, "out ", separator, out);
        separator = ready(call, 3, "except ", separator, out);
        if (TimeText.find(call, 4, memory)) {
            out.ascii(separator).ascii("left ");
            TimeText.print(memory, 0, fraction, out);
            separator = ", ";
        }
        if (!separator.startsWith(" ")) {
            out.ascii(')');
        }
    }

    private String ready(Call call, int argument, String label, String separator, TextBuffer out) {
        if (!call.find(argument, 0, true, memory) || DescriptorSetText.isEmpty(memory, (int) call.argument(0))) {
            return separator;
        }
        out.ascii(separator).ascii(label);
        DescriptorSetText.print(memory, (int) call.argument(0), null, out);
        return ", ";
    }
}
