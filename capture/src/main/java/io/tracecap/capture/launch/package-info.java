/** How what the shell started becomes the recorded program: the handshake with {@code bin/tracecap}. */
@NullMarked
package io.tracecap.capture.launch;

import org.jspecify.annotations.NullMarked;
