package io.tracecap.tools.stat;

import io.tracecap.format.event.RawText;

/**
 * A row of the table.
 *
 * @param bytes what it is about, as it was recorded
 * @param name the same, for people: escaped
 */
record StatRow(RawText bytes, String name, Tally tally) {}
