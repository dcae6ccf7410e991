/** How often system calls were made, how often they failed and how long they took, as a table like strace's. */
@NullMarked
package io.tracecap.tools.count;

import org.jspecify.annotations.NullMarked;
