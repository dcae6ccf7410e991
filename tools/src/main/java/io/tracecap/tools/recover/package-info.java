/** {@code tracetool recover}: a good trace out of a damaged one. */
@NullMarked
package io.tracecap.tools.recover;

import org.jspecify.annotations.NullMarked;
