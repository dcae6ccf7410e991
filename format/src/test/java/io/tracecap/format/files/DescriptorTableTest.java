package io.tracecap.format.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DescriptorTableTest {
    /** One change of a table. */
    private record Step(int what, int fd, int last) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> fds = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(1000, 1100),
                Arbitraries.of(-1, DescriptorTable.LIMIT - 1, DescriptorTable.LIMIT));
        return Combinators.combine(Arbitraries.integers().between(0, 9), fds, fds)
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }

    @Property(tries = 500)
    void isAMapOfDescriptorsThatNeverChanges(@ForAll("steps") List<Step> steps) {
        DescriptorTable table = DescriptorTable.EMPTY;
        Map<Integer, Descriptor> model = new TreeMap<>();
        long origin = 0;
        for (Step step : steps) {
            DescriptorTable before = table;
            Map<Integer, Descriptor> modelBefore = new TreeMap<>(model);
            Descriptor opened = new Descriptor(new OpenFile.Pipe(origin++, OpenFile.NO_INODE), step.what() % 2 == 0);
            switch (step.what()) {
                case 6 -> {
                    table = table.without(step.fd());
                    model.remove(step.fd());
                }
                case 7 -> {
                    table = table.withoutRange(step.fd(), step.last());
                    model.keySet().removeIf(fd -> fd >= step.fd() && fd <= step.last());
                }
                case 8 -> {
                    table = table.markRange(step.fd(), step.last());
                    model.replaceAll((fd, old) ->
                            new Descriptor(old.file(), old.closeOnExec() || (fd >= step.fd() && fd <= step.last())));
                }
                case 9 -> {
                    table = table.afterExec();
                    model.values().removeIf(Descriptor::closeOnExec);
                }
                default -> {
                    table = table.with(step.fd(), opened);
                    if (step.fd() >= 0 && step.fd() < DescriptorTable.LIMIT) {
                        model.put(step.fd(), opened);
                    }
                }
            }
            assertSame(table, model);
            assertSame(before, modelBefore);
        }
    }

    private static void assertSame(DescriptorTable table, Map<Integer, Descriptor> model) {
        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((fd, descriptor) -> assertThat(table.get(fd)).isEqualTo(descriptor));
        for (int fd = -2; fd < 50; fd++) {
            assertThat(table.get(fd)).isEqualTo(model.get(fd));
        }
    }

    @Example
    void anyNumberMayBeAskedFor() {
        assertThat(DescriptorTable.EMPTY.get(Long.MIN_VALUE)).isNull();
        assertThat(DescriptorTable.EMPTY.get(Long.MAX_VALUE)).isNull();
        assertThat(DescriptorTable.EMPTY.withoutRange(0, 0xFFFFFFFFL)).isSameAs(DescriptorTable.EMPTY);
    }
}
