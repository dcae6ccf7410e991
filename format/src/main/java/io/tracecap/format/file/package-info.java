/**
 * The .trc file: its frames, its writer and its reader. {@code FORMAT.md} is the authority on every byte; the classes
 * named {@code …Layout} repeat it where it is implemented.
 */
@NullMarked
package io.tracecap.format.file;

import org.jspecify.annotations.NullMarked;
