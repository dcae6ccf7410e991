/** The collector that follows a process tree with ptrace(2). */
@NullMarked
package io.tracecap.capture.ptrace;

import org.jspecify.annotations.NullMarked;
