/**
 * System calls described as data: their numbers, names and signatures, the structures and constants that they use.
 * The descriptions drive what is copied at capture, how a call is shown and what can be asked of it.
 */
@NullMarked
package io.tracecap.format.syscall;

import org.jspecify.annotations.NullMarked;
