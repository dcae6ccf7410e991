/** Finds out where two sequences of tokens are the same: what {@code diff} is built on. */
@NullMarked
package io.tracecap.tools.align;

import org.jspecify.annotations.NullMarked;
