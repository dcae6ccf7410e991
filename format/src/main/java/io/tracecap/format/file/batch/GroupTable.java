package io.tracecap.format.file.batch;

import java.util.Arrays;

/** The groups of a batch while it is written. Open addressing; groups are reused from batch to batch. */
final class GroupTable {
    /** Argument count of a row that has none because it is a return: any group of its call will do. */
    static final int ANY_COUNT = -1;

    private GroupEncoder[] groups = new GroupEncoder[16];
    /** Position of the first group of a call plus one; 0 is free. */
    private int[] table = new int[64];

    private int count;

    void clear() {
        Arrays.fill(table, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    GroupEncoder get(int position) {
        return groups[position];
    }

    /** The group for a row of a call with so many arguments; a new one if there is none yet. */
    GroupEncoder group(int abi, int number, int argumentCount) {
        int mask = table.length - 1;
        int slot = hash(abi, number) & mask;
        while (table[slot] != 0) {
            GroupEncoder first = groups[table[slot] - 1];
            if (first.isFor(abi, number)) {
                return argumentCount == ANY_COUNT || first.accepts(argumentCount)
                        ? first
                        : another(first, argumentCount);
            }
            slot = (slot + 1) & mask;
        }
        GroupEncoder added = add(abi, number);
        table[slot] = count;
        if (argumentCount != ANY_COUNT) {
            added.accepts(argumentCount);
        }
        if (count * 2 > table.length) {
            grow();
        }
        return added;
    }

    private GroupEncoder another(GroupEncoder first, int argumentCount) {
        GroupEncoder candidate = first;
        while (!candidate.accepts(argumentCount)) {
            GroupEncoder next = candidate.next();
            if (next == null) {
                next = add(first.abi(), first.number());
                candidate.setNext(next);
            }
            candidate = next;
        }
        return candidate;
    }

    private GroupEncoder add(int abi, int number) {
        if (count == groups.length) {
            groups = Arrays.copyOf(groups, count * 2);
        }
        GroupEncoder added = groups[count];
        if (added == null) {
            added = new GroupEncoder();
            groups[count] = added;
        }
        added.start(abi, number, count++);
        return added;
    }

    private void grow() {
        int[] old = table;
        table = new int[old.length * 2];
        int mask = table.length - 1;
        for (int entry : old) {
            if (entry != 0) {
                GroupEncoder first = groups[entry - 1];
                int slot = hash(first.abi(), first.number()) & mask;
                while (table[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                table[slot] = entry;
            }
        }
    }

    private static int hash(int abi, int number) {
        return (((abi << 24) ^ number) * 0x9E3779B9) >>> 11;
    }
}
