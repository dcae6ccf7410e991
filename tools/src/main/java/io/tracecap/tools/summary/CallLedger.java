package io.tracecap.tools.summary;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.tools.access.ErrorCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts calls by system call, with their time and their errors. Allocates nothing for a call of a kind that it has seen. For
 * one thread.
 */
final class CallLedger {
    private static final int ABIS = 16;
    /** strace's classes by which time is summed up; a call belongs to the first of these that it has. */
    private static final String[] CLASSES = {"process", "network", "file", "desc", "ipc", "signal", "memory"};

    private final @Nullable Entry[] @Nullable [] entries = new Entry[ABIS][];
    private final List<Entry> all = new ArrayList<>();
    private final Entry others = new Entry("other", "other");
    private long failed;

    /** What is known of one system call. */
    static final class Entry {
        private final String name;
        private final String group;
        private long calls;
        private long totalNs;
        private @Nullable ErrorCounts errors;

        private Entry(String name, String group) {
            this.name = name;
            this.group = group;
        }

        String name() {
            return name;
        }

        /** The class by which its time is summed up. */
        String group() {
            return group;
        }

        long calls() {
            return calls;
        }

        long totalNs() {
            return totalNs;
        }

        /** How often it failed so. */
        long errors(int errno) {
            ErrorCounts known = errors;
            return known == null ? 0 : known.count(errno);
        }
    }

    /**
     * So many calls failed so.
     *
     * @param errno the error, or {@link ErrorCounts#OTHER}
     */
    record Failures(String call, int errno, long count) {}

    /** Counts a call that came back. */
    void add(int abi, int number, long result, long durationNs) {
        Entry entry = entry(abi, number);
        entry.calls++;
        entry.totalNs += durationNs;
        if (ErrorCounts.isError(result)) {
            failed++;
            ErrorCounts errors = entry.errors;
            if (errors == null) {
                errors = new ErrorCounts();
                entry.errors = errors;
            }
            errors.add(result);
        }
    }

    private Entry entry(int abi, int number) {
        if (abi < 0 || abi >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return others;
        }
        @Nullable Entry[] ofAbi = entries[abi];
        if (ofAbi == null) {
            ofAbi = new Entry[SyscallTable.MAX_NUMBER + 1];
            entries[abi] = ofAbi;
        }
        Entry entry = ofAbi[number];
        if (entry == null) {
            entry = make(abi, number);
            ofAbi[number] = entry;
        }
        return entry;
    }

    private Entry make(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                SyscallTable table = SyscallTable.of(abi);
                Entry entry = new Entry(table.name(number), group(table.classes(number)));
                all.add(entry);
                return entry;
            }
        }
        return others;
    }

    private static String group(Set<String> classes) {
        for (String group : CLASSES) {
            if (classes.contains(group)) {
                return group;
            }
        }
        return "other";
    }

    /** How many calls failed. */
    long failed() {
        return failed;
    }

    /** All system calls that came back. */
    List<Entry> entries() {
        List<Entry> known = new ArrayList<>(all);
        if (others.calls > 0) {
            known.add(others);
        }
        return known;
    }

    /** How often something failed with one of these errors. */
    long errors(int... wanted) {
        long sum = 0;
        for (Entry entry : entries()) {
            for (int errno : wanted) {
                sum += entry.errors(errno);
            }
        }
        return sum;
    }

    /** What failed how, most frequent first. */
    List<Failures> failures() {
        List<Failures> failures = new ArrayList<>();
        for (Entry entry : entries()) {
            ErrorCounts errors = entry.errors;
            if (errors != null) {
                errors.all().forEach(each -> failures.add(new Failures(entry.name, each.errno(), each.count())));
            }
        }
        failures.sort((one, two) ->
                two.count() == one.count() ? one.call().compareTo(two.call()) : Long.compare(two.count(), one.count()));
        return failures;
    }
}
