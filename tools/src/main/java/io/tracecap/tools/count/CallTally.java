package io.tracecap.tools.count;

/** Counts the calls of one system call. */
final class CallTally {
    private final int abi;
    private final int number;
    private long calls;
    private long errors;
    private long totalNs;
    private long minNs = Long.MAX_VALUE;
    private long maxNs;

    CallTally(int abi, int number) {
        this.abi = abi;
        this.number = number;
    }

    /** Counts a call that came back. */
    void add(long durationNs, boolean failed) {
        calls++;
        errors += failed ? 1 : 0;
        totalNs += durationNs;
        minNs = Math.min(minNs, durationNs);
        maxNs = Math.max(maxNs, durationNs);
    }

    /** Counts all calls of another one too. */
    void add(CallTally other) {
        calls += other.calls;
        errors += other.errors;
        totalNs += other.totalNs;
        minNs = Math.min(minNs, other.minNs);
        maxNs = Math.max(maxNs, other.maxNs);
    }

    int abi() {
        return abi;
    }

    int number() {
        return number;
    }

    long calls() {
        return calls;
    }

    long errors() {
        return errors;
    }

    long totalNs() {
        return totalNs;
    }

    /** Shortest duration; 0 if nothing was counted. */
    long minNs() {
        return calls == 0 ? 0 : minNs;
    }

    long maxNs() {
        return maxNs;
    }

    /** Average duration; 0 if nothing was counted. */
    long averageNs() {
        return calls == 0 ? 0 : totalNs / calls;
    }
}
