/**
 * The ring: memory shared between the tracer thread, which must never wait for a disk, and the writer thread. It is a
 * mapped file, so that what the tracer published outlives the recorder; that makes its layout part of the format.
 */
@NullMarked
package io.tracecap.format.ring;

import org.jspecify.annotations.NullMarked;
