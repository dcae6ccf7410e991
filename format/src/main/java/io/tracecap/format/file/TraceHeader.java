package io.tracecap.format.file;

import io.tracecap.format.event.RawText;
import java.util.List;

/**
 * What was recorded, where and how.
 *
 * @param toolVersion version of the program that wrote the file, for people
 * @param command what was run
 * @param machine where it ran
 * @param clocks how to turn the times of events into time of day
 * @param capture how it was recorded
 */
public record TraceHeader(String toolVersion, Command command, Machine machine, Clocks clocks, Capture capture) {
    /**
     * The recorded command.
     *
     * @param argv its arguments; values that look like secrets may be masked
     * @param cwd its working directory when it started
     * @param home its {@code $HOME}; empty when unset
     * @param tmpdir its {@code $TMPDIR}; empty when unset
     * @param environmentNames names, without values, of its environment variables
     * @param uid its real user id
     * @param gid its real group id
     */
    public record Command(
            List<RawText> argv,
            RawText cwd,
            RawText home,
            RawText tmpdir,
            List<RawText> environmentNames,
            int uid,
            int gid) {
        /** Copies the lists. */
        public Command {
            argv = List.copyOf(argv);
            environmentNames = List.copyOf(environmentNames);
        }
    }

    /**
     * The machine, as uname(2) names it but without its host name.
     *
     * @param sysname name of the operating system, {@code Linux}
     * @param release release of the kernel
     * @param version version of the kernel
     * @param machine name of the hardware, such as {@code x86_64}
     * @param processors how many processors were online
     */
    public record Machine(String sysname, String release, String version, String machine, int processors) {}

    /**
     * CLOCK_MONOTONIC and CLOCK_REALTIME, read at the same moment, in nanoseconds.
     *
     * @param monotonicNs the clock of the events
     * @param realtimeNs the time of day
     */
    public record Clocks(long monotonicNs, long realtimeNs) {
        /** Time of day, in nanoseconds since 1970, at the CLOCK_MONOTONIC time {@code timeNs} of an event. */
        public long toRealtime(long timeNs) {
            return timeNs - monotonicNs + realtimeNs;
        }
    }

    /**
     * How it was recorded.
     *
     * @param collector what made the events, such as {@code ptrace}
     * @param options the recorder's own options, as given, in order
     * @param pathLimit bytes of a path that were kept at most
     * @param stringLimit bytes of another string that were kept at most
     * @param argvLimit bytes of an argv that were kept at most
     * @param dataLimit bytes of each read and write buffer that were kept at most; 0 is none
     * @param argvMasked whether argv values that look like secrets were replaced
     */
    public record Capture(
            String collector,
            List<String> options,
            int pathLimit,
            int stringLimit,
            int argvLimit,
            int dataLimit,
            boolean argvMasked) {
        /** Copies the list. */
        public Capture {
            options = List.copyOf(options);
        }
    }
}
