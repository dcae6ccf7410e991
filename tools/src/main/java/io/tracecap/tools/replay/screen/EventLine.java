package io.tracecap.tools.replay.screen;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.NewTask;
import io.tracecap.format.event.RawText;
import io.tracecap.format.event.Task;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.state.Argv;
import io.tracecap.tools.replay.scene.ProcessNow;
import io.tracecap.tools.replay.scene.Scene;
import io.tracecap.tools.text.CallText;
import io.tracecap.tools.text.CommandText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.PointText;
import io.tracecap.tools.text.TextBuffer;
import io.tracecap.tools.text.TextOptions;
import org.jspecify.annotations.Nullable;

/**
 * The line of one event, as {@code show} has it: a call whole, or one of its halves; besides, where a thread begins and
 * what a process runs from then on. Descriptors have the names that they have in a scene. For one thread.
 */
final class EventLine {
    /** What of a line is kept: more than any terminal is wide, so that it can be searched. */
    static final int MOST = 4096;

    private final CallText calls;
    private final PointText points;
    private final TextBuffer line;
    private final SceneFiles files = new SceneFiles();

    /** Lines with strings of so many bytes at most. */
    EventLine(int stringLimit) {
        TextOptions options = new TextOptions(stringLimit, false, TextOptions.Descriptors.ADDRESSES);
        calls = new CallText(options, 0, files);
        points = calls.points();
        line = calls.newLine();
    }

    /**
     * The line of an event, with names of descriptors.
     *
     * @param scene the moment before it; is shown the event
     */
    String pass(EventView event, Scene scene) {
        Event call = scene.call(event.task());
        files.before = SceneFiles.moment(scene, event.task(), event.number());
        scene.accept(event);
        files.behind = SceneFiles.moment(scene, event.task(), event.number() + 1);
        ProcessNow process = scene.process(event.task().process());
        return print(event, call, process == null ? RawText.EMPTY : process.command());
    }

    /** The line of an event of which only the event itself is known. */
    String of(EventView event) {
        files.before = null;
        files.behind = null;
        return print(event, null, RawText.EMPTY);
    }

    /**
     * What a thread is doing in a call: {@code read(3</etc/passwd>, }.
     *
     * @param scene a moment while it is in the call
     */
    String call(EventView enter, Scene scene) {
        files.before = SceneFiles.moment(scene, enter.task(), scene.next());
        line.clear();
        calls.printBegin(enter, line);
        return text();
    }

    private String print(EventView event, @Nullable Event call, RawText command) {
        line.clear();
        switch (event.kind()) {
            case CALL -> calls.print(event, event, line);
            case ENTER -> calls.printEnter(event, line);
            case RETURN -> {
                boolean isItsOwn = call != null && call.number() == event.enterNumber();
                calls.printExit(isItsOwn ? call : null, event, event, line);
            }
            case TASK -> begin(event);
            case EXEC -> exec(event, command);
            default -> points.print(event, line);
        }
        return text();
    }

    private String text() {
        String text = line.toString();
        return text.length() > MOST ? text.substring(0, MOST) : text;
    }

    private void begin(EventView event) {
        if (points.print(event, line)) {
            return;
        }
        line.ascii(event.task().isLeader() ? "--- process " : "--- thread ")
                .decimal(event.task().tid());
        line.ascii(
                switch (NewTask.of(event).origin()) {
                    case ROOT -> " is the command ---";
                    case ATTACHED -> " is there already ---";
                    default -> " begins ---";
                });
    }

    private void exec(EventView event, RawText command) {
        if (points.print(event, line)) {
            return;
        }
        line.ascii("--- runs a new program");
        if (command.length() > 0) {
            line.ascii(": ");
            CommandText.print(Argv.split(command), line);
        }
        line.ascii(" ---");
    }

    /** What is known of the descriptors of the call that is printed. */
    private static final class SceneFiles implements FilesView {
        private @Nullable Moment before;
        private @Nullable Moment behind;

        static Moment moment(Scene scene, Task task, long before) {
            DescriptorState files = scene.files();
            return new Moment(files.descriptors(task), files.directory(task), files, before);
        }

        @Override
        public @Nullable Moment entered(EventView enter) {
            return before;
        }

        @Override
        public @Nullable Moment returned(EventView exit) {
            return behind;
        }
    }
}
