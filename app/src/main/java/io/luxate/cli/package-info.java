/**
 * The command line: one command, one small class that parses, calls one method of another room and
 * prints. Only this package writes to the terminal and chooses exit codes ({@link
 * io.luxate.cli.Luxate}).
 */
@NullMarked
package io.luxate.cli;

import org.jspecify.annotations.NullMarked;
