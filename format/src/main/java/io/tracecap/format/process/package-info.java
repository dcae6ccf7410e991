/**
 * What each process is and has at any moment of a trace: descriptors, directories, umask, name, program, argv, credentials,
 * namespaces, memory mappings. {@link io.tracecap.format.process.ProcessStates} is shown the events in order, and answers
 * for the moment behind the last one:
 *
 * <pre>{@code
 * ProcessStates states = new ProcessStates(trace.header().command().cwd());
 * while (events.next()) {
 *     ProcessState before = states.at(events.event().task());
 *     states.accept(events.event());
 * }
 * }</pre>
 *
 * What a trace does not tell is null, or empty. What descriptors alone are asked for is less work for
 * {@link io.tracecap.format.files.DescriptorState}.
 */
@NullMarked
package io.tracecap.format.process;

import org.jspecify.annotations.NullMarked;
