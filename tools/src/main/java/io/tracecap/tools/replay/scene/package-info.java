/** What all processes of a recording are and do at any moment of it: rebuilt from events, with marks to begin from. */
@NullMarked
package io.tracecap.tools.replay.scene;

import org.jspecify.annotations.NullMarked;
