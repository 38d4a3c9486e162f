/**
 * Ways to show where in a framed picture the evidence for a class lies, one file per {@link
 * io.luxate.model.heatmap.HeatmapMethod}; each answers an {@link
 * io.luxate.model.heatmap.EvidenceGrid}. Where gradients or scores are taken, they are those of one
 * class's score against the mean of the others' ({@link io.luxate.model.heatmap.Contrast}).
 */
@NullMarked
package io.luxate.model.heatmap;

import org.jspecify.annotations.NullMarked;
