/** Tests of replay in the terminal. */
@NullMarked
package io.tracecap.tools.replay.screen;

import org.jspecify.annotations.NullMarked;
