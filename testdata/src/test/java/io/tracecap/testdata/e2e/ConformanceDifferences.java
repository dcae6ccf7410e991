package io.tracecap.testdata.e2e;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where {@code tracetool show} prints another line than strace for a call of {@code programs/conformance}, with the reason. A
 * line that differs for none of these reasons fails the test.
 */
final class ConformanceDifferences {
    private static final String MACHINE = "strace asks the machine that it runs on: names of network interfaces";
    private static final String MORE = "tracetool says more";
    private static final String BUFFERS =
            "what else messages of queues hold, and buffers in lists of lists, is not recorded";
    private static final String SHORT =
            "a part of a structure: strace shows the bytes or the address, tracetool what is known of it";
    private static final String BAR =
            "strace 6.1 puts a bar behind the last flag of a terminal, with nothing behind it";
    private static final String HEADERS = "newer names than strace 6.1 has";

    private static final List<Rule> RULES = List.of(
            rule("if_nametoindex", MACHINE),
            rule("PTRACE_PEEKUSER", "strace knows which register of its own machine an offset is"),
            rule("^(recvmmsg|sendmmsg)\\(.*iov_base=\"", BUFFERS),
            rule("^(msgsnd|msgrcv)\\(.*mtext=", BUFFERS),
            rule(
                    "fsconfig\\(-1, FSCONFIG_SET_BINARY|RNDADDENTROPY|FILES_UPDATE|IOWQ_MAX|FIDEDUPERANGE|SIOCGIFCONF",
                    BUFFERS),
            rule("^io_submit\\(.*aio_buf=\\[|^mq_notify\\(.*SIGEV_THREAD,", BUFFERS),
            rule("SO_(RCV|SND)TIMEO|SO_LINGER, ADDR|SO_RCVBUF, ADDR|SO_ACCEPTCONN|F_(OFD_)?GETLK|TIOCGPTPEER", MORE),
            rule(
                    "clock_adjtime\\(.*ADDR|^adjtimex\\(ADDR|UFFDIO_WRITEPROTECT|FIBMAP|^landlock_restrict_self\\(-1, 0x5",
                    MORE),
            rule(
                    "SCHED_FLAG_KEEP_POLICY|QCMD\\(Q_(SYNC|QUOTAON), |NOTIF_SEND|NOTIF_ADDFD|FUTEX_(FD|\\?)|TCP_CONGESTION|BINDTODEVICE",
                    MORE),
            rule(
                    "^(select|epoll_pwait|ppoll|signalfd4|rt_sigsuspend)\\(.*ADDR",
                    "a set of signals or descriptors of an odd size"),
            rule("MFD_HUGETLB\\|0x3fffff8|0x40[bc] /\\* F_|^fchmodat2|^cachestat", HEADERS),
            rule("EVIOC", "the names of keys, axes and effects of input devices are not in the table"),
            rule("^ioctl\\(-1, TC[SG]ET", BAR),
            rule(
                    "^perf_event_open\\((ADDR|.* config=PERF_)",
                    "what is counted is shown as a number, because its names depend on another field"),
            rule(
                    "base_addr=0x00|^get_thread_area\\(\\{|^modify_ldt\\(1, ADDR",
                    "strace fills the base of a segment up with zeros"),
            rule("^clone\\(.*\\|77, ", "strace shows an exit signal that is none in decimal"),
            rule("^execve\\((ADDR|.*\\[\"a\", ADDR)|^setsockopt\\(-1, 0x3e7 ", SHORT),
            rule(
                    "^name_to_handle_at\\(.*\\{handle_bytes=5}|^kexec_file_load\\(.*\\\\0\"|^syslog\\(77|PIDTYPE_PID",
                    SHORT),
            rule("BPF_PROG_LOAD.*insns=\\[", "the instructions of eBPF are not recorded"),
            rule("^mincore\\(.*\\[", "resident pages are not recorded"));

    /**
     * A kind of difference.
     *
     * @param line what is found in strace's line
     * @param reason why tracetool's differs
     */
    private record Rule(Pattern line, String reason) {}

    private ConformanceDifferences() {}

    private static Rule rule(String line, String reason) {
        return new Rule(Pattern.compile(line), reason);
    }

    /** Why the line that strace prints so is another one in tracetool, if that has a reason. */
    static Optional<String> reasonFor(String line) {
        return RULES.stream()
                .filter(rule -> rule.line().matcher(line).find())
                .map(Rule::reason)
                .findFirst();
    }
}
