package io.tracecap.format.file;

import io.tracecap.format.event.RawText;
import java.util.ArrayList;
import java.util.List;

/**
 * What was recorded, where and how.
 *
 * @param toolVersion version of the program that wrote the file, for people
 * @param command what was run
 * @param machine where it ran
 * @param clocks how to turn the times of events into time of day
 * @param capture how it was recorded
 * @param privacy what of the command's data the file has, and what was taken out of it
 * @param origin whether the file was made of another
 */
public record TraceHeader(
        String toolVersion,
        Command command,
        Machine machine,
        Clocks clocks,
        Capture capture,
        Privacy privacy,
        Origin origin) {
    /** The header of what a recorder writes: of no other file. */
    public TraceHeader(
            String toolVersion, Command command, Machine machine, Clocks clocks, Capture capture, Privacy privacy) {
        this(toolVersion, command, machine, clocks, capture, privacy, Origin.RECORDING);
    }

    /**
     * The header of a file that is made of a trace with this header.
     *
     * @param recordingId what {@link TraceFile#recordingId} says of that trace
     * @param step what is done to it, such as {@code cut --from 100}
     */
    public TraceHeader derived(long recordingId, String step) {
        List<String> steps = new ArrayList<>(origin.history());
        steps.add(step);
        return new TraceHeader(toolVersion, command, machine, clocks, capture, privacy, new Origin(recordingId, steps));
    }

    /**
     * The recorded command.
     *
     * @param argv its arguments; values that look like secrets may be masked
     * @param cwd its working directory when it started
     * @param home its {@code $HOME}; empty when unset
     * @param tmpdir its {@code $TMPDIR}; empty when unset
     * @param environment its environment variables: names only, or NAME=VALUE as {@link Privacy} says
     * @param uid its real user id
     * @param gid its real group id
     */
    public record Command(
            List<RawText> argv,
            RawText cwd,
            RawText home,
            RawText tmpdir,
            List<RawText> environment,
            int uid,
            int gid) {
        /** Copies the lists. */
        public Command {
            argv = List.copyOf(argv);
            environment = List.copyOf(environment);
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
     * @param distribution its name as os-release(5) has it, such as {@code Debian GNU/Linux 12 (bookworm)}; empty when not
     *     known
     */
    public record Machine(
            String sysname, String release, String version, String machine, int processors, String distribution) {
        /** A machine of which the distribution is not known. */
        public Machine(String sysname, String release, String version, String machine, int processors) {
            this(sysname, release, version, machine, processors, "");
        }
    }

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
     * @param addressesOmitted whether an argument is 0 where all that it points to was copied
     * @param placement who decided which processors the command ran on, such as {@code auto}; empty when unknown
     * @param keepLast how much of the most recent past was to be kept, such as {@code 5m}; empty when all was
     * @param calls which system calls were recorded
     */
    public record Capture(
            String collector,
            List<String> options,
            int pathLimit,
            int stringLimit,
            int argvLimit,
            boolean addressesOmitted,
            String placement,
            String keepLast,
            Calls calls) {
        /** Copies the list. */
        public Capture {
            options = List.copyOf(options);
        }

        /** Of a recording of which all is kept, by a collector that does not place the command. */
        public Capture(
                String collector,
                List<String> options,
                int pathLimit,
                int stringLimit,
                int argvLimit,
                boolean addressesOmitted) {
            this(collector, options, pathLimit, stringLimit, argvLimit, addressesOmitted, "", "", Calls.ALL);
        }
    }

    /**
     * Which system calls were recorded. Those that change which processes and which descriptors there are always are.
     *
     * @param chosen as {@link io.tracecap.format.syscall.SyscallSet} reads it, such as {@code %file,connect}; empty for
     *     all. In a file of several recordings, those of all of them, separated by semicolons
     * @param bySeccomp whether a seccomp filter chose them: calls that a filter of the program itself answered are missing
     *     then, too
     */
    public record Calls(String chosen, boolean bySeccomp) {
        /** All calls. */
        public static final Calls ALL = new Calls("", false);

        /** Whether calls are missing that were not asked for. */
        public boolean areChosen() {
            return !chosen.isEmpty();
        }
    }

    /**
     * What of the command's data the file has, and what was taken out of it.
     *
     * @param dataLimit bytes of each read and write buffer that were kept at most; 0 is none
     * @param environmentValues whether the values of environment variables are in the file, not only their names
     * @param argvMaskRules the rules by which secrets in every argv were replaced; empty when nothing was
     * @param redactions the rules by which the file was redacted after it had been recorded
     */
    public record Privacy(
            int dataLimit, boolean environmentValues, List<String> argvMaskRules, List<String> redactions) {
        /** Copies the lists. */
        public Privacy {
            argvMaskRules = List.copyOf(argvMaskRules);
            redactions = List.copyOf(redactions);
        }
    }

    /**
     * Where the file comes from.
     *
     * @param recordingId trace id of the recording that it was made of, or 0 when it is the recording itself
     * @param history what made this file out of the recording, step by step
     */
    public record Origin(long recordingId, List<String> history) {
        /** Of a file that was not made of another. */
        public static final Origin RECORDING = new Origin(0, List.of());

        /** Copies the list. */
        public Origin {
            history = List.copyOf(history);
        }
    }
}
