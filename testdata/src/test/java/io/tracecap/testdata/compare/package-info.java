/** Reads the text of strace and of {@code tracetool show}, and compares the two thread by thread. */
@NullMarked
package io.tracecap.testdata.compare;

import org.jspecify.annotations.NullMarked;
