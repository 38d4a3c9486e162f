/**
 * Pictures of the internet that one may train on: {@link io.luxate.collect.CollectSpec} says who
 * asks, for what purpose and where; each {@code Source} finds pictures with their declared licence;
 * {@code Policy} decides on the licence, {@code Web} keeps the manners and the limits, and {@link
 * io.luxate.collect.CollectRun} keeps what may be kept, by SHA-256, with a ledger row for every
 * picture seen. {@link io.luxate.collect.Withdrawal} takes one back.
 */
@NullMarked
package io.luxate.collect;

import org.jspecify.annotations.NullMarked;
