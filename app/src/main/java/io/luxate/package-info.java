/**
 * Luxate's ground floor: the one exception type and the documents (YAML, JSON) that every room
 * reads and writes. Everything else lives in a package named for what it is; docs/architecture.md
 * shows which may use which.
 */
@NullMarked
package io.luxate;

import org.jspecify.annotations.NullMarked;
