package io.tracecap.capture.ptrace;

import io.tracecap.format.event.RawText;
import io.tracecap.format.ring.RecordDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What /proc says of a process that runs already; see proc(5). Bytes, because names need not be text.
 *
 * @param pid its process id
 * @param parentPid that of its parent
 * @param tracer pid of whoever traces it, 0 if nobody does
 * @param uid its real user id
 * @param isKernelThread whether it is part of the kernel
 * @param isZombie whether it has ended, and only its parent has not taken notice
 * @param threadGroup of which process this is a thread: {@code pid} if it is a process
 * @param name its name (comm)
 * @param program path of its program file; empty if it has none, or if we may not know
 * @param commandLine its argv, each string ended by NUL
 */
public record ProcessFacts(
        int pid,
        int parentPid,
        int tracer,
        int uid,
        boolean isKernelThread,
        boolean isZombie,
        int threadGroup,
        RawText name,
        RawText program,
        RawText commandLine) {
    /** PF_KTHREAD of linux/sched.h, in field 9 of /proc/PID/stat. */
    private static final long KERNEL_THREAD = 0x00200000;

    /** Of a text, so many bytes are kept. */
    static final int LONGEST = CopyLimits.ARGV;

    private static final int FLAGS_FIELD = 9;
    private static final int FIRST_FIELD_BEHIND_NAME = 3;

    /**
     * Reads the facts.
     *
     * @throws IOException if there is no such process
     */
    public static ProcessFacts of(int pid) throws IOException {
        Path proc = Path.of("/proc", Integer.toString(pid));
        List<String> status = Files.readAllLines(proc.resolve("status"), StandardCharsets.ISO_8859_1);
        String stat = Files.readString(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        byte[] comm = Files.readAllBytes(proc.resolve("comm"));
        return new ProcessFacts(
                pid,
                number(status, "PPid:"),
                number(status, "TracerPid:"),
                number(status, "Uid:"),
                (Long.parseLong(fields[FLAGS_FIELD - FIRST_FIELD_BEHIND_NAME]) & KERNEL_THREAD) != 0,
                fields[0].equals("Z") || fields[0].equals("X"),
                number(status, "Tgid:"),
                RawText.of(comm, 0, Math.max(0, comm.length - 1)),
                program(proc),
                RawText.of(Files.readAllBytes(proc.resolve("cmdline"))));
    }

    private static RawText program(Path proc) {
        try {
            return RawText.of(Files.readSymbolicLink(proc.resolve("exe")).toString());
        } catch (IOException noneOrNotPermitted) {
            return RawText.EMPTY;
        }
    }

    private static int number(List<String> status, String field) {
        for (String line : status) {
            if (line.startsWith(field)) {
                String[] words = line.substring(field.length()).trim().split("\\s+", -1);
                return (int) Long.parseLong(words[0]);
            }
        }
        return 0;
    }

    /** Bytes that its texts take in a record, at most. */
    int length() {
        return RecordDescriptor.align(Math.min(LONGEST, name.length()))
                + RecordDescriptor.align(Math.min(LONGEST, program.length()))
                + RecordDescriptor.align(Math.min(LONGEST, commandLine.length()));
    }

    /** The name, for people. */
    public String displayName() {
        return new String(name.toByteArray(), StandardCharsets.UTF_8);
    }
}
