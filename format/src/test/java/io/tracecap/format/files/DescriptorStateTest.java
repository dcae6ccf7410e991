package io.tracecap.format.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.DescriptorDetail;
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

class DescriptorStateTest {
    private static final long AT_FDCWD = -100;
    private static final long O_CLOEXEC = 02000000;
    private static final long ENOENT = -2;
    private static final long CLONE_FILES = 0x400;
    private static final long CLONE_FS = 0x200;
    private static final SyscallTable SYSCALLS = SyscallTable.of(Abi.X86_64);
    private static final Task ROOT = new Task(0, 100, 0, 100);
    private static final Task CHILD = new Task(1, 101, 1, 101);
    private static final Task THREAD = new Task(1, 101, 0, 100);

    private DescriptorState state = new DescriptorState(RawText.of("/home/me"));
    private long number;

    @BeforeEach
    void begin() {
        point(EventKind.TASK, ROOT, -1, 0);
    }

    private String name(Task task, int fd) {
        Descriptor descriptor = state.descriptors(task).get(fd);
        return descriptor == null ? "closed" : describe(descriptor.file());
    }

    private static String describe(OpenFile file) {
        if (file instanceof OpenFile.Named named) {
            return named.name().utf8();
        }
        if (file instanceof OpenFile.Anonymous anonymous) {
            return anonymous.kind();
        }
        return file.getClass().getSimpleName();
    }

    @Test
    void aFileThatWasOpenedHasItsNameUntilItIsClosed() {
        open(ROOT, "a.c", 0, 3);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a.c");
        call(ROOT, "close", 0, List.of(), 3);
        assertThat(name(ROOT, 3)).isEqualTo("closed");
    }

    @Test
    void aFailedCallChangesNothing() {
        open(ROOT, "a.c", 0, 3);
        open(ROOT, "b.c", 0, ENOENT);
        call(ROOT, "close", -9, List.of(), 3);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a.c");
        assertThat(state.descriptors(ROOT).size()).isEqualTo(1);
    }

    @Test
    void pathsBeginInTheDirectoryThatTheCallNames() {
        open(ROOT, "/usr/share", 0, 3);
        call(ROOT, "openat", 4, List.of(text(1, "doc/x")), 3, 0, 0);
        assertThat(name(ROOT, 4)).isEqualTo("/usr/share/doc/x");
        call(ROOT, "openat", 5, List.of(text(1, "y")), 77, 0, 0);
        assertThat(name(ROOT, 5)).isEqualTo("y");
    }

    @Test
    void theDirectoryFollowsChdirAndFchdir() {
        call(ROOT, "chdir", 0, List.of(text(0, "../you")), 0);
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/home/you"));
        open(ROOT, "/tmp", 0, 3);
        call(ROOT, "fchdir", 0, List.of(), 3);
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/tmp"));
    }

    @Test
    void aDuplicateStandsForTheSameFile() {
        open(ROOT, "log", O_CLOEXEC, 3);
        call(ROOT, "dup2", 1, List.of(), 3, 1);
        assertThat(state.descriptors(ROOT).get(1).file())
                .isSameAs(state.descriptors(ROOT).get(3).file());
        assertThat(state.descriptors(ROOT).get(1).closeOnExec()).isFalse();
    }

    @Test
    void anExecClosesWhatIsMarked() {
        open(ROOT, "marked", O_CLOEXEC, 3);
        open(ROOT, "kept", 0, 4);
        open(ROOT, "marked later", 0, 5);
        open(ROOT, "not any more", O_CLOEXEC, 6);
        call(ROOT, "fcntl", 0, List.of(), 5, 2, 1);
        call(ROOT, "fcntl", 0, List.of(), 6, 2, 0);
        point(EventKind.EXEC, ROOT, 100, 0);
        assertThat(name(ROOT, 3)).isEqualTo("closed");
        assertThat(name(ROOT, 4)).isEqualTo("/home/me/kept");
        assertThat(name(ROOT, 5)).isEqualTo("closed");
        assertThat(name(ROOT, 6)).isEqualTo("/home/me/not any more");
    }

    @Test
    void aForkedChildHasACopy() {
        open(ROOT, "a", 0, 3);
        point(EventKind.TASK, CHILD, 0, 1);
        call(CHILD, "close", 0, List.of(), 3);
        call(CHILD, "chdir", 0, List.of(text(0, "/")), 0);
        assertThat(name(CHILD, 3)).isEqualTo("closed");
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a");
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/home/me"));
    }

    @Test
    void aCloneSharesWhatItsFlagsSay() {
        enter(ROOT, "clone", List.of(), CLONE_FILES);
        point(EventKind.TASK, CHILD, 0, 3);
        open(CHILD, "a", 0, 3);
        call(CHILD, "chdir", 0, List.of(text(0, "/")), 0);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a");
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/home/me"));
    }

    @Test
    void aCopySharesWhatTheOriginalShares() {
        enter(ROOT, "clone", List.of(), CLONE_FILES);
        point(EventKind.TASK, CHILD, 0, 3);
        DescriptorState original = state;
        state = original.copy();
        open(CHILD, "a", 0, 3);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a");
        assertThat(original.descriptors(ROOT).get(3)).isNull();
    }

    @Test
    void aClone3HasItsFlagsInMemory() {
        ByteBuffer args = ByteBuffer.allocate(88).order(ByteOrder.LITTLE_ENDIAN).putLong(0, CLONE_FS);
        enter(ROOT, "clone3", List.of(new Piece(0, 0, 0, args.array())), 0x1000, 88);
        point(EventKind.TASK, CHILD, 0, 3);
        call(CHILD, "chdir", 0, List.of(text(0, "/")), 0);
        open(CHILD, "a", 0, 3);
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/"));
        assertThat(name(ROOT, 3)).isEqualTo("closed");
    }

    @Test
    void aThreadThatNoLongerSharesHasACopy() {
        open(ROOT, "a", 0, 3);
        point(EventKind.TASK, THREAD, 0, 3);
        call(THREAD, "unshare", 0, List.of(), CLONE_FILES);
        call(THREAD, "close", 0, List.of(), 3);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/a");
        assertThat(name(THREAD, 3)).isEqualTo("closed");
    }

    @Test
    void anExecFromAThreadGoesOnWithItsDescriptors() {
        open(ROOT, "a", 0, 3);
        point(EventKind.TASK, THREAD, 0, 3);
        call(THREAD, "unshare", 0, List.of(), CLONE_FILES);
        open(THREAD, "b", 0, 4);
        point(EventKind.EXEC, ROOT, 101, 1);
        assertThat(name(ROOT, 4)).isEqualTo("/home/me/b");
        assertThat(state.descriptors(THREAD)).isSameAs(DescriptorTable.EMPTY);
    }

    @Test
    void aCallThatLastsHasItsEffectWhenItReturns() {
        long enter = enter(ROOT, "openat", List.of(text(1, "fifo")), AT_FDCWD, 0, 0);
        assertThat(name(ROOT, 3)).isEqualTo("closed");
        returned(ROOT, "openat", enter, 3);
        assertThat(name(ROOT, 3)).isEqualTo("/home/me/fifo");
    }

    @Test
    void aReturnWithoutItsEnterHasNoEffect() {
        enter(ROOT, "openat", List.of(text(1, "fifo")), AT_FDCWD, 0, 0);
        returned(ROOT, "openat", EventView.NO_ENTER, 3);
        assertThat(state.descriptors(ROOT).size()).isZero();
    }

    @Test
    void bothEndsOfAPipeAreTheSamePipe() {
        call(ROOT, "pipe2", 0, List.of(numbers(0, 3, 4)), 0x1000, O_CLOEXEC);
        assertThat(name(ROOT, 3)).isEqualTo("Pipe");
        assertThat(state.descriptors(ROOT).get(3))
                .isEqualTo(state.descriptors(ROOT).get(4));
        assertThat(state.descriptors(ROOT).get(3).closeOnExec()).isTrue();
    }

    @Test
    void aSocketKnowsItsAddresses() {
        Piece server = new Piece(1, 0, 0, new byte[] {2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        Piece client = new Piece(1, 0, EventView.PIECE_AT_EXIT, new byte[] {2, 0, 1, 1, 127, 0, 0, 1});
        call(ROOT, "socket", 3, List.of(), 2, 02000001, 6);
        call(ROOT, "bind", 0, List.of(server), 3, 0x1000, 16);
        call(ROOT, "accept4", 4, List.of(client), 3, 0x1000, 0x2000, 0);
        assertThat(state.descriptors(ROOT).get(4).file())
                .isEqualTo(new OpenFile.Socket(
                        number - 1,
                        OpenFile.NO_INODE,
                        "TCP",
                        6,
                        RawText.of(server.bytes()),
                        RawText.of(client.bytes()),
                        OpenFile.NO_INODE));
        assertThat(state.descriptors(ROOT).get(3).closeOnExec()).isTrue();
    }

    @Test
    void closeRangeClosesOrMarks() {
        for (int fd = 3; fd < 8; fd++) {
            open(ROOT, "f" + fd, 0, fd);
        }
        call(ROOT, "close_range", 0, List.of(), 4, 5, 0);
        call(ROOT, "close_range", 0, List.of(), 7, 0xFFFFFFFFL, 4);
        assertThat(state.descriptors(ROOT).size()).isEqualTo(3);
        assertThat(state.descriptors(ROOT).get(6).closeOnExec()).isFalse();
        assertThat(state.descriptors(ROOT).get(7).closeOnExec()).isTrue();
    }

    @Test
    void memoryHasTheNameThatProcShows() {
        call(ROOT, "memfd_create", 3, List.of(text(0, "buffer")), 0x1000, 0);
        assertThat(name(ROOT, 3)).isEqualTo("/memfd:buffer (deleted)");
    }

    @Test
    void aPathThatWasNotCopiedWholeIsUnknown() {
        Piece cut = new Piece(
                1, 0, EventView.PIECE_TEXT | EventView.PIECE_TRUNCATED, "/very/lo".getBytes(StandardCharsets.UTF_8));
        call(ROOT, "openat", 3, List.of(cut), AT_FDCWD, 0, 0);
        assertThat(name(ROOT, 3)).isEqualTo("Unknown");
    }

    @Test
    void aThreadThatNothingIntroducedIsKnownFromThenOn() {
        Task stranger = new Task(9, 109, 9, 109);
        open(stranger, "a", 0, 3);
        assertThat(name(stranger, 3)).isEqualTo("a");
        point(EventKind.EXIT, stranger, 0);
        assertThat(state.descriptors(stranger)).isSameAs(DescriptorTable.EMPTY);
    }

    @Test
    void whatIsKeptIsBounded() {
        for (int fd = 0; fd < 1 << 10; fd++) {
            open(ROOT, "f", 0, fd);
        }
        int known = 0;
        for (int process = 1; process < 1 << 11; process++) {
            Task task = new Task(process, process, process, process);
            point(EventKind.TASK, task, 0, 1);
            known += state.descriptors(task).size();
        }
        assertThat(known).isEqualTo((1 << 20) - (1 << 10));
    }

    private void open(Task task, String path, long flags, long fd) {
        call(task, "openat", fd, List.of(text(1, path)), AT_FDCWD, 0, flags);
    }

    private static Piece text(int argument, String text) {
        return new Piece(argument, 0, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece numbers(int argument, int first, int second) {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        return new Piece(
                argument,
                0,
                EventView.PIECE_AT_EXIT,
                bytes.putInt(first).putInt(second).array());
    }

    private void point(EventKind kind, Task task, long... arguments) {
        accept(kind, task, Abi.POINT, kind.pointCode(), EventView.NO_ENTER, 0, List.of(), arguments);
    }

    private void call(Task task, String name, long result, List<Piece> pieces, long... arguments) {
        accept(EventKind.CALL, task, 1, syscall(name), number, result, pieces, arguments);
    }

    private long enter(Task task, String name, List<Piece> pieces, long... arguments) {
        return accept(EventKind.ENTER, task, 1, syscall(name), number, 0, pieces, arguments);
    }

    private void returned(Task task, String name, long enter, long result) {
        accept(EventKind.RETURN, task, 1, syscall(name), enter, result, List.of());
    }

    private static int syscall(String name) {
        return SYSCALLS.number(name).orElseThrow();
    }

    private long accept(
            EventKind kind,
            Task task,
            int abi,
            int syscall,
            long enter,
            long result,
            List<Piece> pieces,
            long... arguments) {
        List<Long> list = Arrays.stream(arguments).boxed().toList();
        state.accept(new Event(kind, number, task, number, 0, enter, abi, syscall, list, result, pieces));
        return number++;
    }

    @Test
    void theKernelsWordOnAFileCountsMoreThanThePath() {
        call(ROOT, "openat", 3, List.of(text(1, "link"), name(0, "/usr/bin/python3.11")), AT_FDCWD, 0, 0);
        assertThat(name(ROOT, 3)).isEqualTo("/usr/bin/python3.11");
        call(ROOT, "openat", 4, List.of(text(1, "doc/x"), directory("/usr/share")), 77, 0, 0);
        assertThat(name(ROOT, 4)).isEqualTo("/usr/share/doc/x");
        call(ROOT, "openat", 5, List.of(text(1, "vmlinuz"), directory("")), 77, 0, 0);
        assertThat(name(ROOT, 5)).isEqualTo("/vmlinuz");
    }

    @Test
    void aDeviceHasItsNumbers() {
        Piece detail = detail(0, new byte[] {DescriptorDetail.DEVICE, 'c', 0, 0, 1, 0, 0, 0, 3, 0, 0, 0});
        call(ROOT, "openat", 3, List.of(text(1, "/dev/null"), name(0, "/dev/null"), detail), AT_FDCWD, 0, 0);
        assertThat(file(ROOT, 3))
                .isEqualTo(new OpenFile.Named(number - 1, RawText.of("/dev/null"), new Device(false, 1, 3)));
    }

    @Test
    void theTwoSocketsOfAPairKnowEachOther() {
        Piece both = new Piece(3, 0, EventView.PIECE_AT_EXIT, new byte[] {5, 0, 0, 0, 6, 0, 0, 0});
        List<Piece> pieces = List.of(
                both,
                name(0, "socket:[71]"),
                socket(0, "UNIX-STREAM", 0),
                name(1, "socket:[72]"),
                socket(1, "UNIX-STREAM", 0));
        call(ROOT, "socketpair", 0, pieces, 1, 1, 0, 0x1000);
        assertThat(((OpenFile.Socket) file(ROOT, 5)).peerInode()).isEqualTo(72);
        assertThat(((OpenFile.Socket) file(ROOT, 6)).peerInode()).isEqualTo(71);
    }

    @Test
    void aUnixClientLearnsItsPeerWhenTheConnectionIsAccepted() {
        call(ROOT, "socket", 3, List.of(name(0, "socket:[71]"), socket(0, "UNIX-STREAM", 0)), 1, 1, 0);
        call(ROOT, "connect", 0, List.of(name(0, "socket:[71]"), socket(0, "UNIX-STREAM", 0)), 3, 0x1000, 20);
        assertThat(((OpenFile.Socket) file(ROOT, 3)).peerInode()).isEqualTo(OpenFile.NO_INODE);
        call(CHILD, "accept", 4, List.of(name(0, "socket:[99]"), socket(0, "UNIX-STREAM", 71)), 8, 0, 0);
        assertThat(((OpenFile.Socket) file(ROOT, 3)).peerInode()).isEqualTo(99);
    }

    @Test
    void aConnectionThatIsBeingMadeHasAddresses() {
        Piece server = new Piece(1, 0, 0, new byte[] {2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0});
        call(ROOT, "socket", 3, List.of(), 2, 1, 6);
        call(ROOT, "connect", -115, List.of(server), 3, 0x1000, 16);
        assertThat(((OpenFile.Socket) file(ROOT, 3)).peer()).isEqualTo(RawText.of(server.bytes()));
        call(ROOT, "connect", -111, List.of(new Piece(1, 0, 0, new byte[16])), 3, 0x1000, 16);
        assertThat(((OpenFile.Socket) file(ROOT, 3)).peer()).isEqualTo(RawText.of(server.bytes()));
    }

    @Test
    void descriptorsThatAMessageBringsAreOpen() {
        byte[] control = {20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0};
        List<Piece> pieces = List.of(new Piece(1, 3, EventView.PIECE_AT_EXIT, control), name(0, "/tmp/passed"));
        call(ROOT, "recvmsg", 1, pieces, 3, 0x1000, 0x40000000);
        assertThat(name(ROOT, 7)).isEqualTo("/tmp/passed");
        assertThat(state.descriptors(ROOT).get(7).closeOnExec()).isTrue();
        control[0] = 3;
        call(ROOT, "recvmsg", 1, pieces, 3, 0x1000, 0);
        control[0] = 127;
        call(ROOT, "recvmsg", 1, pieces, 3, 0x1000, 0);
        assertThat(state.descriptors(ROOT).size()).isEqualTo(1);
    }

    @Test
    void whatTheKernelSaidOfAProcessReplacesWhatWasKnown() {
        open(ROOT, "a", 0, 3);
        fact(ROOT, Fact.Kind.DESCRIPTORS, List.of(), 2, 0);
        fact(ROOT, Fact.Kind.DESCRIPTOR, List.of(plain("pipe:[4711]")), 0, 0);
        fact(ROOT, Fact.Kind.DESCRIPTOR, List.of(plain("anon_inode:[eventpoll]")), 9, Fact.CLOSE_ON_EXEC);
        fact(ROOT, Fact.Kind.DIRECTORY, List.of(plain("/srv")), 0, 0);
        assertThat(name(ROOT, 3)).isEqualTo("closed");
        assertThat(file(ROOT, 0)).isEqualTo(new OpenFile.Pipe(number - 3, 4711));
        assertThat(name(ROOT, 9)).isEqualTo("eventpoll");
        assertThat(state.directory(ROOT)).isEqualTo(RawText.of("/srv"));
        point(EventKind.EXEC, ROOT, 100, 0);
        assertThat(name(ROOT, 9)).isEqualTo("closed");
    }

    @Test
    void aFileThatIsRemovedWhileItIsOpenIsDeletedFromThenOn() {
        open(ROOT, "a", 0, 3);
        long opened = number;
        call(ROOT, "unlink", -2, List.of(text(0, "/home/me/a")), 0x1000);
        assertThat(nameNow(3)).isEqualTo("/home/me/a");
        call(ROOT, "unlinkat", 0, List.of(text(1, "a")), AT_FDCWD, 0x1000, 0);
        assertThat(nameNow(3)).isEqualTo("/home/me/a (deleted)");
        assertThat(state.name((OpenFile.Named) file(ROOT, 3), opened)).isEqualTo(RawText.of("/home/me/a"));
        open(ROOT, "a", 0, 4);
        assertThat(nameNow(4)).isEqualTo("/home/me/a");
        assertThat(nameNow(3)).isEqualTo("/home/me/a (deleted)");
    }

    @Test
    void aFileThatIsRenamedWhileItIsOpenHasTheNewName() {
        open(ROOT, "a", 0, 3);
        open(ROOT, "/b", 0, 4);
        call(ROOT, "rename", 0, List.of(text(0, "a"), text(1, "/b")), 0x1000, 0x2000);
        assertThat(nameNow(3)).isEqualTo("/b");
        assertThat(nameNow(4)).isEqualTo("/b (deleted)");
        open(ROOT, "/tmp", 0, 5);
        call(ROOT, "renameat", 0, List.of(text(1, "b"), text(3, "c")), 77, 0x1000, 5, 0x2000);
        assertThat(nameNow(3)).isEqualTo("/b");
        call(ROOT, "renameat", 0, List.of(text(1, "/b"), text(3, "c")), 77, 0x1000, 5, 0x2000);
        assertThat(nameNow(3)).isEqualTo("/tmp/c");
    }

    @Test
    void aRenameInCirclesEnds() {
        open(ROOT, "/0", 0, 3);
        for (int i = 0; i < 100; i++) {
            call(ROOT, "rename", 0, List.of(text(0, "/" + i % 3), text(1, "/" + (i + 1) % 3)), 1, 2);
        }
        assertThat(nameNow(3)).startsWith("/");
    }

    private String nameNow(int fd) {
        return state.name((OpenFile.Named) file(ROOT, fd), number).utf8();
    }

    private OpenFile file(Task task, int fd) {
        return state.descriptors(task).get(fd).file();
    }

    private void fact(Task task, Fact.Kind kind, List<Piece> pieces, long about, long flags) {
        int code = EventKind.FACT.pointCode();
        accept(EventKind.FACT, task, Abi.POINT, code, EventView.NO_ENTER, 0, pieces, kind.code(), about, flags);
    }

    private static Piece plain(String text) {
        return new Piece(0, Fact.TEXT, EventView.PIECE_TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece name(int index, String name) {
        int flags = EventView.PIECE_TEXT | EventView.PIECE_AT_EXIT;
        return new Piece(Fact.OF_CALL, Fact.nameOf(index), flags, name.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece directory(String name) {
        int flags = EventView.PIECE_TEXT | EventView.PIECE_AT_EXIT | EventView.PIECE_DIRECTORY;
        return new Piece(Fact.OF_CALL, Fact.nameOf(0), flags, name.getBytes(StandardCharsets.UTF_8));
    }

    private static Piece detail(int index, byte[] bytes) {
        return new Piece(Fact.OF_CALL, Fact.detailOf(index), EventView.PIECE_AT_EXIT, bytes);
    }

    private static Piece socket(int index, String protocol, long peer) {
        ByteBuffer bytes = ByteBuffer.allocate(DescriptorDetail.SOCKET_BYTES + protocol.length())
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) DescriptorDetail.SOCKET).put((byte) protocol.length());
        bytes.putLong(DescriptorDetail.PEER_INODE, peer).position(DescriptorDetail.SOCKET_BYTES);
        bytes.put(protocol.getBytes(StandardCharsets.US_ASCII));
        return detail(index, bytes.array());
    }
}
