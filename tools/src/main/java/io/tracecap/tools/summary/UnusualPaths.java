package io.tracecap.tools.summary;

import io.tracecap.format.state.ProcessInfo;
import io.tracecap.tools.access.FileUse;
import io.tracecap.tools.access.LongIndex;
import io.tracecap.tools.tree.ProcessTree;
import io.tracecap.tools.tree.TreeNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files whose last use failed, without those that were only a step of a search, and without those that programs look for
 * in vain as a habit: what may have to do with the failure of a command. Those of processes that ended badly come first, and
 * of these the latest. Of a search in many places, or for many endings, the first step stands for all.
 *
 * @param paths numbers of the files, in that order
 * @param others of each of these, in how many other places the process looked for it
 * @param searched how many were only steps of a search that found something
 * @param habitual how many are looked for in vain as a habit
 */
record UnusualPaths(List<Integer> paths, List<Integer> others, int searched, int habitual) {
    /** Copies the list. */
    UnusualPaths {
        paths = List.copyOf(paths);
        others = List.copyOf(others);
    }

    /** Finds them. */
    static UnusualPaths of(Findings findings) {
        PathLedger ledger = findings.paths();
        Habits habits = new Habits();
        Map<Integer, List<Integer>> searches = new LinkedHashMap<>();
        int searched = 0;
        int habitual = 0;
        for (int path = 0; path < ledger.size(); path++) {
            if (!ledger.isFailing(path) || ledger.was(path, FileUse.REMOVE)) {
                continue;
            }
            if (ledger.isSearched(path)) {
                searched++;
            } else if (habits.contains(findings.pathNames().name(path))) {
                habitual++;
            } else {
                int key = ledger.search(path) == LongIndex.NONE ? -1 - path : ledger.search(path);
                searches.computeIfAbsent(key, number -> new ArrayList<>()).add(path);
            }
        }
        List<List<Integer>> sorted = new ArrayList<>(searches.values());
        ProcessTree tree = findings.tree();
        sorted.sort(Comparator.comparing((List<Integer> steps) -> endedWell(tree, ledger.process(steps.get(0))))
                .thenComparing(steps -> ledger.failedAt(steps.get(steps.size() - 1)), Comparator.reverseOrder()));
        return new UnusualPaths(
                sorted.stream().map(steps -> steps.get(0)).toList(),
                sorted.stream().map(steps -> steps.size() - 1).toList(),
                searched,
                habitual);
    }

    private static boolean endedWell(ProcessTree tree, int process) {
        TreeNode node = tree.process(process);
        return node == null || node.process().status() == 0 || node.process().status() == ProcessInfo.NOT_SEEN;
    }
}
