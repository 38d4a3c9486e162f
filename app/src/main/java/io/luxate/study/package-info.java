/**
 * The paper's protocol: one model ({@link io.luxate.study.SingleRun}), cross-validation ({@link
 * io.luxate.study.CrossValidation}), and the whole study ({@link io.luxate.study.Study}): models of
 * several kinds on internal data, a choice written down, and one look at the external set.
 */
@NullMarked
package io.luxate.study;

import org.jspecify.annotations.NullMarked;
