/**
 * Statistics as pure functions on arrays. The area under the ROC curve ({@link
 * io.luxate.stats.Auroc}), for patients with several images ({@link
 * io.luxate.stats.ClusteredAuroc}), several classes or labels, a part of the curve, and the
 * difference of two; calls at a threshold ({@link io.luxate.stats.Confusion}) and where to put it
 * ({@link io.luxate.stats.Youden}, {@link io.luxate.stats.RequiredRate}); calibration ({@link
 * io.luxate.stats.Calibrator}, {@link io.luxate.stats.Reliability}); net benefit; and abstention
 * with a promise ({@link io.luxate.stats.Conformal}). Nothing here knows of files or networks.
 */
@NullMarked
package io.luxate.stats;

import org.jspecify.annotations.NullMarked;
