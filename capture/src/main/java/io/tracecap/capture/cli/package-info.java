/** The command line of {@code tracecap}. */
@NullMarked
package io.tracecap.capture.cli;

import org.jspecify.annotations.NullMarked;
