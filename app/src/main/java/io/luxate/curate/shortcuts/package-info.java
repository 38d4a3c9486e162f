/**
 * Whether a labelled set may be learned from. A {@link io.luxate.curate.shortcuts.ShortcutAudit}
 * asks if the label, or the source, can be told without looking at the joint: each {@link
 * io.luxate.curate.shortcuts.Probe} sees one thing that should not matter, a forest learns from it,
 * and a {@link io.luxate.curate.shortcuts.Verdict} says what its AUROC means.
 */
@NullMarked
package io.luxate.curate.shortcuts;

import org.jspecify.annotations.NullMarked;
