/**
 * The audit of a data set. {@link io.luxate.curate.audit.Audit} opens every file once and shows it
 * to each {@link io.luxate.curate.audit.Check} as a {@link io.luxate.curate.audit.Subject}; after
 * the last image the checks say what they found, as {@link io.luxate.curate.audit.AuditFinding}s.
 * What the checks look for is {@link io.luxate.curate.audit.FindingKind}. {@link
 * io.luxate.curate.audit.Families} says which images are copies of one picture, so that a split
 * keeps them together.
 */
@NullMarked
package io.luxate.curate.audit;

import org.jspecify.annotations.NullMarked;
