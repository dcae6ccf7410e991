package io.tracecap.tools.tree;

/** What was counted of the selected events of a program, or of several together. For one thread. */
public final class Counts {
    /** {@link #cpuNs} that nobody asked the kernel for. */
    public static final long UNKNOWN = -1;

    private long events;
    private long calls;
    private long failed;
    private long read;
    private long written;
    private long cpuNs = UNKNOWN;

    void event() {
        events++;
    }

    void calls(long more) {
        calls += more;
    }

    void failure() {
        failed++;
    }

    void read(long bytes) {
        read = saturatedSum(read, bytes);
    }

    void written(long bytes) {
        written = saturatedSum(written, bytes);
    }

    void cpu(long ns) {
        cpuNs = ns;
    }

    /** Counts all of another one too. */
    void add(Counts other) {
        events += other.events;
        calls += other.calls;
        failed += other.failed;
        read = saturatedSum(read, other.read);
        written = saturatedSum(written, other.written);
        if (other.cpuNs != UNKNOWN) {
            cpuNs = saturatedSum(Math.max(0, cpuNs), other.cpuNs);
        }
    }

    private static long saturatedSum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** Events of all kinds. */
    public long events() {
        return events;
    }

    /** System calls that were entered. */
    public long calls() {
        return calls;
    }

    /** Of these, those that ended with an error. */
    public long failed() {
        return failed;
    }

    /** Bytes that calls read through descriptors. */
    public long read() {
        return read;
    }

    /** Bytes that calls wrote through descriptors. */
    public long written() {
        return written;
    }

    /** Processor time, as the parent was told when it waited, with that of waited-for children; or {@link #UNKNOWN}. */
    public long cpuNs() {
        return cpuNs;
    }
}
