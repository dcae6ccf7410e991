/** What the descriptors of each process stand for, and where its current directory is, at any moment of a trace. */
@NullMarked
package io.tracecap.format.files;

import org.jspecify.annotations.NullMarked;
