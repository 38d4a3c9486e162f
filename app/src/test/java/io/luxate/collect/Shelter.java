package io.luxate.collect;

import io.luxate.Documents;
import io.luxate.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.DnsResolver;

/**
 * A place for a collection of a test: its spec, table and folder.
 *
 * @param root everything lies in it
 */
record Shelter(Path root) {
  private static final String HEAD =
      """
      who: {name: A test, contact: test@example.org}
      purpose: research
      allow: [CC0, CC-BY]
      limits: {pauseSeconds: 0, tries: 2, %s}
      sources:
      """;

  Path out() {
    return root.resolve("out");
  }

  /** Collects from a table of these rows, each {@code url,label,licence} and more. */
  Collected table(String limits, String header, String... rows) {
    Documents.write(root.resolve("table.csv"), header + "\n" + String.join("\n", rows) + "\n");
    return sources(limits, "  - urls: {table: table.csv}\n");
  }

  Collected urls(String... rows) {
    return table("redirects: 3", "url,label,licence", rows);
  }

  Collected sources(String limits, String sources) {
    return run(spec(limits, sources), true, new Names(Map.of()));
  }

  CollectSpec spec(String limits, String sources) {
    return spec(HEAD.formatted(limits) + sources);
  }

  CollectSpec spec(String yaml) {
    return Documents.parseYaml(yaml, "spec.yaml", CollectSpec.class);
  }

  Collected run(CollectSpec spec, boolean allowPrivate, DnsResolver names) {
    return run(spec, new CollectRun.Rules(allowPrivate, false), names);
  }

  Collected run(CollectSpec spec, CollectRun.Rules rules, DnsResolver names) {
    return new CollectRun(spec, root, out(), rules, names, Progress.SILENT).run();
  }

  /** Makes the folder one that no collection was written to. */
  void forget() {
    try {
      Files.deleteIfExists(out().resolve(Ledger.NAME));
      Files.deleteIfExists(out().resolve("images.csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<LedgerRow> ledger() {
    return Ledger.in(out()).rows();
  }

  LedgerRow only() {
    List<LedgerRow> rows = ledger();
    if (rows.size() != 1) {
      throw new AssertionError("not one row: " + rows);
    }
    return rows.get(0);
  }

  /** The lines of a file in the collection. */
  List<String> lines(String name) {
    return Documents.readText(out().resolve(name)).lines().toList();
  }
}
