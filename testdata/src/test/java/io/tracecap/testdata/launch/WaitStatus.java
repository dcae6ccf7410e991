package io.tracecap.testdata.launch;

/**
 * How a process ended, as wait(2) reports it. A shell shows exit code 143 and death by signal 15 as the same number;
 * this does not.
 *
 * @param raw the status word, or -1 when the process never ended by itself
 */
public record WaitStatus(int raw) {
    /** Ended by exit(2) with this code. */
    public static WaitStatus exited(int code) {
        return new WaitStatus(code << 8);
    }

    /** Ended by this signal, without a core file. */
    public static WaitStatus killedBy(int signal) {
        return new WaitStatus(signal);
    }

    @Override
    public String toString() {
        int signal = raw & 0x7f;
        if (raw < 0) {
            return "did not end";
        }
        return signal == 0
                ? "exited with " + (raw >> 8 & 0xff)
                : "killed by signal " + signal + ((raw & 0x80) != 0 ? " (core dumped)" : "");
    }
}
