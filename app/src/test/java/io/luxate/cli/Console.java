package io.luxate.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * One run of the program, as a person at a terminal sees it.
 *
 * @param exitCode of the process
 * @param out standard output
 * @param err standard error
 */
record Console(int exitCode, String out, String err) {

  static Console luxate(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = List.of(arguments).stream().map(String::valueOf).toArray(String[]::new);
    int exitCode = Luxate.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Console(exitCode, out.toString(), err.toString());
  }

  /** The last line of standard output. */
  String last() {
    List<String> lines = out.lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }
}
