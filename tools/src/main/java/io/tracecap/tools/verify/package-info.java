/** {@code tracetool verify}: everything that can be wrong with a trace. */
@NullMarked
package io.tracecap.tools.verify;

import org.jspecify.annotations.NullMarked;
