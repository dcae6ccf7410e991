package io.tracecap.tools.diff;

import io.tracecap.tools.align.Aligner;
import io.tracecap.tools.align.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds which programs of two runs belong together, from the first one downwards: among the children of two that do, those
 * that go on to execute the same commands, in the same order; then out of order, as jobs come that run side by side; then
 * those of which only the program is the same; then forks as they come. What is left is on one side only, with all below it.
 */
final class ImageMatcher {
    private final List<Pair> pairs = new ArrayList<>();
    private final Deque<Pair> waiting = new ArrayDeque<>();

    /** A program and what belongs to it on the other side; one of the two is null where nothing does. */
    record Pair(@Nullable Image a, @Nullable Image b) {}

    private ImageMatcher() {}

    /** The pairs; those on one side only have no pairs below them. Parents come before their children. */
    static List<Pair> match(Image a, Image b) {
        ImageMatcher matcher = new ImageMatcher();
        matcher.add(a, b);
        while (!matcher.waiting.isEmpty()) {
            Pair pair = matcher.waiting.remove();
            if (pair.a() != null && pair.b() != null) {
                matcher.children(pair.a().children(), pair.b().children());
            }
        }
        return matcher.pairs;
    }

    private void add(@Nullable Image a, @Nullable Image b) {
        Pair pair = new Pair(a, b);
        pairs.add(pair);
        waiting.add(pair);
    }

    private void children(List<Image> a, List<Image> b) {
        @Nullable Image[] partners = new Image[a.size()];
        boolean[] taken = new boolean[b.size()];
        inOrder(a, b, partners, taken);
        outOfOrder(a, b, partners, taken, Image::destiny);
        outOfOrder(a, b, partners, taken, image -> (image.isExecuted() ? "exec " : "fork ") + lastProgram(image));
        // A fork is a fork, also where the program that was to be executed could not be.
        outOfOrder(a, b, partners, taken, image -> image.isExecuted() ? "exec " + lastProgram(image) : "fork");
        for (int i = 0; i < partners.length; i++) {
            add(a.get(i), partners[i]);
        }
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                add(null, b.get(j));
            }
        }
    }

    private static String lastProgram(Image image) {
        String command = image.finalCommand();
        int end = command.indexOf(' ');
        return end < 0 ? command : command.substring(0, end);
    }

    private static void inOrder(List<Image> a, List<Image> b, @Nullable Image[] partners, boolean[] taken) {
        Map<String, Integer> numbers = new HashMap<>();
        List<Edit> edits = Aligner.align(numbers(a, numbers), numbers(b, numbers));
        int i = 0;
        int j = 0;
        for (Edit edit : edits) {
            while (i < edit.aFrom()) {
                taken[j] = true;
                partners[i++] = b.get(j++);
            }
            i = edit.aTo();
            j = edit.bTo();
        }
        while (i < a.size()) {
            taken[j] = true;
            partners[i++] = b.get(j++);
        }
    }

    private static int[] numbers(List<Image> images, Map<String, Integer> numbers) {
        int[] result = new int[images.size()];
        Arrays.setAll(result, i -> numbers.computeIfAbsent(images.get(i).destiny(), destiny -> numbers.size()));
        return result;
    }

    private static void outOfOrder(
            List<Image> a, List<Image> b, @Nullable Image[] partners, boolean[] taken, Function<Image, String> key) {
        Map<String, Deque<Integer>> free = new HashMap<>();
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                free.computeIfAbsent(key.apply(b.get(j)), word -> new ArrayDeque<>())
                        .add(j);
            }
        }
        for (int i = 0; i < partners.length; i++) {
            Deque<Integer> candidates = partners[i] == null ? free.get(key.apply(a.get(i))) : null;
            if (candidates != null && !candidates.isEmpty()) {
                int j = candidates.remove();
                taken[j] = true;
                partners[i] = b.get(j);
            }
        }
    }
}
