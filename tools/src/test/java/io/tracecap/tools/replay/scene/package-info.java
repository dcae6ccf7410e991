/** Tests of scenes. */
@NullMarked
package io.tracecap.tools.replay.scene;

import org.jspecify.annotations.NullMarked;
