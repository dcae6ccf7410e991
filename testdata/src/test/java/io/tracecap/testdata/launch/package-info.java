/** Starts real programs from a known state, waits for all that they leave behind, and says how they ended. */
@NullMarked
package io.tracecap.testdata.launch;

import org.jspecify.annotations.NullMarked;
