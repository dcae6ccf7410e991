/** What a trace consists of: events, the threads they happened to, and the bytes they carry. */
@NullMarked
package io.tracecap.format.event;

import org.jspecify.annotations.NullMarked;
