package io.tracecap.capture.cli;

import io.tracecap.capture.ptrace.PtraceCollector;
import io.tracecap.format.file.TraceWriter;

/**
 * Loads what a recording needs while the options are still being parsed, in a thread of its own: with a second processor
 * a command waits a third less for its recorder. Everything here is loaded anew by whoever needs it if this comes too late.
 */
final class HeadStart {
    private HeadStart() {}

    /** Begins to load; returns at once. */
    static void begin() {
        Thread loader = new Thread(HeadStart::load, "head start");
        loader.setDaemon(true);
        loader.start();
    }

    private static void load() {
        try {
            PtraceCollector.prepare();
            TraceWriter.prepare();
        } catch (LinkageError | VirtualMachineError tooLittleOfSomething) {
            // Who needs it for the recording meets the same, and says so.
            return;
        }
    }
}
