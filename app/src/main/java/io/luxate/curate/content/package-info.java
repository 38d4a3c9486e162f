/**
 * What can be said of one image without the others: that it is no radiograph, several pictures, a
 * screenshot, blank, blurred, inverted, drawn upon, and what is written on it. {@link
 * io.luxate.curate.content.ContentCheck} asks each {@link io.luxate.curate.content.Look} about a
 * {@link io.luxate.curate.content.Picture}; {@link io.luxate.curate.content.Redaction} paints over
 * what was read. The thresholds are measured in docs/audit-checks.md.
 */
@NullMarked
package io.luxate.curate.content;

import org.jspecify.annotations.NullMarked;
