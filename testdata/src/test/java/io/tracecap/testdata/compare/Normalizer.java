package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a printed line what differs from run to run and says nothing: pids, addresses, absolute times, temporary
 * names. Buffers become {@code BUF}, since tracecap by default records none and prints their address where strace prints
 * their beginning. Everything else stays as printed.
 */
public final class Normalizer {
    /** Where a pid or tid stands: argument positions, and {@link #IN_RESULT}. */
    private static final int IN_RESULT = -1;

    private static final Map<String, Set<Integer>> PIDS = Map.ofEntries(
            Map.entry("clone", Set.of(IN_RESULT)),
            Map.entry("clone3", Set.of(IN_RESULT)),
            Map.entry("fork", Set.of(IN_RESULT)),
            Map.entry("vfork", Set.of(IN_RESULT)),
            Map.entry("getpid", Set.of(IN_RESULT)),
            Map.entry("gettid", Set.of(IN_RESULT)),
            Map.entry("getppid", Set.of(IN_RESULT)),
            Map.entry("getpgrp", Set.of(IN_RESULT)),
            Map.entry("rt_sigreturn", Set.of(IN_RESULT)),
            Map.entry("getpgid", Set.of(IN_RESULT, 0)),
            Map.entry("getsid", Set.of(IN_RESULT, 0)),
            Map.entry("setsid", Set.of(IN_RESULT)),
            Map.entry("set_tid_address", Set.of(IN_RESULT)),
            Map.entry("setpgid", Set.of(0, 1)),
            Map.entry("wait4", Set.of(IN_RESULT, 0)),
            Map.entry("waitid", Set.of(1)),
            Map.entry("kill", Set.of(0)),
            Map.entry("tkill", Set.of(0)),
            Map.entry("tgkill", Set.of(0, 1)),
            Map.entry("rt_sigqueueinfo", Set.of(0)),
            Map.entry("prlimit64", Set.of(0)),
            Map.entry("sched_getaffinity", Set.of(0)),
            Map.entry("sched_setaffinity", Set.of(0)),
            Map.entry("pidfd_open", Set.of(0)),
            Map.entry("get_robust_list", Set.of(0)),
            Map.entry("futex", Set.of(2)));

    /** Calls whose pid positions hold other numbers too: there, only a thread of the trace is taken for a pid. */
    private static final Set<String> SOMETIMES_PIDS = Set.of("rt_sigreturn", "futex");

    private static final Map<String, Integer> BUFFERS = Map.ofEntries(
            Map.entry("read", 1),
            Map.entry("write", 1),
            Map.entry("pread64", 1),
            Map.entry("pwrite64", 1),
            Map.entry("recvfrom", 1),
            Map.entry("sendto", 1),
            Map.entry("getrandom", 0),
            Map.entry("getdents64", 1));

    /** Arguments that the kernel fills with the time of day, ids of the run, or accounts of what was used. */
    private static final Map<String, Integer> VARYING = Map.of(
            "clock_gettime", 1,
            "gettimeofday", 0,
            "times", 0,
            "getrusage", 1,
            "sysinfo", 0);

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(?:\\.\\.\\.)?");
    private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-f]{6,16}\\b");
    private static final Pattern ABSOLUTE_TIME = Pattern.compile("tv_sec=[0-9]{4,}, tv_nsec=[0-9]+");
    private static final Pattern IOV_BASE = Pattern.compile("iov_base=(?:" + QUOTED.pattern() + "|0x[0-9a-f]+)");
    private static final Pattern NAMED_PID =
            Pattern.compile("\\b(si_pid=|pid=|parent_tid=\\[|child_tid=\\[|/proc/)([0-9]+)\\b");
    private static final Pattern SIGNAL_TIMES = Pattern.compile("si_([us])time=[0-9]+(?: /\\* [0-9.]+ s \\*/)?");
    private static final Pattern FREE_SPACE = Pattern.compile("f_(bfree|bavail|ffree)=[0-9]+");
    private static final Pattern SUPERSEDED = Pattern.compile("in pid ([0-9]+)");

    /** A number in a file name, long enough not to meet a pid by chance. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<![0-9])[0-9]{3,}(?![0-9])");

    private static final Pattern TEMPORARY = Pattern.compile(
            "(/tmp/cc|/sh-thd\\.|/GMfifo|/tmp_obj_|/git-?[a-z]*\\.)[A-Za-z0-9]{6,10}|/hsperfdata_\\w+/[0-9]+");

    private final TaskTree tree;
    private final Map<String, String> temporary = new HashMap<>();

    /** A normalizer for one trace, whose pids are those of {@code tree}. */
    public Normalizer(TaskTree tree) {
        this.tree = tree;
    }

    /** The line without its accidents. */
    public NormalLine normal(TraceLine line) {
        List<String> details = new ArrayList<>();
        for (int i = 0; i < line.arguments().size(); i++) {
            details.add(argument(line.name(), i, line.arguments().get(i)));
        }
        if (line.kind() != TraceLine.Kind.CALL) {
            String outline = line.kind() == TraceLine.Kind.SIGNAL ? "--- " + line.name() : line.name();
            return new NormalLine(words(outline), details, line);
        }
        details.add(words(line.remark()));
        return new NormalLine(line.name() + " = " + result(line), details, line);
    }

    private String result(TraceLine line) {
        String result = line.result();
        if (isPid(line.name(), IN_RESULT)) {
            result = SOMETIMES_PIDS.contains(line.name()) ? knownPids(result) : pid(result);
        } else if (line.name().equals("times")) {
            result = "TIME";
        } else {
            result = ADDRESS.matcher(result).replaceAll("ADDR");
        }
        return line.error().isEmpty() ? result : result + " " + line.error();
    }

    private String argument(String name, int index, String text) {
        Integer buffer = BUFFERS.get(name);
        if (buffer != null && buffer == index && !text.equals("NULL")) {
            return "BUF";
        }
        Integer varying = VARYING.get(name);
        if (varying != null && varying == index && !text.equals("NULL")) {
            return "VARIES";
        }
        if (isPid(name, index)) {
            return SOMETIMES_PIDS.contains(name) ? words(knownPids(text)) : pid(text);
        }
        if (name.equals("clock_nanosleep") && index == 3 && text.startsWith("{")) {
            return "REMAINING";
        }
        if (name.equals("mmap") && index == 5) {
            return text;
        }
        return words(text);
    }

    private static boolean isPid(String name, int position) {
        return PIDS.getOrDefault(name, Set.of()).contains(position);
    }

    private String pid(String text) {
        if (!text.matches("-?[1-9][0-9]*") || text.equals("-1")) {
            return text;
        }
        long pid = Long.parseLong(text);
        return (pid < 0 ? "-" : "") + "PID:" + tree.slot(Math.abs(pid));
    }

    private String knownPids(String text) {
        return LONG_NUMBER
                .matcher(text)
                .replaceAll(m -> tree.slot(parsed(m.group())).equals("outside") ? m.group() : pid(m.group()));
    }

    private String words(String text) {
        String out = IOV_BASE.matcher(text).replaceAll("iov_base=BUF");
        out = QUOTED.matcher(out).replaceAll(m -> Matcher.quoteReplacement(knownPids(m.group())));
        out = FREE_SPACE.matcher(out).replaceAll("f_$1=N");
        out = SUPERSEDED.matcher(out).replaceAll(m -> "in " + pid(m.group(1)));
        out = NAMED_PID
                .matcher(out)
                .replaceAll(
                        m -> Matcher.quoteReplacement(m.group(1) + (m.group(2).equals("0") ? "0" : pid(m.group(2)))));
        out = SIGNAL_TIMES.matcher(out).replaceAll("si_$1time=N");
        out = ABSOLUTE_TIME.matcher(out).replaceAll("TIME");
        out = TEMPORARY.matcher(out).replaceAll(m -> Matcher.quoteReplacement(temporaryName(m.group(), m.group(1))));
        return ADDRESS.matcher(out).replaceAll("ADDR");
    }

    private static long parsed(String digits) {
        return digits.length() > 9 ? -1 : Long.parseLong(digits);
    }

    private String temporaryName(String name, String prefix) {
        return temporary.computeIfAbsent(name, n -> (prefix == null ? "/hsperf/" : prefix) + "TMP#" + temporary.size());
    }
}
