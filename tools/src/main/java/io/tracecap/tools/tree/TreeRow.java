package io.tracecap.tools.tree;

import io.tracecap.format.event.RawText;
import io.tracecap.format.state.ProcessInfo;
import java.util.List;

/**
 * A place in the drawn tree: one process, or several that are so alike that they share it.
 *
 * @param members at least one; each ran programs of the same names, and ended in the same way
 */
record TreeRow(List<TreeNode> members) {
    /** Copies the list. */
    TreeRow {
        members = List.copyOf(members);
    }

    TreeNode first() {
        return members.get(0);
    }

    boolean isGroup() {
        return members.size() > 1;
    }

    /** How many programs each of them ran. */
    int programs() {
        return first().programs().size();
    }

    /** What the {@code index}-th program of all of them did. */
    Counts counts(int index) {
        Counts sum = new Counts();
        for (TreeNode member : members) {
            sum.add(member.programs().get(index).counts());
        }
        return sum;
    }

    /** How long these programs ran, together; {@link ProcessInfo#NOT_SEEN} if the end of one is not known. */
    long wallNs(int index) {
        long sum = 0;
        for (TreeNode member : members) {
            long end = member.endNs(index);
            if (end == ProcessInfo.NOT_SEEN) {
                return ProcessInfo.NOT_SEEN;
            }
            sum += Math.max(0, end - member.programs().get(index).startNs());
        }
        return sum;
    }

    /** How many of the first words of the {@code index}-th command are the same in all. */
    int commonWords(int index) {
        List<RawText> command = first().programs().get(index).command();
        int common = command.size();
        for (TreeNode member : members) {
            List<RawText> other = member.programs().get(index).command();
            common = Math.min(common, other.size());
            for (int i = 0; i < common; i++) {
                if (!command.get(i).equals(other.get(i))) {
                    common = i;
                }
            }
        }
        return common;
    }

    /** Whether all ran the {@code index}-th program with the same arguments. */
    boolean isSameCommand(int index) {
        int common = commonWords(index);
        for (TreeNode member : members) {
            if (member.programs().get(index).command().size() != common) {
                return false;
            }
        }
        return true;
    }
}
