package io.tracecap.tools.replay.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.file.TraceHeader;
import io.tracecap.tools.fixture.Recording;
import java.util.List;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int EXECVE = 59;
    private static final int WAIT4 = 61;
    private static final Task SHELL = Recording.process(0, 4711);
    private static final Task CAT = Recording.process(1, 4712);
    private static final Task THREAD = new Task(2, 4713, 1, 4712);

    private final Recording recording = new Recording().task(SHELL, -1, NewTask.Origin.ROOT);

    private Scene scene() {
        TraceHeader plain = Recording.header(List.of(RawText.of("sh"), RawText.of("-c"), RawText.of("cat x")));
        TraceHeader header = new TraceHeader(
                plain.toolVersion(),
                plain.command(),
                plain.machine(),
                plain.clocks(),
                plain.capture(),
                new TraceHeader.Privacy(100, false, List.of(), List.of()));
        Scene scene = new Scene(header);
        recording.events().forEach(scene::accept);
        return scene;
    }

    private void startCat() {
        recording
                .task(CAT, SHELL.number(), NewTask.Origin.FORK)
                .enter(CAT, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, "/bin/cat"), Recording.text(1, "cat\0x\0"))
                .point(EventKind.EXEC, CAT, List.of(4712L, 1L))
                .comeBack(CAT, EXECVE, 0);
    }

    private static String command(Scene scene, Task task) {
        ProcessNow process = scene.process(task.process());
        return process == null ? "not there" : process.command().utf8();
    }

    @Test
    void aProcessRunsWhatItsParentRanUntilItRunsSomethingElse() {
        recording.task(CAT, SHELL.number(), NewTask.Origin.FORK);
        assertThat(command(scene(), CAT)).isEqualTo("sh\0-c\0cat x\0");
        recording
                .enter(CAT, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, "/bin/cat"), Recording.text(1, "cat\0x\0"))
                .point(EventKind.EXEC, CAT, List.of(4712L, 1L))
                .comeBack(CAT, EXECVE, 0);
        assertThat(command(scene(), CAT)).isEqualTo("cat\0x\0");
        assertThat(command(scene(), SHELL)).isEqualTo("sh\0-c\0cat x\0");
    }

    @Test
    void aThreadIsInACallUntilItComesBack() {
        recording.enter(SHELL, READ, List.of(3L, 0L, 10L));
        Event call = scene().call(SHELL);
        assertThat(call).isNotNull();
        assertThat(call.syscall()).isEqualTo(READ);
        recording.comeBack(SHELL, READ, 10);
        assertThat(scene().call(SHELL)).isNull();
    }

    @Test
    void aProcessThatEndedIsAZombieUntilItsParentHasAsked() {
        startCat();
        recording.point(EventKind.EXIT, CAT, List.of(256L));
        Scene scene = scene();
        assertThat(scene.processes()).hasSize(2);
        assertThat(scene.processes().get(1).isZombie()).isTrue();
        assertThat(scene.processes().get(1).status()).isEqualTo(256);
        assertThat(scene.ended()).isZero();

        recording.call(SHELL, WAIT4, 4712, List.of(-1L, 0L, 0L, 0L));
        assertThat(scene().processes()).hasSize(1);
        assertThat(scene().ended()).isEqualTo(1);
    }

    @Test
    void whoseParentHasEndedIsNoZombie() {
        startCat();
        recording.point(EventKind.EXIT, SHELL, List.of(0L)).point(EventKind.EXIT, CAT, List.of(0L));
        assertThat(scene().processes()).isEmpty();
        assertThat(scene().ended()).isEqualTo(2);
    }

    @Test
    void aProcessIsThereAsLongAsOneOfItsThreads() {
        startCat();
        recording.task(THREAD, CAT.number(), NewTask.Origin.CLONE).point(EventKind.EXIT, CAT, List.of(0L));
        ProcessNow process = scene().process(CAT.process());
        assertThat(process).isNotNull();
        assertThat(process.isZombie()).isFalse();
        assertThat(process.status()).isZero();
        recording.point(EventKind.EXIT, THREAD, List.of(0L));
        assertThat(scene().processes().get(1).isZombie()).isTrue();
    }

    @Test
    void anExecveOfAThreadComesBackInTheMainThread() {
        startCat();
        recording
                .task(THREAD, CAT.number(), NewTask.Origin.CLONE)
                .enter(THREAD, EXECVE, List.of(0L, 0L, 0L), Recording.text(0, "/bin/ls"), Recording.text(1, "ls\0"))
                .point(EventKind.EXEC, CAT, List.of(4713L, 2L));
        Scene scene = scene();
        assertThat(command(scene, CAT)).isEqualTo("ls\0");
        assertThat(scene.threads(CAT.process())).hasSize(1);
        assertThat(scene.call(CAT)).isNotNull();
    }

    @Test
    void aThreadIsStoppedUntilSomethingElseHappensToIt() {
        recording.point(EventKind.STOP, SHELL, List.of(19L));
        assertThat(scene().threads(0).get(0).isStopped()).isTrue();
        recording.point(EventKind.SIGNAL, SHELL, List.of(18L));
        assertThat(scene().threads(0).get(0).isStopped()).isFalse();
    }

    @Test
    void whatIsWrittenToStandardOutputIsRemembered() {
        recording.call(SHELL, WRITE, 6, List.of(1L, 0L, 6L), Recording.text(1, "hello\n"));
        startCat();
        recording
                .enter(CAT, WRITE, List.of(2L, 0L, 200L), Recording.text(1, "x".repeat(100)))
                .comeBack(CAT, WRITE, 150)
                .call(CAT, WRITE, 3, List.of(7L, 0L, 3L), Recording.text(1, "not"));
        Scene scene = scene();
        assertThat(scene.output().utf8()).isEqualTo("hello\n" + "x".repeat(100));
        assertThat(scene.missingOutput()).isEqualTo(50);
    }
}
