/**
 * Labelling by people: a page on this machine ({@link io.luxate.label.LabelServer}) where readers,
 * blind to each other, say what each image shows; every answer is on the disk before the next image
 * ({@link io.luxate.label.AnswerStore}). Then how far they agree ({@link
 * io.luxate.label.Agreement}), a named person's ruling where they do not, and the set as a table
 * again ({@link io.luxate.label.Export}).
 */
@NullMarked
package io.luxate.label;

import org.jspecify.annotations.NullMarked;
