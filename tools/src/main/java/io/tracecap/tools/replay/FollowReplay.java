package io.tracecap.tools.replay;

import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.tools.replay.transfer.Moved;
import io.tracecap.tools.replay.transfer.MovedBytes;
import io.tracecap.tools.text.DescriptorText;
import io.tracecap.tools.text.FilesView;
import io.tracecap.tools.text.TextBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Predicate;

/**
 * Shows what is said over one descriptor, or over all those that stand for one file or address. A line says whose it is
 * whenever that changes. For one thread.
 */
final class FollowReplay {
    private static final long NOTHING = -1;
    private static final int NOBODY = -1;

    private final FollowTarget target;
    private final boolean isOfRoot;
    private final DescriptorState files;
    private final MovedBytes moved;
    private final Predicate<EventView> choice;
    private final Pace pace;
    private final OutputStream out;
    private final Conversation conversation;
    private final DescriptorText names = new DescriptorText();
    private final TextBuffer heading = new TextBuffer();
    private int root = NOBODY;
    private int process;
    private int fd;
    private long origin;
    private boolean hasBegun;

    /**
     * Makes a replay.
     *
     * @param isOfRoot whether only descriptors of the first process are meant
     * @param files knows nothing yet
     * @param choice which events count
     */
    FollowReplay(
            FollowTarget target,
            boolean isOfRoot,
            DescriptorState files,
            Predicate<EventView> choice,
            Pace pace,
            Conversation conversation,
            OutputStream out) {
        this.target = target;
        this.isOfRoot = isOfRoot;
        this.files = files;
        moved = new MovedBytes(files);
        this.choice = choice;
        this.pace = pace;
        this.conversation = conversation;
        this.out = out;
    }

    /** Takes the next event of the trace. */
    void accept(EventView event) throws IOException {
        root = root == NOBODY ? event.task().process() : root;
        moved.accept(event, this::take);
    }

    private void take(EventView exit, Moved bytes) throws IOException {
        boolean isOfOther = isOfRoot && exit.task().process() != root;
        if (isOfOther || !choice.test(exit) || !target.matches(exit, bytes.fd(), files)) {
            return;
        }
        pace.await(exit.timeNs(), out::flush);
        begin(exit, bytes.fd());
        conversation.say(bytes);
    }

    private void begin(EventView exit, int number) throws IOException {
        Task task = exit.task();
        Descriptor descriptor = files.descriptors(task).get(number);
        long what = descriptor == null ? NOTHING : descriptor.file().origin();
        if (hasBegun && task.process() == process && number == fd && what == origin) {
            return;
        }
        hasBegun = true;
        process = task.process();
        fd = number;
        origin = what;
        heading.clear();
        heading.decimal(task.pid()).ascii(' ').decimal(number);
        if (descriptor != null) {
            names.print(
                    descriptor.file(),
                    new FilesView.Moment(files.descriptors(task), files.directory(task), files, exit.number()),
                    heading);
        }
        conversation.begin(heading);
    }

    /** There are no more events. */
    void finish() throws IOException {
        conversation.finish();
    }

    /** Whether anything was said. */
    boolean hasBegun() {
        return hasBegun;
    }
}
