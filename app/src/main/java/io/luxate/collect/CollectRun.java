package io.luxate.collect;

import io.luxate.Documents;
import io.luxate.FilePart;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Sha256;
import io.luxate.Stoppable;
import io.luxate.dataset.DatasetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * One run of {@code luxate collect}: ask the sources what there is, then, picture by picture, judge
 * the licence, keep the manners, fetch, check and store, with a ledger row for each. What an
 * earlier run has decided stands: kept pictures are not fetched again, refused ones not asked
 * again.
 */
public final class CollectRun {
  private static final String MEDIA = "image/*, application/octet-stream;q=0.5";

  private final CollectSpec spec;
  private final Path base;
  private final Path out;
  private final Rules rules;
  private final DnsResolver names;
  private final Progress progress;
  private final Policy policy;
  private final ImageStore store;
  private final Ledger ledger;
  private final Tally tally = new Tally();
  private final Map<String, LedgerRow> keptBySha256 = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final Map<String, Set<String>> seen = new HashMap<>();

  /**
   * How a run differs from the usual.
   *
   * @param allowPrivateAddresses whether addresses that are not the public internet's are asked
   * @param retryRefused whether pictures that were refused are asked again
   */
  public record Rules(boolean allowPrivateAddresses, boolean retryRefused) {}

  CollectRun(
      CollectSpec spec, Path base, Path out, Rules rules, DnsResolver names, Progress progress) {
    this.spec = spec;
    this.base = base;
    this.out = out;
    this.rules = rules;
    this.names = names;
    this.progress = progress;
    this.policy = new Policy(spec.purpose(), spec.allow());
    this.store = new ImageStore(out);
    requireOwn(out);
    this.ledger = Ledger.in(out);
  }

  /**
   * Collects into a folder, and goes on with what is there.
   *
   * @param file the spec; paths in it start from its folder
   * @param out a folder that nobody else writes to
   * @throws LuxateException USER or DATA for a spec or table that is not as it must be, before
   *     anything is fetched
   */
  public static Collected run(Path file, Path out, Rules rules, Progress progress) {
    CollectSpec spec = CollectSpec.read(file);
    Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    return new CollectRun(spec, base, out, rules, SystemDefaultDnsResolver.INSTANCE, progress)
        .run();
  }

  /** A table that somebody else wrote is not written over. */
  private static void requireOwn(Path out) {
    if (Files.exists(out.resolve(DatasetReader.MANIFEST))
        && !Files.exists(out.resolve(Ledger.NAME))) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          out + " holds an images.csv and no ledger.csv, so no collection; give another --out");
    }
  }

  Collected run() {
    return Stoppable.untilItEnds(this::work);
  }

  private Collected work(BooleanSupplier unwanted) {
    Documents.writeYaml(out.resolve("collect.yaml"), spec.from(base));
    ledger.settle();
    for (LedgerRow row : ledger.rows()) {
      note(row);
    }
    try (Web web = new Web(spec, names, rules.allowPrivateAddresses(), unwanted)) {
      List<Found> all = find(web);
      tally.found = all.size();
      for (int i = 0; i < all.size(); i++) {
        progress.update("collect", i, all.size(), all.get(i).source());
        decide(all.get(i), web, unwanted);
      }
      progress.update("collect", all.size(), all.size(), "");
    } catch (InterruptedException e) {
      tally.interrupted = true;
    } catch (IOException e) {
      throw new LuxateException(LuxateException.Kind.RESOURCE, "cannot close a connection", e);
    }
    return finish();
  }

  private List<Found> find(Web web) throws InterruptedException {
    List<Found> all = new ArrayList<>();
    Search search = new Search(web, base, out.resolve(".tables"));
    int asked = 0;
    for (SourceEntry entry : spec.sources()) {
      Source source = entry.source();
      progress.update("ask " + source.name(), asked++, spec.sources().size(), "");
      try {
        source.find(search, all::add);
      } catch (NotFetched e) {
        tally.troubles.add(source.name() + ": " + e.words());
      }
    }
    return all;
  }

  private void decide(Found found, Web web, BooleanSupplier unwanted) throws InterruptedException {
    if (unwanted.getAsBoolean()) {
      throw new InterruptedException();
    }
    Policy.Verdict verdict = policy.judge(found);
    LedgerRow fresh = LedgerRow.of(found, now(), "not asked", verdict.words());
    final Optional<LedgerRow> before = ledger.row(fresh.url(), fresh.label());
    seen.computeIfAbsent(fresh.url(), url -> new HashSet<>()).add(fresh.label());
    List<LedgerRow> same = List.copyOf(ledger.of(fresh.url()));
    if (same.stream().anyMatch(row -> row.status() == Status.WITHDRAWN)) {
      tally.withdrawn++;
      return;
    }
    Optional<LedgerRow> stored = same.stream().filter(store::has).findFirst();
    if (!verdict.allowed()) {
      refuse(fresh, before, stored);
    } else if (stored.isPresent()) {
      keepOn(fresh, before, stored.get());
    } else if (before.filter(this::isSettled).isPresent()) {
      tally.refused++;
    } else {
      fetch(found, fresh, web);
    }
  }

  /** Whether a picture was refused for what it is or what its owner says, and not by the spec. */
  private boolean isSettled(LedgerRow row) {
    return row.status() == Status.REFUSED
        && row.policy().startsWith("allowed")
        && !rules.retryRefused();
  }

  private void refuse(LedgerRow fresh, Optional<LedgerRow> before, Optional<LedgerRow> stored) {
    tally.refused++;
    LedgerRow row = fresh.with(Status.REFUSED, "the spec does not allow its licence");
    if (stored.isPresent()) {
      tally.noLongerAllowed++;
      row = row.in(new Stored(stored.get().sha256(), stored.get().path()));
    }
    addChanged(row, before);
  }

  /** Fetched earlier, under this label or another, or by a spec that allowed less. */
  private void keepOn(LedgerRow fresh, Optional<LedgerRow> before, LedgerRow stored) {
    tally.present++;
    String reason = before.filter(LedgerRow::isKept).map(LedgerRow::reason).orElse("");
    LedgerRow row =
        fresh
            .at(stored.time())
            .withTerms(stored.terms())
            .in(new Stored(stored.sha256(), stored.path()))
            .with(Status.KEPT, reason);
    addChanged(reason.isEmpty() ? row.with(Status.KEPT, sameAs(row)) : row, before);
  }

  private void addChanged(LedgerRow row, Optional<LedgerRow> before) {
    if (before.filter(old -> row.at(old.time()).equals(old)).isEmpty()) {
      ledger.add(row);
    }
    note(row);
  }

  private void fetch(Found found, LedgerRow fresh, Web web) throws InterruptedException {
    LedgerRow row;
    try {
      byte[] bytes = bytes(found, web);
      row = fresh.withTerms(terms(found));
      if (withdrawn.contains(Sha256.of(bytes))) {
        tally.withdrawn++;
        row =
            row.in(new Stored(Sha256.of(bytes), ""))
                .with(Status.WITHDRAWN, "the same bytes were withdrawn");
      } else {
        row = row.in(store.put(found.url(), bytes, web.limits().maxPixels()));
        row = row.with(Status.KEPT, sameAs(row));
        tally.kept++;
      }
    } catch (NotFetched e) {
      row = refused(found, fresh, e);
    }
    ledger.add(row);
    note(row);
  }

  private LedgerRow refused(Found found, LedgerRow fresh, NotFetched e) {
    boolean trouble = e.why() == NotFetched.Why.TROUBLE;
    tally.count(fresh.url(), e);
    String terms =
        switch (e.why()) {
          case TERMS -> "refused: " + e.words();
          case CONTENT -> terms(found);
          case TROUBLE -> "not known";
        };
    return fresh.withTerms(terms).with(trouble ? Status.FAILED : Status.REFUSED, e.words());
  }

  private static String terms(Found found) {
    return found.place() instanceof Place.Local
        ? "on this machine"
        : "allowed: no objection in robots.txt, tdmrep.json, ai.txt"
            + (found.readPage() && found.page().isPresent() ? ", page" : "")
            + " or headers";
  }

  private byte[] bytes(Found found, Web web) throws NotFetched, InterruptedException {
    if (found.place() instanceof Place.Local local) {
      return bytes(local.file(), web.limits().maxBytes());
    }
    if (found.readPage() && found.page().isPresent()) {
      web.requireConsent(found.page().get());
    }
    return web.politely(
        ((Place.Online) found.place()).url(),
        MEDIA,
        answer -> {
          String type = answer.mediaType();
          if (!type.isEmpty() && !type.startsWith("image/") && !type.endsWith("/octet-stream")) {
            throw NotFetched.content("is " + type + " and no picture");
          }
          return answer.body(web.limits().maxBytes());
        });
  }

  private static byte[] bytes(Path file, long most) throws NotFetched {
    try {
      if (!Files.isRegularFile(file)) {
        throw NotFetched.content("missing: does not exist");
      }
      if (Files.size(file) > most) {
        throw NotFetched.content("has more than the " + most + " bytes that are allowed");
      }
      return FilePart.whole(file).read();
    } catch (IOException | LuxateException e) {
      throw NotFetched.trouble("cannot be read (" + e.getMessage() + ")");
    }
  }

  /** Names the first place of the same picture, with what it says otherwise. */
  private String sameAs(LedgerRow row) {
    LedgerRow other = keptBySha256.getOrDefault(row.sha256(), row);
    if (other.url().equals(row.url()) && other.label().equals(row.label())) {
      return "";
    }
    return "same picture as "
        + other.url()
        + (other.label().equals(row.label()) ? "" : ", which is labelled " + other.label())
        + (other.licence().equals(row.licence()) ? "" : ", whose licence is " + other.licence());
  }

  private void note(LedgerRow row) {
    if (row.isKept()) {
      keptBySha256.putIfAbsent(row.sha256(), row);
    }
    if (row.status() == Status.WITHDRAWN && !row.sha256().isEmpty()) {
      withdrawn.add(row.sha256());
    }
  }

  private Collected finish() {
    seen.forEach(ledger::keepOnly);
    ledger.settle();
    ImageTable table = ImageTable.of(ledger.rows());
    Optional<Path> changed = table.write(out);
    AttributionPage.write(out, ledger.rows());
    return tally.collected(out, table, ledger.rows(), changed);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
