/** {@code tracetool info}: what is in a trace, and whether it is whole. */
@NullMarked
package io.tracecap.tools.info;

import org.jspecify.annotations.NullMarked;
