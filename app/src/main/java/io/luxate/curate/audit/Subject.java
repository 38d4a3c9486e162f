package io.luxate.curate.audit;

import io.luxate.image.Radiograph;

/**
 * One image while it is in memory.
 *
 * @param bytes the file; not to be written to
 * @param radiograph at full size, grey, upright
 */
@SuppressWarnings("ArrayRecordComponent") // the file as it is, shown to every check
public record Subject(Entry entry, byte[] bytes, Radiograph radiograph) {}
