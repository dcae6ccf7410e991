package io.tracecap.tools.stat;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import io.tracecap.tools.access.CallTraits;
import io.tracecap.tools.select.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts calls by what is known without their arguments. Allocates nothing per call. For one thread. */
final class CallGroups {
    private static final int ABIS = 16;
    private static final int[] NO_CLASS = {0};

    private final Grouping by;
    private final Tallies tallies = new Tallies();
    private final CallTraits traits = new CallTraits();
    private final List<String> classes = new ArrayList<>(List.of("(none)"));
    private final int[] @Nullable [] @Nullable [] classesOf = new int[ABIS][][];

    CallGroups(Grouping by) {
        this.by = by;
    }

    /** Counts a call that came back. */
    void add(int abi, int number, int process, long durationNs, long result) {
        long moved = result > 0 ? traits.of(abi, number).transfer().moves(result) : 0;
        switch (by) {
            case SYSCALL -> row(call(abi, number), durationNs, result, moved);
            case PROCESS -> row(process, durationNs, result, moved);
            case ERRNO -> {
                if (Status.of(result) == Status.FAILED) {
                    row(-result, durationNs, result, moved);
                }
            }
            default -> {
                for (int each : classes(abi, number)) {
                    row(each, durationNs, result, moved);
                }
            }
        }
    }

    private void row(long key, long durationNs, long result, long moved) {
        tallies.row(key).add(durationNs, result, moved);
    }

    private static long call(int abi, int number) {
        return ((long) abi << Integer.SIZE) | (number & 0xFFFFFFFFL);
    }

    private int[] classes(int abi, int number) {
        if (abi < 0 || abi >= ABIS || number < 0 || number > SyscallTable.MAX_NUMBER) {
            return NO_CLASS;
        }
        int[] @Nullable [] ofAbi = classesOf[abi];
        if (ofAbi == null) {
            ofAbi = new int[SyscallTable.MAX_NUMBER + 1][];
            classesOf[abi] = ofAbi;
        }
        int[] found = ofAbi[number];
        if (found == null) {
            found = find(abi, number);
            ofAbi[number] = found;
        }
        return found;
    }

    private int[] find(int id, int number) {
        for (Abi abi : Abi.values()) {
            if (abi.id() == id) {
                int[] found = new TreeSet<>(SyscallTable.of(abi).classes(number))
                        .stream().mapToInt(this::classNumber).toArray();
                return found.length == 0 ? NO_CLASS : found;
            }
        }
        return NO_CLASS;
    }

    private int classNumber(String name) {
        int number = classes.indexOf("%" + name);
        if (number < 0) {
            classes.add("%" + name);
            number = classes.size() - 1;
        }
        return number;
    }

    /** The rows. */
    List<Tally> rows() {
        return tallies.rows();
    }

    /** The name of a class by the key of its row. */
    String className(long key) {
        return classes.get((int) key);
    }
}
