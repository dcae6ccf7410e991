/** A flight recorder: of a recording without end only the most recent past is kept, in bounded room on the disk. */
@NullMarked
package io.tracecap.format.recent;

import org.jspecify.annotations.NullMarked;
