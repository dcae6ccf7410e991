/** Replay in the terminal: a recording is walked through event by event, with the state of all processes beside. */
@NullMarked
package io.tracecap.tools.replay.screen;

import org.jspecify.annotations.NullMarked;
