package io.tracecap.tools.summary;

import io.tracecap.format.file.TraceHeader;

/**
 * What is known of the file besides its events.
 *
 * @param trouble why it is not whole, in words; empty when it is
 * @param size its length in bytes
 * @param sha256 SHA-256 of all its bytes, in hexadecimal; empty when it is not whole
 */
record TraceFacts(TraceHeader header, String trouble, long size, String sha256) {}
