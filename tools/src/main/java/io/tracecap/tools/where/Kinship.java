package io.tracecap.tools.where;

import io.tracecap.format.event.ThreadMap;
import io.tracecap.format.state.ProcessInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is whose parent among the processes of a trace; {@link #MOST_KEPT} are kept at hand. For one thread. */
final class Kinship {
    /** How many processes are kept at hand. */
    static final int MOST_KEPT = 1 << 12;

    /** How many ancestors of a process are named. */
    private static final int MOST_ANCESTORS = 64;

    private final List<ProcessInfo> processes;
    private ThreadMap<Member> kept = new ThreadMap<>();

    /**
     * One process.
     *
     * @param number its number in the trace
     * @param pid its process id
     * @param parent number of its parent, or {@link ProcessInfo#NO_PARENT}
     * @param slot its place in the tree
     */
    record Member(int number, int pid, int parent, String slot) {}

    /**
     * The processes of a trace.
     *
     * @param processes in the order of their numbers
     */
    Kinship(List<ProcessInfo> processes) {
        this.processes = processes;
    }

    /** The process with a number; null when there is none. */
    @Nullable
    Member find(int number) {
        Member member = kept.get(number);
        if (member == null) {
            member = search(number);
            if (member != null) {
                keep(member);
            }
        }
        return member;
    }

    private @Nullable Member search(int number) {
        int low = 0;
        int high = processes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            ProcessInfo process = processes.get(middle);
            if (process.number() == number) {
                return new Member(number, process.pid(), process.parent(), process.slot());
            }
            if (process.number() < number) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    private void keep(Member member) {
        if (kept.size() == MOST_KEPT) {
            kept = new ThreadMap<>();
        }
        kept.put(member.number(), member);
    }

    /** The parent of a process, the parent of that, and so on. */
    List<Member> ancestors(int number) {
        List<Member> found = new ArrayList<>();
        Member at = find(number);
        while (at != null && at.parent() != ProcessInfo.NO_PARENT && found.size() < MOST_ANCESTORS) {
            at = find(at.parent());
            if (at != null) {
                found.add(at);
            }
        }
        return found;
    }
}
