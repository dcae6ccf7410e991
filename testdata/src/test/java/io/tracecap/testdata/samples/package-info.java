/** The traces under {@code testdata/samples}: read for ever, and read alike by two readers. */
@NullMarked
package io.tracecap.testdata.samples;

import org.jspecify.annotations.NullMarked;
