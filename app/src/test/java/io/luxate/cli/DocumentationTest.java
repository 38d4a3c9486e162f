package io.luxate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.luxate.Documents;
import io.luxate.dataset.DatasetReader;
import io.luxate.pretrain.PretrainRecipe;
import io.luxate.study.StudyPlan;
import io.luxate.train.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the documents and the examples name must exist: commands, options, files, links. */
class DocumentationTest {
  private static final Path ROOT =
      Stream.of(Path.of("").toAbsolutePath(), Path.of("..").toAbsolutePath().normalize())
          .filter(folder -> Files.isDirectory(folder.resolve("docs")))
          .findFirst()
          .orElseThrow();

  /** At the start of a line, of a code span or after a colon; {@code ./luxate} anywhere. */
  private static final Pattern COMMAND =
      Pattern.compile("(?m)(?:^ *luxate|`luxate|: luxate|\\./luxate) ([a-z-][^`\\n]*)");

  private static final Pattern SHELL = Pattern.compile("\\s+[>#|&;].*|;.*");
  private static final Pattern CONTINUED = Pattern.compile(" *\\\\\\n *");
  private static final Pattern EXAMPLE = Pattern.compile("\\bexamples/[\\w.-]*\\w");
  private static final Pattern PROGRAM = Pattern.compile("(?s)```(?:python|java)\\n(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void everyCommandLineShownIsUnderstood() throws IOException {
    List<String> shown = new ArrayList<>();
    texts()
        .forEach(
            (name, text) -> {
              for (String line : commands(text)) {
                shown.add(line);
                assertThatCode(() -> parse(line))
                    .as(name + ": luxate " + line)
                    .doesNotThrowAnyException();
              }
            });
    assertThat(shown)
        .contains("demo", "study examples/quick.yaml --out runs/quick", "--help")
        .anyMatch(line -> line.startsWith("crossval hip") && line.endsWith("--out runs/hip-cv"));
  }

  @Test
  void everyExampleNamedExists() throws IOException {
    List<String> named = new ArrayList<>();
    texts()
        .forEach(
            (name, text) ->
                found(EXAMPLE, text)
                    .forEach(
                        match -> {
                          named.add(match.group());
                          assertThat(ROOT.resolve(match.group())).as(name).exists();
                        }));
    assertThat(named).contains("examples/quick.yaml", "examples/README.md");
  }

  @Test
  void everyExampleStudyAndShippedRecipeIsRead() throws IOException {
    for (Path file : files("examples", ".yaml")) {
      StudyPlan plan = StudyPlan.read(file);
      assertThat(Recipe.shipped(plan.recipe().orElse("default")).epochs()).isPositive();
    }
    for (Path file : files("recipes", ".yaml")) {
      boolean pretrains = file.endsWith("pretrain.yaml");
      String name = pretrains ? PretrainRecipe.read(file).name() : Recipe.read(file).name();
      assertThat(file.getFileName()).hasToString(name + ".yaml");
    }
  }

  @Test
  void theExampleManifestIsReadAndUsesTheColumnsDescribed() {
    Path manifest = ROOT.resolve("examples/images.csv");
    assertThat(DatasetReader.read(manifest).examples()).hasSizeGreaterThan(1);
    String header = Documents.readText(manifest).lines().findFirst().orElseThrow();
    List<String> described =
        found(COLUMN, Documents.readText(ROOT.resolve("docs/data-format.md"))).stream()
            .map(match -> match.group(1))
            .toList();
    assertThat(described).containsAll(Arrays.asList(header.split(",", -1)));
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    for (Path page : pages()) {
      for (MatchResult match : found(LINK, Documents.readText(page))) {
        String target = match.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.matches("[a-z]+:.*")) {
          assertThat(page.resolveSibling(target)).as(page + " links to " + target).exists();
        }
      }
    }
  }

  @Test
  void everyProgramShownStandsInAnExample() throws IOException {
    List<String> programs = new ArrayList<>();
    for (String ending : List.of(".py", ".java")) {
      for (Path file : files("examples", ending)) {
        programs.add(Documents.readText(file));
      }
    }
    int shown = 0;
    for (Path page : pages()) {
      for (MatchResult match : found(PROGRAM, Documents.readText(page))) {
        shown++;
        assertThat(programs).as(page.toString()).anyMatch(p -> p.contains(match.group(1)));
      }
    }
    assertThat(shown).isGreaterThan(1);
  }

  /** Parses and runs nothing; a bare command's name, as prose names it, only has to exist. */
  private static void parse(String line) {
    CommandLine luxate = Luxate.line();
    String[] words = line.split(" +", -1);
    if (words.length == 1 && !line.startsWith("-")) {
      assertThat(luxate.getSubcommands()).containsKey(line);
    } else {
      luxate.parseArgs(words);
    }
  }

  private static List<String> commands(String text) {
    return found(COMMAND, CONTINUED.matcher(text).replaceAll(" ")).stream()
        .map(match -> SHELL.matcher(match.group(1)).replaceFirst("").strip())
        .toList();
  }

  private static List<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  /** Every page, example and command's help, by where it stands. */
  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path page : pages()) {
      texts.put(page.toString(), Documents.readText(page));
    }
    for (Path example : files("examples", ".yaml")) {
      texts.put(example.toString(), Documents.readText(example));
    }
    CommandLine luxate = Luxate.line();
    texts.put("help", luxate.getUsageMessage(CommandLine.Help.Ansi.OFF));
    luxate
        .getSubcommands()
        .forEach(
            (name, command) ->
                texts.put(
                    "help of " + name,
                    String.join("\n", command.getCommandSpec().usageMessage().footer())));
    return texts;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(files("", ".md"));
    for (String folder : List.of("docs", "examples", "weights", "benchmarks")) {
      pages.addAll(files(folder, ".md"));
    }
    return pages;
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> entries = Files.list(ROOT.resolve(folder))) {
      return entries.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
