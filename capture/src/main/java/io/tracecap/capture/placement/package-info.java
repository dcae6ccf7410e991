/**
 * On which processors the tracer and the program run while a recording lasts. Two processors that wake each other at
 * every stop cost several times what one does, so a program that is serial shares one with the tracer; one that is
 * parallel gets back all that it had.
 */
@NullMarked
package io.tracecap.capture.placement;

import org.jspecify.annotations.NullMarked;
