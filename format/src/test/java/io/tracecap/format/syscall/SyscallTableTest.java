package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SyscallTableTest {
    private static final int OPENAT = 257;
    private static final int FCNTL = 72;
    private static final int FUTEX = 202;
    private static final int SETSOCKOPT = 54;

    private final SyscallTable table = SyscallTable.of(Abi.X86_64);

    @Test
    void describesACallAsItsRowDoes() {
        Signature openat = table.signature(OPENAT);

        assertThat(openat.name()).isEqualTo("openat");
        assertThat(openat.parameters())
                .containsExactly(
                        parameter("dfd", new ArgumentType.Scalar(ScalarKind.DIRFD)),
                        parameter("filename", new ArgumentType.Path()),
                        parameter("flags", new ArgumentType.Constants("open_flags")),
                        new Parameter(
                                "mode",
                                new ArgumentType.Scalar(ScalarKind.PERMISSIONS),
                                Direction.IN,
                                null,
                                new Parameter.Condition(2, 020000100)));
        assertThat(openat.result()).isEqualTo(new ArgumentType.Scalar(ScalarKind.FD));
        assertThat(openat.classes()).containsExactlyInAnyOrder("file", "desc");
        assertThat(openat.variants()).isEmpty();
    }

    @Test
    void openWithoutCreatHasNoMode() {
        Parameter mode = table.signature(OPENAT).parameters().get(3);

        assertThat(mode.condition()).isNotNull();
        assertThat(mode.condition().holds(new long[] {0, 0, 0200000, 0, 0, 0})).isFalse();
        assertThat(mode.condition().holds(new long[] {0, 0, 0101, 0, 0, 0})).isTrue();
        assertThat(mode.condition().holds(new long[] {0, 0, 020200002, 0, 0, 0}))
                .isTrue();
    }

    @Test
    void lengthsReferToOtherArgumentsToThePointedToNumberOrToTheResult() {
        assertThat(parameterOf("read", 1).length()).isEqualTo(new Length.Result());
        assertThat(parameterOf("write", 1).length()).isEqualTo(new Length.Argument(2));
        assertThat(parameterOf("accept", 1).length()).isEqualTo(new Length.Pointed(2));
        assertThat(parameterOf("pipe2", 0).length()).isEqualTo(new Length.Constant(2));
        assertThat(parameterOf("execve", 1).length()).isNull();
    }

    @Test
    void anArgumentChoosesTheVariant() {
        Signature fcntl = table.signature(FCNTL);

        assertThat(fcntl.resolve(new long[] {3, 2, 1, 0, 0, 0})
                        .parameters()
                        .get(2)
                        .type())
                .isEqualTo(new ArgumentType.Constants("fd_flags"));
        assertThat(fcntl.resolve(new long[] {3, 3, 1, 0, 0, 0}).result())
                .isEqualTo(new ArgumentType.Constants("open_flags"));
        assertThat(fcntl.resolve(new long[] {3, 0xFFFF, 1, 0, 0, 0})).isSameAs(fcntl);
    }

    @Test
    void onlyTheLower32BitsOfTheDecidingArgumentCount() {
        Signature fcntl = table.signature(FCNTL);

        assertThat(fcntl.resolve(new long[] {3, 0xABCD_0000_0001L, 0, 0, 0, 0}))
                .isSameAs(fcntl.resolve(new long[] {3, 1, 0, 0, 0, 0}));
    }

    @Test
    void aVariantMayDependOnTwoArguments() {
        Signature setsockopt = table.signature(SETSOCKOPT);
        long solSocket = 1;
        long solTcp = 6;
        long soLinger = 13;
        long tcpCongestion = 13;

        assertThat(setsockopt
                        .resolve(new long[] {3, solSocket, soLinger, 0, 0, 0})
                        .parameters()
                        .get(3)
                        .type())
                .isInstanceOfSatisfying(
                        ArgumentType.Struct.class,
                        struct -> assertThat(struct.layout().name()).isEqualTo("linger"));
        assertThat(setsockopt
                        .resolve(new long[] {3, solTcp, tcpCongestion, 0, 0, 0})
                        .parameters()
                        .get(3)
                        .type())
                .isEqualTo(new ArgumentType.Text());
    }

    @Test
    void aVariantMayBeChosenByOredNames() {
        long waitBitsetPrivateRealtime = 9 | 128 | 256;

        Signature variant = table.signature(FUTEX).resolve(new long[] {0, waitBitsetPrivateRealtime, 0, 0, 0, 0});

        assertThat(variant.parameters().get(4).type()).isEqualTo(new ArgumentType.Scalar(ScalarKind.UNUSED));
        assertThat(variant.parameters().get(5).name()).isEqualTo("val3");
    }

    @Test
    void findsNumbersByName() {
        assertThat(table.number("read")).hasValue(0);
        assertThat(table.number("clone3")).hasValue(435);
        assertThat(table.number("mseal")).hasValue(462);
        assertThat(table.number("no_such_call")).isEmpty();
    }

    @Test
    void namesComeInTheOrderOfTheirNumbers() {
        assertThat(table.names()).startsWith("read", "write", "open", "close").hasSizeGreaterThan(370);
    }

    @Test
    void anUnknownNumberHasANameAndSixHexadecimalArguments() {
        for (int number : new int[] {0x1d7, 400, 5000, -1}) {
            Signature unknown = table.signature(number);

            assertThat(unknown.number()).isEqualTo(number);
            assertThat(unknown.name()).isEqualTo("syscall_0x" + Integer.toHexString(number));
            assertThat(unknown.parameters()).hasSize(6).allSatisfy(p -> assertThat(p.type())
                    .isEqualTo(new ArgumentType.Scalar(ScalarKind.HEX)));
        }
    }

    @Test
    void aCallWithoutSignatureKeepsItsName() {
        Signature vserver = table.signature(236);

        assertThat(vserver.name()).isEqualTo("vserver");
        assertThat(vserver.parameters()).hasSize(6);
    }

    @Test
    void theSameSignatureIsParsedOnce() {
        assertThat(table.signature(OPENAT)).isSameAs(table.signature(OPENAT));
    }

    @Test
    void malformedRowsSayWhereAndWhat() {
        assertProblem("0 read (fd fd", "bad.syscalls:1: expected ')', found the end of the line");
        assertProblem("\n0 read (fd fd) size", "bad.syscalls:2: expected '=', found 'size'");
        assertProblem("0 read (out data[cuont] buf, size count) = size", "refers to 'cuont', which is not there");
        assertProblem("0 read (nonsense* buf) = size", "no structure is named 'nonsense'");
        assertProblem("0 read (timeval buf) = size", "a structure is passed as 'timeval*'");
        assertProblem("0 read (out fd fd) = size", "'fd' is no pointer and has no direction");
        assertProblem("0 read (path* name) = size", "'path' is a pointer already");
        assertProblem("0 read (int a) = path", "'path' cannot be a result");
        assertProblem("0 read (int a) = int file", "expected the end of the line, found 'file'");
        assertProblem("0 read (int a if b&X) = int", "no argument is named 'b'");
        assertProblem("0 r (flags:open_flags f, int a if f&O_NOPE) = int", "'O_NOPE' is not in the set open_flags");
        assertProblem("0 r (flags:nope f, int a if f&O_NOPE) = int", "no set of constants is named 'nope'");
        assertProblem("0 r (int f, int a if f&O_NOPE) = int", "'O_NOPE' needs an argument of flags or an enumeration");
        assertProblem("0 r (int/3 f) = int", "a number takes 1, 2, 4 or 8 bytes, not 3");
        assertProblem("0 r (int[99999999999] f) = int", "99999999999 is not between 0 and 1048576");
        assertProblem("0 r (int a, int b, int c, int d, int e, int f, int g) = int", "7 arguments are more than 6");
        assertProblem("0 r (int a) = int\n0 r (int b) = int", "bad.syscalls:2: the number 0 has a signature already");
        assertProblem("0 r (int a) = int\n0 r when a (int a) = int", "bad.syscalls:2: expected 'in'");
        assertProblem("0 r (int a) = int\n0 r when b in X (int a) = int", "no argument is named 'b'");
    }

    @Test
    void malformedNumbersAreRefusedWhenTheTableIsLoaded() {
        assertProblem("read (fd fd) = int", "bad.syscalls:1: a row begins with a number from 0 to 4095");
        assertProblem("99999 read (fd fd) = int", "bad.syscalls:1: a row begins with a number from 0 to 4095");
        assertProblem("0 read\n0 write", "bad.syscalls:2: the number 0 belongs to read");
        assertProblem(
                "0 read\n1 write\n0 read when a in B () = int",
                "bad.syscalls:3: the rows of number 0 have to follow one another");
    }

    private static void assertProblem(String rows, String problem) {
        assertThatThrownBy(() -> new SyscallTable(
                                TableText.of("bad.syscalls", rows),
                                ConstantSets.of(Abi.X86_64),
                                Structures.of(Abi.X86_64))
                        .signature(0))
                .as(rows)
                .isInstanceOf(TableException.class)
                .hasMessageContaining(problem);
    }

    private Parameter parameterOf(String name, int index) {
        List<Parameter> parameters =
                table.signature(table.number(name).orElseThrow()).parameters();
        return parameters.get(index);
    }

    private static Parameter parameter(String name, ArgumentType type) {
        return new Parameter(name, type, Direction.IN, null, null);
    }
}
