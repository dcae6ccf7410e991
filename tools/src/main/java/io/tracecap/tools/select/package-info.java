/**
 * Which events of a trace are wanted, in strace's words and with one meaning in all commands. Knows nothing of what is
 * done with them.
 */
@NullMarked
package io.tracecap.tools.select;

import org.jspecify.annotations.NullMarked;
