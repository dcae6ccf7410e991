package io.tracecap.tools.replay.scene;

import io.tracecap.format.event.Event;
import io.tracecap.format.event.Task;
import org.jspecify.annotations.Nullable;

/**
 * A thread that is alive at a moment.
 *
 * @param task the thread
 * @param call the enter of the call that it is in; null when it runs
 * @param isStopped whether it is in a group-stop
 */
public record ThreadNow(Task task, @Nullable Event call, boolean isStopped) {}
