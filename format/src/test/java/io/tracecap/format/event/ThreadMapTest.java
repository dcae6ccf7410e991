package io.tracecap.format.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThreadMapTest {
    @Property
    void behavesLikeAHashMap(@ForAll @Size(max = 400) List<@IntRange(min = -300, max = 300) Integer> steps) {
        ThreadMap<Integer> map = new ThreadMap<>();
        Map<Integer, Integer> model = new HashMap<>();
        for (int step : steps) {
            // Even numbers add, odd ones remove the number before.
            int key = step & ~1;
            if ((step & 1) == 0) {
                map.put(key, step);
                model.put(key, step);
            } else {
                assertThat(map.remove(key)).isEqualTo(model.remove(key));
            }
            assertThat(map.size()).isEqualTo(model.size());
        }
        for (int key = -300; key <= 300; key++) {
            assertThat(map.get(key)).isEqualTo(model.get(key));
        }
        List<Integer> visited = new ArrayList<>();
        map.forEach(visited::add);
        assertThat(visited).containsExactlyInAnyOrderElementsOf(model.values());
    }

    @Property
    void aCopyHasTheSameAndChangesAlone(@ForAll @Size(max = 200) List<@IntRange(min = -100, max = 100) Integer> keys) {
        ThreadMap<Integer> map = new ThreadMap<>();
        keys.forEach(key -> map.put(key, key));
        ThreadMap<Integer> copy = map.copy();
        keys.forEach(map::remove);
        map.put(1000, 1000);

        Map<Integer, Integer> visited = new HashMap<>();
        copy.forEachEntry(visited::put);
        Map<Integer, Integer> expected = new HashMap<>();
        keys.forEach(key -> expected.put(key, key));
        assertThat(visited).isEqualTo(expected);
        assertThat(copy.size()).isEqualTo(expected.size());
        assertThat(copy.get(1000)).isNull();
    }

    @Test
    void keepsManyThreadsApart() {
        ThreadMap<String> map = new ThreadMap<>();
        for (int tid = 1; tid <= 100_000; tid++) {
            map.put(tid, "t" + tid);
        }
        for (int tid = 1; tid <= 100_000; tid += 2) {
            assertThat(map.remove(tid)).isEqualTo("t" + tid);
        }
        assertThat(map.size()).isEqualTo(50_000);
        assertThat(map.get(77_777)).isNull();
        assertThat(map.get(77_778)).isEqualTo("t77778");
    }
}
