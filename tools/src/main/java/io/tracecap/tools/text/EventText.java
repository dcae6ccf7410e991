package io.tracecap.tools.text;

/** Prints a struct sigevent: how a timer or a queue tells that something happened. */
final class EventText {
    private static final int SIZE = 20;
    private static final int SIGNAL = 8;
    private static final int NOTIFY = 12;
    private static final int THREAD = 16;
    private static final int SIGEV_NONE = 1;
    private static final int SIGEV_THREAD = 2;
    private static final int SIGEV_THREAD_ID = 4;

    private EventText() {}

    static boolean print(Source source, int at, TextBuffer out) {
        Memory memory = source.memory();
        if (!memory.has(at, SIZE)) {
            return false;
        }
        int notify = memory.i32(at + NOTIFY);
        out.ascii('{');
        if (memory.i64(at) != 0) {
            out.ascii("sigev_value={sival_int=").decimal(memory.i32(at));
            out.ascii(", sival_ptr=").address(memory.i64(at)).ascii("}, ");
        }
        out.ascii("sigev_signo=");
        if (notify == SIGEV_NONE || notify == SIGEV_THREAD) {
            out.decimal(memory.i32(at + SIGNAL));
        } else {
            SignalNames.print(memory.i32(at + SIGNAL), out);
        }
        out.ascii(", sigev_notify=");
        source.texts().constants().print("sigev_notify", notify, out);
        if (notify == SIGEV_THREAD_ID) {
            out.ascii(", sigev_notify_thread_id=").decimal(memory.i32(at + THREAD));
        }
        out.ascii('}');
        return true;
    }
}
