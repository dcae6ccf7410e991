/** The bytes that calls move through descriptors: what a program wrote, and what was said over a descriptor. */
@NullMarked
package io.tracecap.tools.replay.transfer;

import org.jspecify.annotations.NullMarked;
