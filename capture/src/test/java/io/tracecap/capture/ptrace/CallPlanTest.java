package io.tracecap.capture.ptrace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.Length;
import io.tracecap.format.syscall.Parameter;
import io.tracecap.format.syscall.Signature;
import io.tracecap.format.syscall.SyscallTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallPlanTest {
    private static final long[] NO_ARGUMENTS = new long[6];

    @Test
    void copiesNothingOfReadAndWriteBuffers() {
        assertThat(plan("read").atEnter()).isEmpty();
        assertThat(plan("read").atExit()).isEmpty();
        assertThat(plan("write").atEnter()).isEmpty();
        assertThat(plan("read").argumentCount()).isEqualTo(3);
    }

    @Test
    void copiesAPathAtTheEnter() {
        CallPlan plan = plan("openat");

        assertThat(plan.atEnter()).containsExactly(new CopyStep.Text(1, CopyLimits.PATH, null));
        assertThat(plan.atExit()).isEmpty();
    }

    @Test
    void copiesAResultStructureAtTheExit() {
        CallPlan plan = plan("newfstatat");

        assertThat(plan.atEnter()).hasSize(1).first().isInstanceOf(CopyStep.Text.class);
        assertThat(plan.atExit()).hasSize(1).first().isInstanceOfSatisfying(CopyStep.Struct.class, step -> {
            assertThat(step.argument()).isEqualTo(2);
            assertThat(step.size()).isEqualTo(144);
        });
    }

    @Test
    void keepsTheAddressOfAStatusThatWaitMayNotWrite() {
        assertThat(plan("wait4").atExit()).allSatisfy(step -> assertThat(step)
                .isInstanceOfSatisfying(CopyStep.Struct.class, struct -> assertThat(struct.surelyShown())
                        .isFalse()));
        assertThat(plan("newfstatat").atExit())
                .first()
                .isInstanceOfSatisfying(CopyStep.Struct.class, struct -> assertThat(struct.surelyShown())
                        .isTrue());
    }

    @Test
    void copiesArgvAndCountsTheEnvironmentOfAnExecve() {
        assertThat(plan("execve").atEnter())
                .containsExactly(
                        new CopyStep.Text(0, CopyLimits.PATH, null),
                        new CopyStep.Argv(1),
                        new CopyStep.Environment(2, CopyLimits.Environment.NAMES));
    }

    @Test
    void followsThePointersOfAMessageHeader() {
        assertThat(plan("sendmsg").atEnter())
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        CopyStep.Struct.class, step -> assertThat(step.nested().copies())
                                .extracting(NestedCopy::part)
                                .contains(1, 2));
    }

    @Test
    void copiesTheRemainingTimeOfASleepOnlyWhenItIsInterrupted() {
        CallPlan plan = plan("nanosleep");

        assertThat(plan.atExit()).isEmpty();
        assertThat(plan.atInterrupt()).hasSize(1).first().isInstanceOfSatisfying(CopyStep.Struct.class, step -> {
            assertThat(step.argument()).isEqualTo(1);
            assertThat(step.size()).isEqualTo(16);
        });
    }

    @Test
    void findsTheSignalFrameAboveTheStackPointer() {
        assertThat(plan("rt_sigreturn").stackOffset()).isEqualTo(0x128);
        assertThat(plan("read").stackOffset()).isEqualTo(Parameter.IN_REGISTER);
    }

    @Test
    void keepsTheSameNumberOfArgumentsForAllVariantsOfACall() {
        Signature fcntl = signature("fcntl");
        for (Signature.Variant variant : fcntl.variants()) {
            assertThat(CallPlan.compile(variant.signature(), fcntl, CopyLimits.DEFAULT, null)
                            .argumentCount())
                    .isEqualTo(CallPlan.compile(fcntl, fcntl, CopyLimits.DEFAULT, null)
                            .argumentCount());
        }
    }

    @Test
    void copiesBuffersAsFarAsIsAskedFor() {
        CopyLimits limits = new CopyLimits(4096, 100, CopyLimits.Environment.NAMES);

        assertThat(plan("write", limits).atEnter()).containsExactly(new CopyStep.Data(1, 100, new Length.Argument(2)));
        assertThat(plan("read", limits).atExit()).containsExactly(new CopyStep.Data(1, 100, new Length.Result()));
        assertThat(nested("writev", limits))
                .containsExactly(new NestedCopy.Data(1, new NestedCopy.Pointer(0, 8), new NestedCopy.Count(8, 8), 100));
        assertThat(nested("sendmsg", limits))
                .hasSize(3)
                .element(1)
                .isInstanceOfSatisfying(
                        NestedCopy.Struct.class,
                        iovec -> assertThat(iovec.inner().copies()).hasSize(1));
    }

    @Test
    void followsPointersOfAStructureInsideAStructure() {
        assertThat(nested("sendmmsg", CopyLimits.DEFAULT))
                .extracting(NestedCopy::part)
                .containsExactly(1, 2, 3);
    }

    @Test
    void copiesWhatTheKernelFillsAtTheEnterWithoutWhatItPointsTo() {
        CopyLimits limits = new CopyLimits(4096, 100, CopyLimits.Environment.NAMES);
        CallPlan plan = plan("readv", limits);

        assertThat(plan.atEnter()).hasSize(1).first().isInstanceOfSatisfying(CopyStep.Struct.class, step -> assertThat(
                        step.nested().copies())
                .isEmpty());
        assertThat(plan.atExit()).hasSize(1).first().isInstanceOfSatisfying(CopyStep.Struct.class, step -> assertThat(
                        step.nested().copies())
                .hasSize(1));
    }

    @Test
    void followsPointersOf32Bits() {
        Signature sendmsg = SyscallTable.of(Abi.I386).signature(370);

        assertThat(((CopyStep.Struct) CallPlan.compile(sendmsg, sendmsg, CopyLimits.DEFAULT, null)
                                .atEnter()
                                .get(0))
                        .nested()
                        .copies())
                .hasSize(2)
                .element(1)
                .isInstanceOfSatisfying(NestedCopy.Struct.class, iovec -> {
                    assertThat(iovec.pointer()).isEqualTo(new NestedCopy.Pointer(8, 4));
                    assertThat(iovec.count()).isEqualTo(new NestedCopy.Count(12, 4));
                    assertThat(iovec.size()).isEqualTo(8);
                });
    }

    @Test
    void copiesNoBufferOfAnotherProcess() {
        CopyLimits limits = new CopyLimits(4096, 100, CopyLimits.Environment.NAMES);

        assertThat(nested("process_vm_readv", limits)).isEmpty();
    }

    @Test
    void copiesStringsAsFarAsIsAskedForAndPathsWhole() {
        CopyLimits limits = new CopyLimits(7, 0, CopyLimits.Environment.NONE);

        assertThat(plan("execve", limits).atEnter())
                .containsExactly(
                        new CopyStep.Text(0, CopyLimits.PATH, null),
                        new CopyStep.Argv(1),
                        new CopyStep.Environment(2, CopyLimits.Environment.NONE));
        assertThat(plan("sethostname", limits).atEnter())
                .first()
                .isInstanceOfSatisfying(
                        CopyStep.Text.class, text -> assertThat(text.limit()).isEqualTo(7));
    }

    private static List<NestedCopy> nested(String name, CopyLimits limits) {
        return ((CopyStep.Struct) plan(name, limits).atEnter().get(0)).nested().copies();
    }

    private static CallPlan plan(String name) {
        return plan(name, CopyLimits.DEFAULT);
    }

    private static CallPlan plan(String name, CopyLimits limits) {
        Signature signature = signature(name);
        return CallPlan.compile(signature.resolve(NO_ARGUMENTS), signature, limits, null);
    }

    private static Signature signature(String name) {
        SyscallTable table = SyscallTable.of(Abi.X86_64);
        return table.signature(table.number(name).orElseThrow());
    }
}
