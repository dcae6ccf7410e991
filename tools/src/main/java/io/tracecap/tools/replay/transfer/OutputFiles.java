package io.tracecap.tools.replay.transfer;

import io.tracecap.format.event.EventKind;
import io.tracecap.format.event.EventView;
import io.tracecap.format.event.Task;
import io.tracecap.format.files.Descriptor;
import io.tracecap.format.files.DescriptorState;
import io.tracecap.format.files.DescriptorTable;
import io.tracecap.format.files.OpenFile;
import io.tracecap.format.state.ExecCall;
import org.jspecify.annotations.Nullable;

/**
 * What the first process of a trace had as standard output and standard error when it began. Whoever writes there, through
 * whichever descriptor, writes what the user of the program saw. Never changes: {@link #after} makes the next one.
 *
 * @param root number of the first process; {@link #NOBODY} before the first event
 * @param isFixed whether the process has done something, so that later changes do not count
 * @param out its standard output; null when the trace does not tell
 * @param err its standard error; likewise
 */
public record OutputFiles(
        int root,
        boolean isFixed,
        @Nullable OpenFile out,
        @Nullable OpenFile err) {
    /** Before the first event. */
    public static final OutputFiles UNKNOWN = new OutputFiles(-1, false, null, null);

    /** {@link #root} of {@link #UNKNOWN}. */
    public static final int NOBODY = -1;

    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    /**
     * What is known behind the next event.
     *
     * @param files has seen the event
     */
    public OutputFiles after(EventView event, DescriptorState files) {
        if (isFixed || (root != NOBODY && event.task().process() != root)) {
            return this;
        }
        int first = root == NOBODY ? event.task().process() : root;
        boolean acts = event.kind().isSyscall() && ExecCall.argvArgument(event) == ExecCall.NOT_EXEC;
        if (acts) {
            return new OutputFiles(first, true, out, err);
        }
        if (event.kind() == EventKind.FACT) {
            DescriptorTable table = files.descriptors(event.task());
            return new OutputFiles(first, false, file(table.get(STDOUT)), file(table.get(STDERR)));
        }
        return root == NOBODY ? new OutputFiles(first, false, null, null) : this;
    }

    private static @Nullable OpenFile file(@Nullable Descriptor descriptor) {
        return descriptor == null ? null : descriptor.file();
    }

    /**
     * Whether a descriptor stands for one of them.
     *
     * @param files what the thread has open
     */
    public boolean contains(Task task, int fd, DescriptorState files) {
        OpenFile file = file(files.descriptors(task).get(fd));
        if (file == null) {
            // Never seen to be opened: inherited, if the trace does not tell what was inherited.
            return (fd == STDOUT && out == null) || (fd == STDERR && err == null);
        }
        return isSame(file, out) || isSame(file, err);
    }

    /** Whether both are one: a copy, or another name of a pipe, a socket or a terminal. */
    static boolean isSame(OpenFile file, @Nullable OpenFile other) {
        if (other == null) {
            return false;
        }
        if (file.origin() == other.origin()) {
            return true;
        }
        if (file instanceof OpenFile.Pipe pipe && other instanceof OpenFile.Pipe otherPipe) {
            return pipe.inode() != OpenFile.NO_INODE && pipe.inode() == otherPipe.inode();
        }
        if (file instanceof OpenFile.Socket socket && other instanceof OpenFile.Socket otherSocket) {
            return socket.inode() != OpenFile.NO_INODE && socket.inode() == otherSocket.inode();
        }
        return file instanceof OpenFile.Named named
                && other instanceof OpenFile.Named otherNamed
                && named.device() != null
                && !named.device().isBlock()
                && named.name().equals(otherNamed.name());
    }
}
