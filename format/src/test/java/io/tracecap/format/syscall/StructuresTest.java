package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructuresTest {
    private final Structures structures = Structures.of(Abi.X86_64);

    @Test
    void fieldsLieWhereTheCompilerPutsThem() {
        StructLayout stat = structures.structure("stat");

        assertThat(stat.size()).isEqualTo(144);
        assertThat(field(stat, "st_mode").offset()).isEqualTo(24);
        assertThat(field(stat, "st_size").offset()).isEqualTo(48);
        assertThat(field(stat, "st_ctime_nsec").offset()).isEqualTo(112);
        assertThat(field(stat, "st_size").brief()).isTrue();
        assertThat(field(stat, "st_uid").brief()).isFalse();
    }

    @Test
    void aPackedStructureHasNoGaps() {
        StructLayout event = structures.structure("epoll_event");

        assertThat(event.size()).isEqualTo(12);
        assertThat(field(event, "data").offset()).isEqualTo(4);
        assertThat(field(event, "data").type()).isEqualTo(new ArgumentType.Struct(structures.structure("epoll_data")));
    }

    @Test
    void pointersSayWhatTheyPointToAndHowMuchOfIt() {
        StructLayout msghdr = structures.structure("msghdr");
        StructLayout.Field iov = field(msghdr, "msg_iov");

        assertThat(iov.offset()).isEqualTo(16);
        assertThat(iov.width()).isEqualTo(8);
        assertThat(iov.pointee())
                .isEqualTo(new StructLayout.Pointee(
                        new ArgumentType.Struct(structures.structure("iovec")), new Length.Argument(3)));
        assertThat(field(msghdr, "msg_namelen").pointee()).isNull();
    }

    @Test
    void lengthsCountElementsBytesOrBits() {
        assertThat(structures.structure("pollfd").unit()).isEqualTo(StructLayout.Unit.ELEMENTS);
        assertThat(structures.structure("sockaddr").unit()).isEqualTo(StructLayout.Unit.BYTES);
        assertThat(structures.structure("fd_set").unit()).isEqualTo(StructLayout.Unit.BITS);
    }

    @Test
    void textIsOneValueAsLongAsItsArray() {
        StructLayout.Field sysname = field(structures.structure("utsname"), "sysname");

        assertThat(sysname.type()).isEqualTo(new ArgumentType.Text());
        assertThat(sysname.width()).isEqualTo(65);
        assertThat(sysname.count()).isEqualTo(1);
    }

    @Test
    void aBareNumberIsAStructureOfOneUnnamedField() {
        SyscallTable table = SyscallTable.of(Abi.X86_64);
        Parameter pipefd =
                table.signature(table.number("pipe").orElseThrow()).parameters().get(0);

        assertThat(pipefd.type())
                .isEqualTo(new ArgumentType.Struct(new StructLayout(
                        "fd",
                        4,
                        List.of(new StructLayout.Field(
                                "", 0, 4, 1, new ArgumentType.Scalar(ScalarKind.FD), true, null)))));
    }

    @Test
    void anUnknownStructureIsRefusedByName() {
        assertThatThrownBy(() -> structures.structure("nope")).hasMessage("no structure is named 'nope'");
    }

    @Test
    void malformedStructuresSayWhereAndWhat() {
        assertProblem("structure a 4", "structures.tbl:1: expected 'struct'");
        assertProblem("struct a 8\n  int x", "structures.tbl:1: the fields fill 4 bytes, not 8");
        assertProblem("struct a 12\n  int x\n  long y", "the fields fill 16 bytes, not 12");
        assertProblem("struct a 4 crumbs\n  int x", "expected the end of the line, found 'crumbs'");
        assertProblem("struct a 4\n  nothing x", "structures.tbl:2: no structure is named 'nothing'");
        assertProblem("struct a 8\n  int*[n] x", "the length refers to 'n', which is not there");
        assertProblem("struct a 8\n  int[n] x", "an array inside a structure has a constant length");
        assertProblem("struct a 4\n  int x y", "structures.tbl:2: expected the end of the line, found 'y'");
        assertProblem("struct a 4\n  int", "structures.tbl:2: expected a word, found the end of the line");
        assertProblem(
                "struct a 8\n  a* next", "structures.tbl:1: structures are nested over 8 deep, or contain themselves");
        assertProblem("struct a -4\n  int x", "-4 is not between 0 and 65536");
    }

    private static void assertProblem(String lines, String problem) {
        assertThatThrownBy(() -> new Structures(TableText.of("structures.tbl", lines)).structure("a"))
                .as(lines)
                .isInstanceOf(TableException.class)
                .hasMessageContaining(problem);
    }

    private static StructLayout.Field field(StructLayout layout, String name) {
        return layout.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
