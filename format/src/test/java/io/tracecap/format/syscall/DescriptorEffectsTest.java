package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracecap.format.syscall.DescriptorEffect.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorEffectsTest {
    private static final int OPENAT = 257;
    private static final int FCNTL = 72;
    private static final SyscallTable SYSCALLS = SyscallTable.of(Abi.X86_64);

    private final DescriptorEffects effects = DescriptorEffects.of(Abi.X86_64);

    private DescriptorEffect effect(int number, long... arguments) {
        DescriptorEffect effect = effects.effect(number, java.util.Arrays.copyOf(arguments, 6));
        assertThat(effect).isNotNull();
        return effect;
    }

    @Test
    void openatOpensItsPathRelativeToItsDirectory() {
        DescriptorEffect open = effect(OPENAT);
        assertThat(open.verb()).isEqualTo(Verb.FILE);
        assertThat(open.at()).isEqualTo(0);
        assertThat(open.path()).isEqualTo(1);
        assertThat(open.closeOnExec().holds(02000000)).isTrue();
        assertThat(open.closeOnExec().holds(1)).isFalse();
    }

    @Test
    void whatFcntlDoesDependsOnItsCommand() {
        assertThat(effect(FCNTL, 3, 0).verb()).isEqualTo(Verb.DUPLICATE);
        assertThat(effect(FCNTL, 3, 0).closeOnExec().holds(0)).isFalse();
        assertThat(effect(FCNTL, 3, 1030).closeOnExec().holds(0)).isTrue();
        assertThat(effect(FCNTL, 3, 2).verb()).isEqualTo(Verb.MARK);
        assertThat(effects.effect(FCNTL, new long[] {3, 4, 0, 0, 0, 0})).isNull();
    }

    @Test
    void everyCallThatReturnsADescriptorSaysWhatItStandsFor() {
        List<String> silent = new ArrayList<>();
        for (String name : SYSCALLS.names()) {
            int number = SYSCALLS.number(name).orElseThrow();
            Signature signature = SYSCALLS.signature(number);
            if (returnsDescriptor(signature) && !effects.mayHaveOne(number)) {
                silent.add(name);
            }
        }
        assertThat(silent).isEmpty();
    }

    private static boolean returnsDescriptor(Signature signature) {
        return isDescriptor(signature.result())
                || signature.variants().stream()
                        .anyMatch(variant -> isDescriptor(variant.signature().result()));
    }

    private static boolean isDescriptor(ArgumentType type) {
        return type instanceof ArgumentType.Scalar scalar && scalar.kind() == ScalarKind.FD;
    }

    @Test
    void everyLineIsAboutACallThatThereIs() {
        for (Abi abi : Abi.values()) {
            DescriptorEffects ofAbi = DescriptorEffects.of(abi);
            for (int number = 0; number < 1024; number++) {
                ofAbi.mayHaveOne(number);
            }
        }
        TableText text = TableText.load(DescriptorEffects.FILE);
        Set<String> names = new HashSet<>();
        for (Abi abi : Abi.values()) {
            names.addAll(SyscallTable.of(abi).names());
        }
        for (int i = 0; i < text.lines(); i++) {
            if (!text.blank(i)) {
                assertThat(names).contains(text.line(i).word());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mmap", "munmap", "mremap", "mprotect", "brk"})
    void aCallThatChangesMemoryChangesNothingElse(String name) {
        int number = SyscallTable.of(Abi.X86_64).number(name).orElseThrow();

        assertThat(effects.mayHaveOne(number)).isTrue();
        assertThat(effects.mayChangeMoreThanMemory(number)).isFalse();
    }

    @Test
    void aCallThatMakesADescriptorChangesMoreThanMemory() {
        int number = SyscallTable.of(Abi.X86_64).number("openat").orElseThrow();

        assertThat(effects.mayChangeMoreThanMemory(number)).isTrue();
    }

    @Test
    void aCallWithoutEffectHasNone() {
        assertThat(effects.mayHaveOne(39)).isFalse();
        assertThat(effects.mayHaveOne(-1)).isFalse();
        assertThat(effects.mayHaveOne(Integer.MAX_VALUE)).isFalse();
        assertThat(effects.effect(-1, new long[6])).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "open file path=nome, 'open has no parameter ''nome'''",
        "open flie path=filename, 'no effect is named ''flie'''",
        "open file way=filename, 'unknown operand ''way'''",
        "open file path=filename path=flags, '''path'' stands there twice'",
        "open file cloexec=flags:FD_CLOEXEC, 'no set of ''flags'' has ''FD_CLOEXEC'''",
        "open file cloexec=sometimes, 'expected ''always'' or PARAMETER:NAME, found ''sometimes'''",
        "open when flags on O_CLOEXEC file, 'expected ''in'' behind ''flags'''",
    })
    void aMistakeInTheTableIsNamed(String row, String message) {
        DescriptorEffects made =
                new DescriptorEffects(TableText.of("made-up.tbl", row), SYSCALLS, ConstantSets.of(Abi.X86_64), true);
        assertThatThrownBy(() -> made.mayHaveOne(2))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("made-up.tbl")
                .hasMessageContaining(message);
    }
}
