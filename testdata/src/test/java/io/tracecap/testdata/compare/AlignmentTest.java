package io.tracecap.testdata.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

class AlignmentTest {
    @Property
    void stepsGoThroughBothListsAndPairOnlyEquals(
            @ForAll @Size(max = 40) List<@CharRange(from = 'a', to = 'd') Character> left,
            @ForAll @Size(max = 40) List<@CharRange(from = 'a', to = 'd') Character> right) {
        List<String> a = left.stream().map(String::valueOf).toList();
        List<String> b = right.stream().map(String::valueOf).toList();
        List<Alignment.Step> steps = Alignment.of(a, b);
        assertThat(steps.stream().map(Alignment.Step::left).filter(i -> i >= 0).map(a::get))
                .isEqualTo(a);
        assertThat(steps.stream().map(Alignment.Step::right).filter(i -> i >= 0).map(b::get))
                .isEqualTo(b);
        assertThat(steps.stream().filter(Alignment.Step::isPair))
                .allMatch(s -> a.get(s.left()).equals(b.get(s.right())));
        assertThat(steps.stream().filter(Alignment.Step::isPair).count()).isEqualTo(longest(a, b));
    }

    /** Length of the longest common subsequence, by the textbook's table. */
    private static long longest(List<String> a, List<String> b) {
        int[][] table = new int[a.size() + 1][b.size() + 1];
        for (int i = 1; i <= a.size(); i++) {
            for (int j = 1; j <= b.size(); j++) {
                table[i][j] = a.get(i - 1).equals(b.get(j - 1))
                        ? table[i - 1][j - 1] + 1
                        : Math.max(table[i - 1][j], table[i][j - 1]);
            }
        }
        return table[a.size()][b.size()];
    }
}
