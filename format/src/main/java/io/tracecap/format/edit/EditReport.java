package io.tracecap.format.edit;

/**
 * What an edit did.
 *
 * @param events events of the new file, without those that are only context
 * @param context events of the new file that are only context
 * @param framesCopied batches that were taken as they were
 * @param framesEncoded batches of the old files of which some events were taken and encoded again
 * @param bytesBefore length of the old files together
 * @param bytesAfter length of the new file
 */
public record EditReport(
        long events, long context, long framesCopied, long framesEncoded, long bytesBefore, long bytesAfter) {}
