/** The study's pages and figures, rendered from records alone. */
@NullMarked
package io.luxate.report;

import org.jspecify.annotations.NullMarked;
