/**
 * Labels that are perhaps wrong, and images unlike the rest. {@link
 * io.luxate.curate.labels.LabelCheck} learns the classes from what a network's trunk makes of each
 * image and asks about images it did not learn from; {@link
 * io.luxate.curate.labels.ConfidentLearning} decides which answers speak against the label.
 */
@NullMarked
package io.luxate.curate.labels;

import org.jspecify.annotations.NullMarked;
