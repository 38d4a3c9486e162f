package io.luxate.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.luxate.Documents;
import io.luxate.weights.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several hosts at once, all of them one server under several names. */
@Timeout(60)
class ManyHostsTest {
  private static final Map<String, List<String>> NAMES =
      Map.of("one.example", List.of("127.0.0.1"), "two.example", List.of("127.0.0.1"));

  private final Town town = new Town();
  private final Path root;

  ManyHostsTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void closesTheTown() {
    town.close();
  }

  private Shelter shelter(String name) {
    try {
      return new Shelter(Files.createDirectories(root.resolve(name)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Collected collect(Shelter shelter, String limits, List<String> paths) {
    StringBuilder table = new StringBuilder("url,label,licence\n");
    for (String path : paths) {
      String[] parts = path.split("/", 2);
      table.append(town.url(parts[0] + ".example", "/" + parts[1])).append(",a,CC0\n");
    }
    Documents.write(shelter.root().resolve("table.csv"), table.toString());
    CollectSpec spec = shelter.spec(limits, "  - urls: {table: table.csv}\n");
    return shelter.run(spec, true, new Names(NAMES));
  }

  private static String host(Site.Asked asked) {
    return asked.headers().getOrDefault("host", "").replaceFirst(":.*", "");
  }

  @Test
  void asksSeveralHostsAtOnceAndEachOfThemForOneThingAtATime() {
    Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);
    AtomicBoolean met = new AtomicBoolean(true);
    Site.Answer counted =
        (asked, out) -> {
          AtomicInteger here = now.computeIfAbsent(host(asked), host -> new AtomicInteger());
          most.accumulateAndGet(here.incrementAndGet(), Math::max);
          Thread.sleep(20);
          here.decrementAndGet();
          Town.bytes("image/png", Town.png(asked.target().hashCode())).give(asked, out);
        };
    for (String first : List.of("/first-1", "/first-2")) {
      town.at(
          first,
          (asked, out) -> {
            both.countDown();
            met.compareAndSet(true, both.await(20, TimeUnit.SECONDS));
            counted.give(asked, out);
          });
    }
    for (int i = 0; i < 6; i++) {
      town.at("/" + i, counted);
      town.at(
          "/to-" + i, Site.status("302 Found", "Location: " + town.url("two.example", "/" + i)));
    }
    List<String> paths =
        List.of(
            "one/first-1",
            "one/to-0",
            "two/first-2",
            "two/1",
            "one/to-2",
            "two/3",
            "one/4",
            "two/5");
    Shelter shelter = shelter("at once");
    assertThat(collect(shelter, "redirects: 3", paths).kept()).isEqualTo(8);
    assertThat(met).isTrue();
    assertThat(most).hasValue(1);
    assertThat(shelter.ledger())
        .extracting(row -> row.url().replaceFirst("http://(\\w+)\\.example:\\d+", "$1"))
        .containsExactlyElementsOf(paths);
    assertThat(town.asked()).filteredOn("/robots.txt"::equals).hasSize(2);
  }

  @Test
  void givesTheSameWhoeverAnswersFirst() {
    List<List<String>> ledgers = new ArrayList<>();
    for (String slow : List.of("one.example", "two.example")) {
      for (int i = 0; i < 4; i++) {
        Site.Answer same = Town.bytes("image/png", Town.png(i % 3));
        town.at(
            "/" + i,
            (asked, out) -> {
              Thread.sleep(host(asked).equals(slow) ? 60 : 0);
              same.give(asked, out);
            });
      }
      Shelter shelter = shelter(slow);
      Collected done =
          collect(
              shelter,
              "redirects: 3",
              List.of("one/0", "two/0", "two/3", "one/1", "two/2", "one/gone", "two/1"));
      assertThat(done.seenTwice()).isEqualTo(3);
      List<String> lines = new ArrayList<>(shelter.lines("images.csv"));
      shelter.ledger().stream().map(row -> row.at("").cells().toString()).forEach(lines::add);
      ledgers.add(lines);
    }
    assertThat(ledgers.get(0)).isEqualTo(ledgers.get(1));
  }

  @Test
  void stopsOnAllHostsAndEndsAsIfItHadNeverStopped() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    Site.Answer hang =
        (request, out) -> {
          asked.countDown();
          Thread.sleep(60_000);
        };
    town.picture("/0", 1).picture("/1", 2).at("/2", hang).at("/3", hang);
    List<String> paths = List.of("one/0", "one/2", "two/1", "two/3");
    Shelter shelter = shelter("stopped");
    CompletableFuture<Collected> done = new CompletableFuture<>();
    Thread run = new Thread(() -> done.complete(collect(shelter, "redirects: 3", paths)));
    run.start();
    asked.await();
    run.interrupt();
    run.join(20_000);
    assertThat(done).isCompleted();
    assertThat(done.join().interrupted()).isTrue();
    assertThat(done.join().kept()).isEqualTo(2);
    town.picture("/2", 3).picture("/3", 4);
    Collected again = collect(shelter, "redirects: 3", paths);
    assertThat(again.kept()).isEqualTo(2);
    assertThat(again.present()).isEqualTo(2);
    assertThat(shelter.ledger())
        .extracting(row -> row.url().replaceFirst("http://(\\w+)\\.example:\\d+", "$1"))
        .containsExactlyElementsOf(paths);
  }

  @Test
  void asksOneHostAfterTheOtherWhereTheSpecSaysSo() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 4; i++) {
      Site.Answer picture = Town.bytes("image/png", Town.png(i));
      town.at(
          "/" + i,
          (asked, out) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(20);
            now.decrementAndGet();
            picture.give(asked, out);
          });
    }
    collect(shelter("one"), "hosts: 1", List.of("one/0", "two/1", "one/2", "two/3"));
    assertThat(most).hasValue(1);
  }

  @Test
  void endsAllLanesWhereOneMeetsAFault() {
    AtomicBoolean over = new AtomicBoolean();
    List<List<String>> lanes = List.of(List.of("broken"), List.of("endless"));
    assertThatThrownBy(
            () ->
                new Lanes(2)
                    .each(
                        lanes,
                        one -> {
                          if (one.equals("broken")) {
                            throw new IllegalStateException("disk full");
                          }
                          while (!over.get()) {
                            Thread.sleep(5);
                          }
                          throw new InterruptedException();
                        },
                        () -> over.set(true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("disk full");
  }
}
