package io.luxate.collect;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.Stoppable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * One run of {@code luxate collect}: ask the sources what there is, then, picture by picture, judge
 * the licence and have it fetched, with a ledger row for each. What an earlier run has decided
 * stands: kept pictures are not fetched again, refused ones not asked again. Several hosts are
 * asked at once, the pictures of one in their order; the ledger comes out in the sources' order
 * whoever answers first.
 */
public final class CollectRun {
  private final CollectSpec spec;
  private final Path base;
  private final Path out;
  private final Rules rules;

  /** The spec as it was understood, beside the results. */
  private static final String RESOLVED = "collect.yaml";

  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

  private final DnsResolver names;
  private final Progress progress;
  private final Policy policy;
  private final ImageStore store;
  private final Ledger ledger;
  private final Tally tally = new Tally();
  private final Set<Found> decided = ConcurrentHashMap.newKeySet();
  private List<Found> all = List.of();

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
    requireOwn(out);
    this.store = new ImageStore(out);
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
    requirePause(spec, rules);
    Path base = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    return new CollectRun(spec, base, out, rules, SystemDefaultDnsResolver.INSTANCE, progress)
        .run();
  }

  /** A set that somebody else made is neither written over nor added to. */
  private static void requireOwn(Path out) {
    if (Stream.of(Ledger.NAME, RESOLVED).map(out::resolve).anyMatch(Files::exists)
        || !Files.isDirectory(out)) {
      return;
    }
    try (Stream<Path> inside = Files.list(out)) {
      if (inside.anyMatch(path -> !path.getFileName().toString().startsWith("."))) {
        throw new LuxateException(
            LuxateException.Kind.USER,
            out + " holds other files and no ledger.csv, so no collection; give another --out");
      }
    } catch (IOException e) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          out + " cannot be listed (" + LuxateException.words(e) + "); give another --out",
          e);
    }
  }

  /** Other people's servers are given time to breathe, whatever the spec says. */
  private static void requirePause(CollectSpec spec, Rules rules) {
    Limits limits = spec.limits().orElseGet(Limits::usual);
    if (!rules.allowPrivateAddresses() && limits.pause().compareTo(SHORTEST_PAUSE) < 0) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "limits.pauseSeconds is "
              + limits.pause().toMillis() / 1000.0
              + ", which is for a server of your own (--allow-private-addresses); give "
              + SHORTEST_PAUSE.toMillis() / 1000.0
              + " or more");
    }
  }

  Collected run() {
    return Stoppable.untilItEnds(this::work);
  }

  private Collected work(BooleanSupplier unwanted) {
    Documents.writeYaml(out.resolve(RESOLVED), spec.from(base));
    ledger.settle();
    AtomicBoolean broken = new AtomicBoolean();
    BooleanSupplier over = () -> unwanted.getAsBoolean() || broken.get();
    try (Web web = new Web(spec, names, rules.allowPrivateAddresses(), over)) {
      all = find(web);
      progress.update("collect", 0, all.size(), "");
      Fetching fetching = new Fetching(web, store, ledger.withdrawn());
      new Lanes(web.limits().maxHosts())
          .each(lanes(), number -> decide(number, fetching, over), () -> broken.set(true));
    } catch (InterruptedException e) {
      tally.interrupt();
    } catch (IOException e) {
      throw new LuxateException(LuxateException.Kind.RESOURCE, "cannot close a connection", e);
    }
    return finish();
  }

  /** The pictures' numbers by host, in the sources' order; those on this machine are one lane. */
  private Collection<List<Integer>> lanes() {
    Map<String, List<Integer>> lanes = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      String host = all.get(i).place() instanceof Place.Online on ? on.url().getHost() : "";
      lanes.computeIfAbsent(host, h -> new ArrayList<>()).add(i);
    }
    return lanes.values();
  }

  private List<Found> find(Web web) throws InterruptedException {
    List<Found> found = new ArrayList<>();
    Search search = new Search(web, base, out.resolve(".tables"));
    int asked = 0;
    for (SourceEntry entry : spec.sources()) {
      Source source = entry.source();
      progress.update("ask " + source.name(), asked++, spec.sources().size(), "");
      try {
        source.find(search, found::add);
      } catch (NotFetched e) {
        tally.trouble(source.name() + ": " + e.words());
      }
    }
    return found;
  }

  private void decide(int number, Fetching fetching, BooleanSupplier over)
      throws InterruptedException {
    if (over.getAsBoolean()) {
      throw new InterruptedException();
    }
    Found found = all.get(number);
    Policy.Verdict verdict = policy.judge(found);
    LedgerRow fresh = LedgerRow.of(found, now(), "not asked", verdict.words());
    final Optional<LedgerRow> before = ledger.row(fresh.url(), fresh.label());
    List<LedgerRow> same = ledger.of(fresh.url());
    Optional<LedgerRow> stored = same.stream().filter(store::has).findFirst();
    if (same.stream().anyMatch(row -> row.status() == Status.WITHDRAWN)) {
      tally.count(Tally.Outcome.WITHDRAWN);
    } else if (!verdict.allowed()) {
      refuse(fresh, before, stored);
    } else if (stored.isPresent()) {
      keepOn(fresh, before, stored.get());
    } else if (before.filter(this::isSettled).isPresent()) {
      tally.count(Tally.Outcome.REFUSED);
    } else {
      LedgerRow row = fetching.row(found, fresh);
      ledger.add(row);
      tally.fetched(number, row);
    }
    decided.add(found);
    progress(found);
  }

  private synchronized void progress(Found found) {
    progress.update("collect", decided.size(), all.size(), found.source());
  }

  /** Whether a picture was refused for what it is or what its owner says, and not by the spec. */
  private boolean isSettled(LedgerRow row) {
    return row.status() == Status.REFUSED
        && row.policy().startsWith("allowed")
        && !rules.retryRefused();
  }

  private void refuse(LedgerRow fresh, Optional<LedgerRow> before, Optional<LedgerRow> stored) {
    LedgerRow row = fresh.with(Status.REFUSED, "the spec does not allow its licence");
    tally.count(stored.isPresent() ? Tally.Outcome.NO_LONGER_ALLOWED : Tally.Outcome.REFUSED);
    addChanged(stored.map(old -> row.in(new Stored(old.sha256(), old.path()))).orElse(row), before);
  }

  /** Fetched earlier, under this label or another, or by a spec that allowed less. */
  private void keepOn(LedgerRow fresh, Optional<LedgerRow> before, LedgerRow stored) {
    tally.count(Tally.Outcome.PRESENT);
    String reason = before.filter(LedgerRow::isKept).map(LedgerRow::reason).orElse("");
    addChanged(
        fresh
            .at(stored.time())
            .withTerms(stored.terms())
            .in(new Stored(stored.sha256(), stored.path()))
            .with(Status.KEPT, reason),
        before);
  }

  private void addChanged(LedgerRow row, Optional<LedgerRow> before) {
    if (before.filter(old -> row.at(old.time()).equals(old)).isEmpty()) {
      ledger.add(row);
    }
  }

  private Collected finish() {
    dropFormerLabels();
    ledger.order(all.stream().map(Found::url).toList());
    ledger.nameCopies();
    ledger.settle();
    ImageTable table = ImageTable.of(ledger.rows());
    Optional<Path> changed = table.write(out);
    AttributionPage.write(out, ledger.rows());
    return tally.collected(all.size(), out, table, ledger.rows(), changed);
  }

  /** Of addresses that were decided on under every label that they have now. */
  private void dropFormerLabels() {
    Map<String, Set<String>> labels = new HashMap<>();
    Set<String> open = new HashSet<>();
    for (Found found : all) {
      LedgerRow row = LedgerRow.of(found, "", "", "");
      labels.computeIfAbsent(row.url(), url -> new HashSet<>()).add(row.label());
      if (!decided.contains(found)) {
        open.add(row.url());
      }
    }
    labels.keySet().removeAll(open);
    labels.forEach(ledger::keepOnly);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
