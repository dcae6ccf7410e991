/** {@code tracetool summary}: one page about a trace, made to be pasted into a bug report. */
@NullMarked
package io.tracecap.tools.summary;

import org.jspecify.annotations.NullMarked;
