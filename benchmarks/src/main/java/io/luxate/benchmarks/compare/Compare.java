package io.luxate.benchmarks.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.RadiographReader;
import io.luxate.image.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A comparison from start to end: machine and versions, shared weights, ceilings, the cases in
 * turn, {@code results.json}, {@code results.md} and, after growth, {@code growth.svg}. What is
 * done is written after every case, so a comparison that is stopped keeps it.
 *
 * <p>A frozen trunk against full fine-tuning is one more {@link Work}, one more word in {@link
 * Worker}, one more kind in {@link Options#KINDS}, {@link Case} and {@link Targets}.
 */
public final class Compare {
  private final Options options;
  private final Path folder;
  private final Contestants contestants;
  private final String begun = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  private final Machine machine = Machine.here();
  private final Map<String, String> versions = new TreeMap<>();
  private final Ceilings ceilings = new Ceilings();
  private final List<Results.Outcome> cases = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Results.Memory> memory = new ArrayList<>();
  private final List<Results.Growth> growth = new ArrayList<>();
  private boolean triedBf16Training;
  private boolean triedBf16Inference;

  private Compare(Options options) throws IOException {
    this.options = options;
    this.folder = options.home().resolve("benchmarks/target/compare");
    Files.createDirectories(folder);
    this.contestants = new Contestants(options, folder.resolve("contestants.log").toFile());
  }

  /** {@code benchmarks/compare} starts it; benchmarks/README.md lists the options. */
  public static void main(String[] args) throws IOException {
    Options options;
    try {
      options = Options.of(args);
    } catch (IllegalArgumentException | LuxateException e) {
      System.err.println("compare: " + e.getMessage());
      System.exit(2);
      return;
    }
    new Compare(options).run();
  }

  private void run() throws IOException {
    askVersions();
    try (Talk torch = contestants.start(Contestants.TORCH, false);
        Talk luxate = contestants.start(Contestants.LUXATE, false)) {
      share(torch, luxate);
      ceilings.measure(torch, 2);
    }
    Path list = folder.resolve("images.txt");
    listImages(list);
    boolean luxateInBf16 = versions.getOrDefault("precision", "").startsWith("bfloat16");
    Turns turns =
        new Turns(
            options,
            contestants,
            folder,
            list,
            machine.hasBf16Instructions(),
            luxateInBf16,
            this::say);
    for (Case work : Case.of(options)) {
      if (options.images().isEmpty() && Set.of("decode", "epoch").contains(work.kind())) {
        notes.add(work.words() + ": not measured, give --images");
        continue;
      }
      say(work.words());
      cases.add(turns.run(work, triesBf16(work), ceilings.perSecond(work), ceilings.why(work)));
      write();
    }
    LongRuns runs = new LongRuns(options, contestants, folder, this::say);
    if (options.asks("memory")) {
      for (String arch : LongRuns.archs(options)) {
        memory.add(runs.memory(arch));
        write();
      }
    }
    if (options.asks("growth")) {
      for (int count : LongRuns.counts(options.most())) {
        growth.addAll(runs.growth(folder, count));
        write();
      }
      Documents.write(options.out().resolve("growth.svg"), GrowthPlot.svg(growth));
    }
    write();
    System.out.println(Documents.readText(options.out().resolve("results.md")));
    try {
      Tables.publish(options.home(), options.out());
    } catch (LuxateException e) {
      say("compare: BENCHMARKS.md is left as it was: " + e.getMessage());
    }
  }

  /** Once for each kind of work where there are no instructions for it. */
  private boolean triesBf16(Case work) {
    boolean training = work.kind().equals("train");
    boolean first = training ? !triedBf16Training : !triedBf16Inference;
    triedBf16Training |= training;
    triedBf16Inference |= !training;
    return first;
  }

  private void askVersions() {
    for (String name : List.of(Contestants.LUXATE, Contestants.TORCH, "onnxruntime", "djl")) {
      try (Talk talk = contestants.start(name, false)) {
        JsonNode answer = talk.ask("versions");
        answer.properties().forEach(one -> versions.put(one.getKey(), one.getValue().asText()));
      } catch (Talk.Refused e) {
        notes.add(name + " takes no part: " + e.getMessage());
        say(name + " takes no part: " + e.getMessage());
      }
    }
  }

  /** The same weights for everybody, in each one's form. */
  private void share(Talk torch, Talk luxate) {
    Set<String> archs = new TreeSet<>();
    Case.of(options).stream().filter(Case::hasNetwork).forEach(work -> archs.add(work.arch()));
    if (options.asks("memory")) {
      archs.addAll(LongRuns.archs(options));
    }
    if (options.asks("growth")) {
      archs.add("squeezenet1_1");
    }
    for (String arch : archs) {
      say("weights of " + arch);
      torch.ask("write", folder, arch).path("notes").forEach(note -> notes.add(note.asText()));
      luxate.ask("write", folder, arch);
      ceilings.count(torch, arch);
    }
  }

  /** Every file that Luxate can read, for all to decode. */
  private void listImages(Path list) throws IOException {
    List<String> readable = new ArrayList<>();
    double pixels = 0;
    if (options.images().isPresent() && options.asks("decode")) {
      List<Path> files;
      try (Stream<Path> walk = Files.walk(options.images().get())) {
        files = walk.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files) {
        if (RadiographReader.examine(file) instanceof Reading.Done done) {
          readable.add(file.toAbsolutePath().toString());
          pixels +=
              (double) done.radiograph().origin().widthPx() * done.radiograph().origin().heightPx();
        } else {
          notes.add("decode: a file that Luxate refuses was left out for all");
        }
      }
      ceilings.decoded(2 * Float.BYTES * pixels / Math.max(1, readable.size()));
      notes.add("decode: " + readable.size() + " images");
    }
    Files.write(list, readable);
  }

  private void write() {
    Results results =
        new Results(
            begun,
            "rounds "
                + options.rounds()
                + ", seconds of a turn "
                + options.seconds()
                + ", threads "
                + options.threads(),
            machine,
            versions,
            ceilings.measured(),
            ceilings.operations(),
            cases,
            Targets.verdicts(cases),
            memory,
            growth,
            notes);
    Documents.writeJson(options.out().resolve("results.json"), results);
    Documents.write(options.out().resolve("results.md"), Markdown.of(results));
  }

  private void say(String words) {
    System.err.println(words);
  }
}
