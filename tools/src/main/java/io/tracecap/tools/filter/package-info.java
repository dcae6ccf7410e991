/** {@code tracetool filter}: a smaller trace of what is selected. */
@NullMarked
package io.tracecap.tools.filter;

import org.jspecify.annotations.NullMarked;
