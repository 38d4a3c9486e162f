/**
 * Statistics as pure functions on arrays: the area under the ROC curve and its intervals ({@link
 * io.luxate.stats.Auroc}), the same for more than two classes ({@link io.luxate.stats.OneVsRest}),
 * the curve ({@link io.luxate.stats.Roc}), the calls at one threshold ({@link
 * io.luxate.stats.Confusion}), where to put it ({@link io.luxate.stats.Youden}), and shares with
 * Wilson intervals ({@link io.luxate.stats.Proportion}). Nothing here knows of files or networks.
 */
@NullMarked
package io.luxate.stats;

import org.jspecify.annotations.NullMarked;
