/** {@code tracetool cut}, {@code cat} and {@code repack}: traces made out of traces. */
@NullMarked
package io.tracecap.tools.edit;

import org.jspecify.annotations.NullMarked;
