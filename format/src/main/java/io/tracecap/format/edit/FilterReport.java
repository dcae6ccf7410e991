package io.tracecap.format.edit;

/**
 * What a filter kept.
 *
 * @param edit what was written
 * @param eventsBefore events of the old file, without those that are only context
 * @param processes processes with selected events
 * @param ancestors other processes that are known because these come from them
 * @param processesBefore processes of the old file
 * @param files what selected events use of files, sockets and other things that descriptors stand for
 */
public record FilterReport(
        EditReport edit, long eventsBefore, int processes, int ancestors, int processesBefore, int files) {}
