package io.tracecap.capture.placement;

/**
 * What happened between two looks at the traced threads, in nanoseconds.
 *
 * @param wallNs how long it was
 * @param runNs how long traced threads ran, all together
 * @param delayNs how long traced threads could have run but waited for a processor, all together
 * @param tracerRunNs how long the tracer ran
 * @param tracerDelayNs how long the tracer waited for a processor
 * @param wakeups how often the tracer was given a processor: about once a stop
 */
record LoadWindow(long wallNs, long runNs, long delayNs, long tracerRunNs, long tracerDelayNs, long wakeups) {}
