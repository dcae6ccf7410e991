/** Events in columns: what is inside a batch frame. Encoder and decoder are a mirrored pair. */
@NullMarked
package io.tracecap.format.file.batch;

import org.jspecify.annotations.NullMarked;
