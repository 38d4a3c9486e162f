package io.luxate.collect;

import io.luxate.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One picture as it was seen under one address and one label: a row of {@code ledger.csv}. Line
 * breaks and control characters in what others wrote become blanks, and what would be a formula in
 * a spreadsheet begins with an apostrophe.
 *
 * @param url address of the picture, {@code file:} of one on this machine
 * @param time of the last decision, UTC
 * @param licence SPDX's name, {@code PD}, {@code permission} or {@code unknown}
 * @param stated the licence as the source has it, or the text of the permission
 * @param terms what robots.txt, headers, reservations and refused hosts say
 * @param policy what the spec says of the licence
 * @param reason why it has this status, where that is not plain
 * @param sha256 of the file; empty where none came
 * @param path in the store; empty where none came
 * @param about further cells for {@code images.csv}, by the names of {@link #ABOUT}
 */
record LedgerRow(
    String url,
    String page,
    String time,
    String licence,
    String stated,
    String attribution,
    String terms,
    String policy,
    Status status,
    String reason,
    String sha256,
    String path,
    String label,
    String source,
    Map<String, String> about) {

  /** Columns of {@code images.csv} that a source may know of. */
  static final List<String> ABOUT = List.of("joint", "view", "patient", "site", "sex", "age");

  /** The columns, in order. */
  static final List<String> COLUMNS = columns();

  LedgerRow {
    url = clean(url);
    page = clean(page);
    stated = words(stated);
    attribution = words(attribution);
    terms = clean(terms);
    policy = clean(policy);
    reason = clean(reason);
    label = clean(label);
    source = words(source);
    about = cleaned(about);
  }

  /** A picture found and not yet fetched. */
  static LedgerRow of(Found found, String time, String terms, String policy) {
    return new LedgerRow(
        found.url(),
        found.page().map(Object::toString).orElse(""),
        time,
        found.permission().isPresent() ? "permission" : found.licence().id(),
        found.permission().map(Found.Permission::note).orElse(found.licence().stated()),
        found.attribution(),
        terms,
        policy,
        Status.FAILED,
        "not yet fetched",
        "",
        "",
        found.label(),
        found.source(),
        found.about());
  }

  LedgerRow with(Status newStatus, String newReason) {
    return but(time, terms, newStatus, newReason, new Stored(sha256, path));
  }

  LedgerRow withTerms(String newTerms) {
    return but(time, newTerms, status, reason, new Stored(sha256, path));
  }

  LedgerRow at(String newTime) {
    return but(newTime, terms, status, reason, new Stored(sha256, path));
  }

  LedgerRow in(Stored stored) {
    return but(time, terms, status, reason, stored);
  }

  private LedgerRow but(
      String newTime, String newTerms, Status newStatus, String newReason, Stored stored) {
    return new LedgerRow(
        url,
        page,
        newTime,
        licence,
        stated,
        attribution,
        newTerms,
        policy,
        newStatus,
        newReason,
        stored.sha256(),
        stored.path(),
        label,
        source,
        about);
  }

  /** Whose word a refusal is: the spec's on licences, the owner's, or the content's. */
  String refusedBy() {
    return policy.startsWith("refused")
        ? "licence"
        : terms.startsWith("refused") ? "terms" : "content";
  }

  boolean isKept() {
    return status == Status.KEPT;
  }

  static LedgerRow of(CsvTable.Row record) {
    UnaryOperator<String> cell = name -> record.cell(name).orElse("");
    Map<String, String> about = new TreeMap<>();
    ABOUT.forEach(name -> about.put(name, cell.apply(name)));
    return new LedgerRow(
        cell.apply("url"),
        cell.apply("page"),
        cell.apply("time"),
        cell.apply("licence"),
        cell.apply("licence_stated"),
        cell.apply("attribution"),
        cell.apply("terms"),
        cell.apply("policy"),
        Status.named(cell.apply("status")),
        cell.apply("reason"),
        cell.apply("sha256"),
        cell.apply("path"),
        cell.apply("label"),
        cell.apply("source"),
        about);
  }

  List<String> cells() {
    List<String> cells =
        new ArrayList<>(
            List.of(
                url,
                page,
                time,
                licence,
                stated,
                attribution,
                terms,
                policy,
                reason,
                sha256,
                status.id(),
                path,
                label,
                source));
    ABOUT.forEach(name -> cells.add(about.getOrDefault(name, "")));
    return cells;
  }

  private static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "url",
                "page",
                "time",
                "licence",
                "licence_stated",
                "attribution",
                "terms",
                "policy",
                "reason",
                "sha256",
                "status",
                "path",
                "label",
                "source"));
    columns.addAll(ABOUT);
    return List.copyOf(columns);
  }

  private static Map<String, String> cleaned(Map<String, String> about) {
    Map<String, String> cells = new TreeMap<>();
    ABOUT.forEach(name -> cells.put(name, words(about.getOrDefault(name, ""))));
    return cells;
  }

  /** What strangers wrote, so that no spreadsheet takes it for a formula. */
  private static String words(String text) {
    String clean = clean(text);
    return clean.matches("[=+@-].*") ? "'" + clean : clean;
  }

  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
