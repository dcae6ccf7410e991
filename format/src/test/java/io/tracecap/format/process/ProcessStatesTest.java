package io.tracecap.format.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Fact;
import io.tracecap.format.event.Piece;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.syscall.Abi;
import io.tracecap.format.syscall.SyscallTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessStatesTest {
    private static final SyscallTable SYSCALLS = SyscallTable.of(Abi.X86_64);
    private static final Task ROOT = new Task(0, 100, 0, 100);
    private static final Task CHILD = new Task(1, 101, 1, 101);
    private static final Task THREAD = new Task(2, 102, 0, 100);
    private static final long FORK = 1;
    private static final long VFORK = 2;
    private static final long CLONE = 3;
    private static final long MAP_PRIVATE = 2;
    private static final long MAP_ANONYMOUS = 0x20;
    private static final long ADDRESS = 0x7f0000000000L;

    private final ProcessStates states = new ProcessStates(RawText.of("/home/me"));
    private long number;

    @BeforeEach
    void begin() {
        point(EventKind.TASK, ROOT, List.of(), -1, 0);
    }

    @Test
    void nothingIsKnownThatTheTraceDoesNotTell() {
        ProcessState state = states.at(ROOT);
        assertThat(state.directory()).isEqualTo(RawText.of("/home/me"));
        assertThat(state.root()).isNull();
        assertThat(state.umask()).isEqualTo(-1);
        assertThat(state.name()).isNull();
        assertThat(state.program()).isNull();
        assertThat(state.command()).isEmpty();
        assertThat(state.credentials()).isNull();
        assertThat(state.namespaces()).isNull();
        assertThat(state.memory().all()).isEmpty();
        assertThat(states.at(new Task(77, 77, 77, 77)).memory().all()).isEmpty();
    }

    @Test
    void theUmaskIsSharedWhereTheDirectoriesAre() {
        fact(ROOT, Fact.Kind.UMASK, List.of(), 022);
        point(EventKind.TASK, CHILD, List.of(), 0, FORK);
        point(EventKind.TASK, THREAD, List.of(), 0, CLONE);
        call(ROOT, "umask", 022, List.of(), 07777077);
        assertThat(states.at(ROOT).umask()).isEqualTo(077);
        assertThat(states.at(THREAD).umask()).isEqualTo(077);
        assertThat(states.at(CHILD).umask()).isEqualTo(022);
    }

    @Test
    void theRootIsUnknownAfterAChrootUntilTheKernelIsAsked() {
        fact(ROOT, Fact.Kind.ROOT, List.of(text(0, "/")), 0);
        assertThat(states.at(ROOT).root()).isEqualTo(RawText.of("/"));
        call(ROOT, "chroot", 0, List.of(text(0, "jail")), 0x1000);
        assertThat(states.at(ROOT).root()).isNull();
        fact(ROOT, Fact.Kind.ROOT, List.of(text(0, "/srv/jail")), 0);
        assertThat(states.at(ROOT).root()).isEqualTo(RawText.of("/srv/jail"));
    }

    @Test
    void anExecGivesNameArgvAndEmptyMemory() {
        map(ROOT, ADDRESS, 4096);
        execute(ROOT, "/usr/bin/a-very-long-program-name", "a\0-x\0");
        fact(ROOT, Fact.Kind.PROGRAM, List.of(text(0, "/usr/lib/real")), 0);
        ProcessState state = states.at(ROOT);
        assertThat(state.name()).isEqualTo(RawText.of("a-very-long-pro"));
        assertThat(state.command()).containsExactly(RawText.of("a"), RawText.of("-x"));
        assertThat(state.program()).isEqualTo(RawText.of("/usr/lib/real"));
        assertThat(state.memory().all()).isEmpty();
    }

    @Test
    void anExecByAThreadGoesOnInTheLeader() {
        point(EventKind.TASK, THREAD, List.of(), 0, CLONE);
        enter(THREAD, "execve", List.of(text(0, "/bin/b"), text(1, "b\0")), 1, 2, 3);
        point(EventKind.EXEC, ROOT, List.of(), THREAD.tid(), THREAD.number());
        assertThat(states.at(ROOT).name()).isEqualTo(RawText.of("b"));
    }

    @Test
    void aThreadIsNamedByItself() {
        execute(ROOT, "/bin/a", "a\0");
        point(EventKind.TASK, THREAD, List.of(), 0, CLONE);
        call(THREAD, "prctl", 0, List.of(text(1, "worker")), 15, 0x1000);
        assertThat(states.at(THREAD).name()).isEqualTo(RawText.of("worker"));
        assertThat(states.at(ROOT).name()).isEqualTo(RawText.of("a"));
        assertThat(states.at(THREAD).command()).containsExactly(RawText.of("a"));
    }

    @Test
    void credentialsAndNamespacesArePassedOn() {
        ByteBuffer ids = ByteBuffer.allocate(84).order(ByteOrder.LITTLE_ENDIAN);
        ids.putInt(1000)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(100)
                .putInt(100)
                .putInt(100)
                .putInt(100);
        ids.putLong(0)
                .putLong(1)
                .putLong(2)
                .putLong(3)
                .putLong(4)
                .putInt(1)
                .putInt(1)
                .putInt(44);
        fact(ROOT, Fact.Kind.CREDENTIALS, List.of(detail(ids.array())), 0);
        byte[] namespaces = new byte[64];
        namespaces[16] = 5;
        fact(ROOT, Fact.Kind.NAMESPACES, List.of(detail(namespaces)), 0);
        point(EventKind.TASK, CHILD, List.of(), 0, FORK);
        Credentials credentials = states.at(CHILD).credentials();
        assertThat(credentials)
                .isEqualTo(new Credentials(
                        new Credentials.Ids(1000, 0, 0, 0),
                        new Credentials.Ids(100, 100, 100, 100),
                        0,
                        1,
                        2,
                        3,
                        4,
                        true,
                        List.of(44)));
        assertThat(states.at(CHILD).namespaces()).isEqualTo(new Namespaces(0, 0, 5, 0, 0, 0, 0, 0));
        fact(ROOT, Fact.Kind.CREDENTIALS, List.of(detail(new byte[79])), 0);
        assertThat(states.at(ROOT).credentials()).isNull();
    }

    @Test
    void anAddressLiesInTheMappingThatWasMadeThere() {
        map(ROOT, ADDRESS, 5000);
        map(ROOT, ADDRESS + 0x100000, 4096);
        assertThat(mapping(ROOT, ADDRESS + 8191).ordinal()).isEqualTo(0);
        assertThat(mapping(ROOT, ADDRESS + 8191).distance(ADDRESS + 8191)).isEqualTo(8191);
        assertThat(states.at(ROOT).memory().find(ADDRESS + 8192)).isNull();
        assertThat(mapping(ROOT, ADDRESS + 0x100010).ordinal()).isEqualTo(1);
        assertThat(states.at(ROOT).memory().find(0)).isNull();
        assertThat(states.at(ROOT).memory().find(-1)).isNull();
    }

    @Test
    void aMappedFileHasItsName() {
        call(ROOT, "openat", 3, List.of(text(1, "/lib/libc.so")), -100, 0, 0);
        call(ROOT, "mmap", ADDRESS, List.of(), 0, 8192, 1, MAP_PRIVATE, 3, 0x1000);
        assertThat(mapping(ROOT, ADDRESS).name()).isEqualTo(RawText.of("/lib/libc.so"));
        assertThat(mapping(ROOT, ADDRESS).offset()).isEqualTo(0x1000);
    }

    @Test
    void whatIsUnmappedInTheMiddleLeavesTwoPieces() {
        map(ROOT, ADDRESS, 0x5000);
        call(ROOT, "munmap", 0, List.of(), ADDRESS + 0x1000, 0x1000);
        assertThat(states.at(ROOT).memory().find(ADDRESS + 0x1000)).isNull();
        assertThat(mapping(ROOT, ADDRESS).end()).isEqualTo(ADDRESS + 0x1000);
        assertThat(mapping(ROOT, ADDRESS + 0x2345).ordinal()).isEqualTo(0);
        assertThat(mapping(ROOT, ADDRESS + 0x2345).distance(ADDRESS + 0x2345)).isEqualTo(0x2345);
        call(ROOT, "munmap", -22, List.of(), ADDRESS, 0x1000);
        assertThat(mapping(ROOT, ADDRESS)).isNotNull();
    }

    @Test
    void accessChangesForAPartAlone() {
        map(ROOT, ADDRESS, 0x3000);
        call(ROOT, "mprotect", 0, List.of(), ADDRESS + 0x1000, 0x1000, 5);
        assertThat(mapping(ROOT, ADDRESS).access()).isEqualTo(3);
        assertThat(mapping(ROOT, ADDRESS + 0x1000).access()).isEqualTo(5);
        assertThat(mapping(ROOT, ADDRESS + 0x2000).access()).isEqualTo(3);
    }

    @Test
    void aMovedMappingIsTheSameElsewhere() {
        map(ROOT, ADDRESS, 0x1000);
        call(ROOT, "mremap", ADDRESS + 0x100000, List.of(), ADDRESS, 0x1000, 0x4000, 1, 0);
        assertThat(states.at(ROOT).memory().find(ADDRESS)).isNull();
        assertThat(mapping(ROOT, ADDRESS + 0x103fff).ordinal()).isEqualTo(0);
    }

    @Test
    void theHeapGrowsAndShrinks() {
        call(ROOT, "brk", 0x5000, List.of(), 0);
        call(ROOT, "brk", 0x9000, List.of(), 0x9000);
        assertThat(mapping(ROOT, 0x8fff).name()).isEqualTo(RawText.of("[heap]"));
        call(ROOT, "brk", 0xb000, List.of(), 0xb000);
        assertThat(mapping(ROOT, 0xafff).start()).isEqualTo(0x5000);
        call(ROOT, "brk", 0x6000, List.of(), 0x6000);
        assertThat(states.at(ROOT).memory().find(0x6000)).isNull();
        assertThat(mapping(ROOT, 0x5fff).ordinal()).isEqualTo(0);
    }

    @Test
    void aForkCopiesMemoryAndAVforkSharesIt() {
        map(ROOT, ADDRESS, 0x1000);
        point(EventKind.TASK, CHILD, List.of(), 0, FORK);
        Task vforked = new Task(3, 103, 3, 103);
        point(EventKind.TASK, vforked, List.of(), 0, VFORK);
        call(ROOT, "munmap", 0, List.of(), ADDRESS, 0x1000);
        assertThat(mapping(CHILD, ADDRESS)).isNotNull();
        assertThat(states.at(vforked).memory().find(ADDRESS)).isNull();
    }

    @Test
    void aCloneSharesMemoryAsItsFlagsSay() {
        enter(ROOT, "clone", List.of(), 0x100, 0, 0, 0, 0);
        point(EventKind.TASK, CHILD, List.of(), 0, CLONE);
        map(CHILD, ADDRESS, 0x1000);
        assertThat(mapping(ROOT, ADDRESS)).isNotNull();
    }

    @Test
    void theKernelsListReplacesWhatWasKnown() {
        map(ROOT, ADDRESS, 0x1000);
        fact(ROOT, Fact.Kind.MAPPINGS, List.of(text(0, "/bin/a\0[stack]\0"), mappings(0x400000, 1, 0x500000, 0)), 0);
        fact(ROOT, Fact.Kind.MAPPINGS, List.of(text(0, "[stack]\0"), mappings(0x7ff000, 1, 0x900000, 9)), 2);
        assertThat(states.at(ROOT).memory().find(ADDRESS)).isNull();
        assertThat(mapping(ROOT, 0x400000).name()).isEqualTo(RawText.of("/bin/a"));
        assertThat(mapping(ROOT, 0x500000).name()).isNull();
        assertThat(mapping(ROOT, 0x7ff000).ordinal()).isEqualTo(2);
        assertThat(mapping(ROOT, 0x900000).name()).isNull();
    }

    @Test
    void whatIsKeptOfMemoryIsBounded() {
        for (int process = 10; process < 18; process++) {
            Task task = new Task(process, process, process, process);
            point(EventKind.TASK, task, List.of(), -1, 0);
            for (int i = 0; i < 1 << 15; i++) {
                map(task, ADDRESS + i * 0x2000L, 0x1000);
            }
        }
        assertThat(states.at(new Task(10, 10, 10, 10)).memory().all()).hasSize(1 << 15);
        map(ROOT, ADDRESS, 0x1000);
        assertThat(states.at(ROOT).memory().all()).isEmpty();
        assertThat(mapping(new Task(10, 10, 10, 10), ADDRESS)).isNotNull();
    }

    private Mapping mapping(Task task, long address) {
        Mapping found = states.at(task).memory().find(address);
        assertThat(found).as("mapping at %x", address).isNotNull();
        return found;
    }

    private void map(Task task, long address, long length) {
        call(task, "mmap", address, List.of(), 0, length, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }

    private void execute(Task task, String path, String argv) {
        enter(task, "execve", List.of(text(0, path), text(1, argv)), 1, 2, 3);
        point(EventKind.EXEC, task, List.of(), task.tid(), task.number());
    }

    private void fact(Task task, Fact.Kind kind, List<Piece> pieces, long about) {
        point(EventKind.FACT, task, pieces, kind.code(), about, 0);
    }

    private static Piece mappings(long first, int firstName, long second, int secondName) {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(first >> 12).putLong(1).putLong(0).putInt(5).putInt(firstName);
        bytes.putLong((second >> 12) - (first >> 12) - 1)
                .putLong(1)
                .putLong(0)
                .putInt(3)
                .putInt(secondName);
        return detail(bytes.array());
    }

    private static Piece detail(byte[] bytes) {
        return new Piece(0, Fact.DETAIL, 0, bytes);
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private void point(EventKind kind, Task task, List<Piece> pieces, long... arguments) {
        accept(kind, task, Abi.POINT, kind.pointCode(), 0, pieces, arguments);
    }

    private void call(Task task, String name, long result, List<Piece> pieces, long... arguments) {
        accept(EventKind.CALL, task, 1, SYSCALLS.number(name).orElseThrow(), result, pieces, arguments);
    }

    private void enter(Task task, String name, List<Piece> pieces, long... arguments) {
        accept(EventKind.ENTER, task, 1, SYSCALLS.number(name).orElseThrow(), 0, pieces, arguments);
    }

    private void accept(
            EventKind kind, Task task, int abi, int syscall, long result, List<Piece> pieces, long... arguments) {
        List<Long> list = Arrays.stream(arguments).boxed().toList();
        states.accept(new Event(kind, number, task, number, 0, number, abi, syscall, list, result, pieces));
        number++;
    }
}
