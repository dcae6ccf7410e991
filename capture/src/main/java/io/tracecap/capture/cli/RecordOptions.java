package io.tracecap.capture.cli;

import static picocli.CommandLine.Spec.Target.MIXEE;

import io.tracecap.capture.launch.LaunchFacts;
import io.tracecap.capture.placement.PlacementChoice;
import io.tracecap.capture.ptrace.CaptureScope;
import io.tracecap.capture.ptrace.ChosenCalls;
import io.tracecap.capture.ptrace.CopyLimits;
import io.tracecap.capture.record.RecordingOptions;
import io.tracecap.capture.record.RecordingOptions.OnFull;
import io.tracecap.format.event.RawText;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.format.ring.ArgvMask;
import io.tracecap.format.ring.RingDescriptor;
import io.tracecap.format.syscall.SyscallSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is recorded, and how it gets into the file: the same options in every subcommand that records. */
final class RecordOptions {
    private static final long SHORTEST_FLUSH_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_FLUSH_NS = TimeUnit.HOURS.toNanos(1);
    private static final int BEST_LEVEL = 19;

    @Spec(MIXEE)
    private CommandSpec spec;

    private int strings = CopyLimits.DEFAULT.strings();
    private int data = CopyLimits.DEFAULT.data();
    private CopyLimits.Environment environment = CopyLimits.DEFAULT.environment();
    private OnFull onFull = RecordingOptions.DEFAULT.onFull();
    private int ringCapacity = RecordingOptions.DEFAULT.ringCapacity();
    private long flushNs = RecordingOptions.DEFAULT.flushNs();
    private int level = RecordingOptions.DEFAULT.level();
    private SyscallSet wanted = SyscallSet.ALL;
    private String calls = "";

    @Option(
            names = "--no-mask",
            description =
                    "Record command lines as they are, secrets included. What --mask names is hidden all the same.")
    private boolean unmasked;

    @Option(
            names = "--addresses",
            description =
                    "Keep the addresses of strings and structures that are copied. They make a trace larger and are"
                            + " never shown.")
    private boolean addresses;

    @Option(
            names = "--placement",
            paramLabel = "WHERE",
            description =
                    "Which processors the program runs on while it is recorded. 'auto' (the default): on one with the"
                            + " recorder, which makes a system call several times cheaper, as long as it does one thing"
                            + " at a time, and on all when it does several; 'free': wherever the kernel puts it;"
                            + " 'together': on one throughout. The program is told what it would be without tracecap.")
    private PlacementChoice placement = PlacementChoice.AUTO;

    @Option(
            names = {"-s", "--strings"},
            paramLabel = "N",
            description = "Copy N bytes of a string at most, 0 to 65536. Default: 4096. Paths are copied whole.")
    void setStrings(int bytes) {
        strings = (int) within("--strings", bytes, 0, CopyLimits.MOST);
    }

    @Option(
            names = "--data",
            paramLabel = "N",
            description = {
                "Copy N bytes at most of each buffer that is read, written, sent or received, 0 to 65536. Default: 0."
                        + " The trace then holds what the command reads and writes, secrets included."
            })
    void setData(int bytes) {
        data = (int) within("--data", bytes, 0, CopyLimits.MOST);
    }

    @Option(
            names = "--env",
            paramLabel = "WHAT",
            description = "Of the environment of each program, record 'names', 'values' or 'none'. Default: names.")
    void setEnvironment(String what) {
        environment = switch (what) {
            case "none" -> CopyLimits.Environment.NONE;
            case "names" -> CopyLimits.Environment.NAMES;
            case "values" -> CopyLimits.Environment.VALUES;
            default -> throw invalid("--env", "'" + what + "' is not one of names, values, none");
        };
    }

    @Option(
            names = "--mask",
            paramLabel = "PATTERN",
            description =
                    "Hide also the values of what is named like PATTERN, in which * and ? stand for any characters:"
                            + " NAME=VALUE, --NAME=VALUE, --NAME VALUE. May be given several times. What looks like a"
                            + " password, secret, token or key, and the user part of URLs, is always hidden.")
    private List<String> patterns = new ArrayList<>();

    @Option(
            names = "--calls",
            paramLabel = "SET",
            description = "Record these system calls only: names and classes as strace's '-e trace=' has them, such as"
                    + " '%%file,%%network' or '!futex,read,write'; and always those that change processes and"
                    + " descriptors (execve, clone, open, close ...). The command stops at all calls all the same.")
    void setCalls(String set) {
        try {
            wanted = SyscallSet.parse(set);
        } catch (IllegalArgumentException unknown) {
            throw invalid("--calls", String.valueOf(unknown.getMessage()));
        }
        calls = set;
    }

    @Option(
            names = "--on-full",
            paramLabel = "WHAT",
            description =
                    "When events come faster than they can be written: 'block' lets the command wait, 'drop' leaves"
                            + " events out, and the trace says where and how many. Default: block.")
    void setOnFull(String what) {
        onFull = switch (what) {
            case "block" -> OnFull.BLOCK;
            case "drop" -> OnFull.DROP;
            default -> throw invalid("--on-full", "'" + what + "' is not one of block, drop");
        };
    }

    @Option(
            names = "--ring-size",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description =
                    "Memory for events that are not written yet, 1M to 1G, rounded up to a power of two. Default: 8M.")
    void setRingSize(long bytes) {
        long size = within("--ring-size", bytes, RingDescriptor.MIN_CAPACITY, RingDescriptor.MAX_CAPACITY);
        ringCapacity = (int) Math.max(RingDescriptor.MIN_CAPACITY, Long.highestOneBit(size - 1) << 1);
    }

    @Option(
            names = "--flush",
            paramLabel = "TIME",
            converter = TimeSpan.class,
            description =
                    "Write events to the file at the latest TIME after they happened, 1ms to 1h. Default: 1s. Less"
                            + " makes larger files.")
    void setFlush(long ns) {
        if (ns < SHORTEST_FLUSH_NS || ns > LONGEST_FLUSH_NS) {
            throw invalid("--flush", "the time must be from 1ms to 1h");
        }
        flushNs = ns;
    }

    @Option(
            names = "-z",
            paramLabel = "LEVEL",
            description = "Compression of the trace, 1 (quick) to 19 (small). Default: 3.")
    void setLevel(int newLevel) {
        level = (int) within("-z", newLevel, 1, BEST_LEVEL);
    }

    private long within(String option, long value, long least, long most) {
        if (value < least || value > most) {
            String range = value == (int) value && most <= CopyLimits.MOST
                    ? least + " to " + most
                    : ByteSize.text(least) + " to " + ByteSize.text(most);
            throw invalid(option, "must be from " + range);
        }
        return value;
    }

    private ParameterException invalid(String option, String why) {
        return new ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + why);
    }

    /** What is recorded of the command's calls. */
    CaptureScope scope() {
        return new CaptureScope(new CopyLimits(strings, data, environment), new ChosenCalls(wanted));
    }

    /** Whether only some calls are recorded. */
    boolean areCallsChosen() {
        return !wanted.isAll();
    }

    /** Who decides on which processors the program runs. */
    PlacementChoice placement() {
        return placement;
    }

    /** How what is recorded gets into the file. */
    RecordingOptions recording() {
        return new RecordingOptions(ringCapacity, onFull, flushNs, level, mask(), null);
    }

    private ArgvMask mask() {
        List<String> rules = new ArrayList<>(unmasked ? List.of() : ArgvMask.RULES);
        for (String pattern : patterns) {
            if (pattern.isEmpty()) {
                throw invalid("--mask", "the pattern is empty");
            }
            rules.add(ArgvMask.nameRule(pattern));
        }
        return ArgvMask.of(rules);
    }

    /**
     * What the header says of the recorded command.
     *
     * @param facts of its process
     * @param argv its arguments, as they are
     */
    TraceHeader.Command command(LaunchFacts facts, List<RawText> argv) {
        ArgvMask mask = mask();
        return facts.toHeader(
                mask.mask(argv),
                switch (environment) {
                    case NONE -> List.of();
                    case NAMES -> facts.environmentNames();
                    case VALUES -> mask.mask(facts.environment());
                });
    }

    /**
     * What the header says of how it is recorded.
     *
     * @param collector name of the collector
     * @param options tracecap's options, as given
     * @param keepLast how much of the most recent past is kept; empty: all
     * @param bySeccomp whether the kernel chooses the calls
     */
    TraceHeader.Capture capture(String collector, List<String> options, String keepLast, boolean bySeccomp) {
        return new TraceHeader.Capture(
                collector,
                options,
                CopyLimits.PATH,
                strings,
                CopyLimits.ARGV,
                !addresses,
                placement.name().toLowerCase(Locale.ROOT),
                keepLast,
                areCallsChosen() ? new TraceHeader.Calls(calls, bySeccomp) : TraceHeader.Calls.ALL);
    }

    /** What the header says of the command's data in the file. */
    TraceHeader.Privacy privacy() {
        return new TraceHeader.Privacy(data, environment == CopyLimits.Environment.VALUES, mask().rules(), List.of());
    }
}
