/**
 * The expressions of {@code --where}: which fields there are, what they are computed from, and how an expression over
 * them is checked and evaluated. Only {@code Expression} and what it is made of know the library that does so, which is
 * loaded when an expression is given.
 */
@NullMarked
package io.tracecap.tools.where;

import org.jspecify.annotations.NullMarked;
