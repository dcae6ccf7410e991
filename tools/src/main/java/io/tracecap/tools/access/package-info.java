/** Which files and addresses calls are about, and what they do with them: found in the events of a trace as they come. */
@NullMarked
package io.tracecap.tools.access;

import org.jspecify.annotations.NullMarked;
