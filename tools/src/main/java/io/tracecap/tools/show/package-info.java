/** {@code tracetool show}: one line per event, as {@code strace -f} writes them. */
@NullMarked
package io.tracecap.tools.show;

import org.jspecify.annotations.NullMarked;
