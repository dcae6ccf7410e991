package io.tracecap.format.state;

import io.tracecap.format.event.Gap;

/**
 * What is missing in a trace for one reason.
 *
 * @param reason why
 * @param gaps in how many places, at least 1
 * @param events how many events, as far as that is known
 */
public record Loss(Gap.Reason reason, long gaps, long events) {}
