/**
 * {@code tracetool diff}: where two recordings part.
 *
 * <p>Each trace is read once, by a {@link SideReader}, into {@link Image}s, the programs that ran, each with a stream of
 * tokens per thread. A token is a call as it would be in any run: a {@link CallNormaliser} writes it, with one class for
 * each thing that differs from run to run. {@link ImageMatcher} finds which programs of the two sides belong together, a
 * {@link StreamComparison} aligns their streams, {@link Comparison} puts all together, {@link DiffReport} prints it.
 */
@NullMarked
package io.tracecap.tools.diff;

import org.jspecify.annotations.NullMarked;
