/** Tests of {@code tracetool replay}. */
@NullMarked
package io.tracecap.tools.replay;

import org.jspecify.annotations.NullMarked;
