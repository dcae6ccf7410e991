package io.tracecap.format.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyscallSetTest {
    private static final int UNKNOWN = 999;

    private static List<String> names(String text) {
        return names(text, Abi.X86_64);
    }

    private static List<String> names(String text, Abi abi) {
        SyscallSet set = SyscallSet.parse(text);
        SyscallTable table = SyscallTable.of(abi);
        List<String> names = new ArrayList<>();
        for (int number : table.numbers()) {
            if (set.contains(abi.id(), number)) {
                names.add(table.name(number));
            }
        }
        return names;
    }

    @Test
    void namesAndNumbersMeanThemselves() {
        assertThat(names("openat,close")).containsExactly("close", "openat");
        assertThat(names("257")).containsExactly("openat");
    }

    @Test
    void classesAreThoseOfTheTable() {
        assertThat(names("%lstat")).containsExactly("lstat");
        assertThat(names("%%stat")).containsExactly("stat", "fstat", "lstat", "newfstatat", "statx");
        assertThat(names("%%statfs")).containsExactly("ustat", "statfs", "fstatfs");
        assertThat(names("%net")).isEqualTo(names("%network")).isEqualTo(names("network"));
        assertThat(names("%descriptor")).isEqualTo(names("%desc")).contains("read", "epoll_ctl");
    }

    @Test
    void classesOfOtherArchitecturesFollowFromTheNames() {
        assertThat(names("%stat", Abi.I386)).containsExactly("oldstat", "stat", "stat64");
        assertThat(names("%pure", Abi.AARCH64)).contains("getpid", "gettid").doesNotContain("read");
    }

    @Test
    void anExclamationMarkTurnsItRoundAndTheTableNeedNotKnowTheRest() {
        SyscallSet others = SyscallSet.parse("!openat");

        assertThat(others.contains(Abi.X86_64.id(), 257)).isFalse();
        assertThat(others.contains(Abi.X86_64.id(), UNKNOWN)).isTrue();
        assertThat(names("!!openat")).containsExactly("openat");
        assertThat(SyscallSet.parse("openat").contains(Abi.X86_64.id(), UNKNOWN))
                .isFalse();
    }

    @Test
    void allAndNoneAreWords() {
        assertThat(SyscallSet.parse("all").isAll()).isTrue();
        assertThat(SyscallSet.parse("!none").isAll()).isTrue();
        assertThat(SyscallSet.parse("all").contains(Abi.X86_64.id(), UNKNOWN)).isTrue();
        assertThat(SyscallSet.parse("none").contains(Abi.X86_64.id(), 0)).isFalse();
        assertThat(SyscallSet.parse("!all").contains(200, 0)).isFalse();
    }

    @Test
    void aRegularExpressionIsFoundAnywhereInAName() {
        assertThat(names("/^epoll_cr")).containsExactly("epoll_create", "epoll_create1");
        assertThat(names("/v?fork|^kill$")).containsExactly("fork", "vfork", "kill");
    }

    @Test
    void anAtSignSaysOfWhichKindTheCallsAre() {
        assertThat(names("open@64", Abi.X86_64)).containsExactly("open");
        assertThat(names("open@64", Abi.I386)).isEmpty();
        assertThat(names("open@32", Abi.I386)).containsExactly("open");
        assertThat(names("open@x32", Abi.X32)).containsExactly("open");
        assertThat(names("open@x32", Abi.X86_64)).isEmpty();
    }

    @Test
    void whatNoTableKnowsIsAnErrorUnlessItMayBeMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyscallSet.parse("openat,opnat"))
                .withMessage("invalid system call 'opnat'");
        assertThatIllegalArgumentException().isThrownBy(() -> SyscallSet.parse(""));
        assertThatIllegalArgumentException().isThrownBy(() -> SyscallSet.parse("%nothing"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SyscallSet.parse("/("))
                .withMessageContaining("'('");
        assertThat(names("open,,close")).containsExactly("open", "close");
        assertThat(names("?opnat,read")).containsExactly("read");
        assertThat(names("oldstat", Abi.I386)).containsExactly("oldstat");
    }
}
