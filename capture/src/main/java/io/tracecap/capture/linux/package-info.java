/** The few Linux calls that a tracer needs, through JNA direct mapping, and the constants that go with them. */
@NullMarked
package io.tracecap.capture.linux;

import org.jspecify.annotations.NullMarked;
