package io.tracecap.testdata.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What two recordings of the same program have in common, thread by thread.
 *
 * @param lines how many lines strace has
 * @param agreeing how many of them tracecap has too, equal in name, result and every argument
 * @param differences what stands in the way of the others, and what only tracecap has
 */
public record Comparison(int lines, int agreeing, List<Difference> differences) {
    /** Copies the list. */
    public Comparison {
        differences = List.copyOf(differences);
    }

    /** Compares the texts of two runs. */
    public static Comparison of(List<TraceLine> strace, List<TraceLine> tracecap) {
        TaskTree straceTree = TaskTree.of(strace);
        TaskTree tracecapTree = TaskTree.of(tracecap);
        Normalizer straceNormalizer = new Normalizer(straceTree);
        Normalizer tracecapNormalizer = new Normalizer(tracecapTree);
        Map<String, List<TraceLine>> straceStreams = straceTree.streams();
        Map<String, List<TraceLine>> tracecapStreams = tracecapTree.streams();
        Collector collector = new Collector();
        TreeSet<String> slots = new TreeSet<>(straceStreams.keySet());
        slots.addAll(tracecapStreams.keySet());
        for (String slot : slots) {
            collector.thread(
                    slot,
                    normal(straceNormalizer, straceStreams.getOrDefault(slot, List.of())),
                    normal(tracecapNormalizer, tracecapStreams.getOrDefault(slot, List.of())));
        }
        return new Comparison(strace.size(), collector.agreeing, collector.differences);
    }

    private static List<NormalLine> normal(Normalizer normalizer, List<TraceLine> lines) {
        return lines.stream().map(normalizer::normal).toList();
    }

    private static final class Collector {
        private final List<Difference> differences = new ArrayList<>();
        private int agreeing;

        void thread(String slot, List<NormalLine> strace, List<NormalLine> tracecap) {
            List<Alignment.Step> steps = Alignment.of(
                    strace.stream().map(NormalLine::outline).toList(),
                    tracecap.stream().map(NormalLine::outline).toList());
            Map<List<String>, Integer> single = new HashMap<>();
            int lastCall = 0;
            for (int i = 0; i < steps.size(); i++) {
                Alignment.Step step = steps.get(i);
                if (step.isPair()) {
                    pair(slot, strace.get(step.left()), tracecap.get(step.right()));
                    boolean end = strace.get(step.left()).origin().kind() == TraceLine.Kind.EXIT;
                    lastCall = end ? lastCall : i;
                } else if (step.left() >= 0) {
                    single.merge(strace.get(step.left()).content(), 1, Integer::sum);
                } else {
                    single.merge(tracecap.get(step.right()).content(), -1, Integer::sum);
                }
            }
            for (int i = 0; i < steps.size(); i++) {
                Alignment.Step step = steps.get(i);
                if (!step.isPair()) {
                    boolean left = step.left() >= 0;
                    NormalLine line = left ? strace.get(step.left()) : tracecap.get(step.right());
                    boolean moved = single.getOrDefault(line.content(), 0) == 0;
                    String raw = line.origin().raw();
                    differences.add(new Difference(
                            slot,
                            line.origin().name(),
                            Difference.WHOLE_LINE,
                            left ? raw : "",
                            left ? "" : raw,
                            moved,
                            i > lastCall,
                            ""));
                }
            }
        }

        private void pair(String slot, NormalLine strace, NormalLine tracecap) {
            if (strace.details().equals(tracecap.details())) {
                agreeing++;
            } else if (strace.details().size() != tracecap.details().size()) {
                add(
                        slot,
                        strace,
                        Difference.WHOLE_LINE,
                        String.join(", ", strace.details()),
                        String.join(", ", tracecap.details()),
                        strace,
                        tracecap);
            } else {
                boolean call = strace.origin().kind() == TraceLine.Kind.CALL;
                int last = strace.details().size() - 1;
                for (int i = 0; i <= last; i++) {
                    String left = strace.details().get(i);
                    String right = tracecap.details().get(i);
                    if (!left.equals(right)) {
                        add(slot, strace, call && i == last ? Difference.REMARK : i, left, right, strace, tracecap);
                    }
                }
            }
        }

        private void add(
                String slot,
                NormalLine named,
                int position,
                String strace,
                String tracecap,
                NormalLine left,
                NormalLine right) {
            String context = "    of       " + left.origin().raw() + "\n    and      "
                    + right.origin().raw();
            differences.add(
                    new Difference(slot, named.origin().name(), position, strace, tracecap, false, false, context));
        }
    }
}
