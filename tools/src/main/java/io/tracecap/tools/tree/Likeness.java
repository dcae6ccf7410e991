package io.tracecap.tools.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which processes are alike: they ran programs of the same names, whatever the arguments, ended in the same way, and made
 * processes that are alike.
 */
final class Likeness {
    private final Map<String, Integer> kinds = new HashMap<>();
    private final Map<TreeNode, Integer> kindOf = new HashMap<>();

    /**
     * Compares processes.
     *
     * @param processes each behind the one that made it
     */
    Likeness(List<TreeNode> processes) {
        for (int i = processes.size() - 1; i >= 0; i--) {
            TreeNode node = processes.get(i);
            kindOf.put(node, kinds.computeIfAbsent(describe(node), text -> kinds.size()));
        }
    }

    private String describe(TreeNode node) {
        StringBuilder text = new StringBuilder();
        for (Program program : node.programs()) {
            text.append(program.name()).append('\0');
        }
        text.append(node.process().status());
        TreeSet<Integer> children = new TreeSet<>();
        for (TreeNode child : node.children()) {
            children.add(kindOf.getOrDefault(child, -1));
        }
        for (int child : children) {
            text.append('/').append(child);
        }
        return text.toString();
    }

    /**
     * Puts processes into rows, in the order of the first of each.
     *
     * @param fewest how many that are alike share a row
     */
    List<TreeRow> rows(List<TreeNode> processes, int fewest) {
        Map<Integer, List<TreeNode>> alike = new LinkedHashMap<>();
        for (TreeNode node : processes) {
            alike.computeIfAbsent(kindOf.getOrDefault(node, -1), kind -> new ArrayList<>())
                    .add(node);
        }
        List<TreeRow> rows = new ArrayList<>();
        for (TreeNode node : processes) {
            List<TreeNode> group = alike.getOrDefault(kindOf.getOrDefault(node, -1), List.of());
            if (group.size() < fewest) {
                rows.add(new TreeRow(List.of(node)));
            } else if (group.get(0) == node) {
                rows.add(new TreeRow(group));
            }
        }
        return rows;
    }
}
