/** What the events of a trace add up to: processes, threads, totals. */
@NullMarked
package io.tracecap.format.state;

import org.jspecify.annotations.NullMarked;
