package io.tracecap.tools.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.RawText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NameTableTest {
    @Property(tries = 200)
    void numbersEachNameOnceInTheOrderInWhichTheyCame(@ForAll @Size(max = 400) List<byte[]> names) {
        NameTable table = new NameTable(1000, 1 << 20);
        Map<RawText, Integer> model = new HashMap<>();
        for (byte[] name : names) {
            RawText text = RawText.of(name);
            assertThat(table.find(name, 0, name.length)).isEqualTo(model.getOrDefault(text, NameTable.NONE));
            int number = model.computeIfAbsent(text, each -> model.size());
            assertThat(table.add(name, 0, name.length)).isEqualTo(number);
            assertThat(table.name(number)).isEqualTo(text);
        }
        assertThat(table.size()).isEqualTo(model.size());
    }

    @Test
    void takesNoMoreThanItMay() {
        NameTable table = new NameTable(2, 10);
        assertThat(add(table, "123456")).isZero();
        assertThat(add(table, "12345")).isEqualTo(NameTable.NONE);
        assertThat(add(table, "1234")).isEqualTo(1);
        assertThat(add(table, "")).isEqualTo(NameTable.NONE);
        assertThat(add(table, "123456")).isZero();
    }

    private static int add(NameTable table, String name) {
        byte[] bytes = ("x" + name).getBytes(StandardCharsets.US_ASCII);
        return table.add(bytes, 1, name.length());
    }

    @Test
    void normalizesPathsInPlace() {
        for (String[] pair : new String[][] {
            {"/", "/"},
            {"/a/./b//c/", "/a/b/c"},
            {"/a/../../b", "/b"},
            {"/..", "/"},
            {"/a/b/..", "/a"},
            {"a/./b", "a/./b"},
            {"/...", "/..."}
        }) {
            byte[] path = pair[0].getBytes(StandardCharsets.US_ASCII);
            int length = CallPaths.normalize(path, path.length);
            assertThat(new String(path, 0, length, StandardCharsets.US_ASCII))
                    .as(pair[0])
                    .isEqualTo(pair[1]);
        }
    }
}
