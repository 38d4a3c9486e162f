/**
 * A labelled set of radiographs: read from class folders or from a manifest ({@link
 * io.luxate.dataset.DatasetReader}), checked file by file, split by patient with the same bytes
 * never on both sides, and folded for cross-validation.
 */
@NullMarked
package io.luxate.dataset;

import org.jspecify.annotations.NullMarked;
