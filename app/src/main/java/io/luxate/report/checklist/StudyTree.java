package io.luxate.report.checklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.luxate.Documents;
import io.luxate.LuxateException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A study's files as trees to look facts up in.
 *
 * @param study with {@code plan}, {@code recipe}, {@code seal}, and the first task's {@code
 *     provenance}
 * @param tasks each with {@code plan}, {@code metrics}, {@code fingerprint}, {@code choice}, {@code
 *     model}, {@code members} where several networks answer together, {@code provenance} of the
 *     chosen one or of its first member, counts {@code excluded} and {@code leaks}, {@code heldOut}
 *     when the images tested on are the set's own test part, and what {@link TaskTurns} adds
 */
record StudyTree(ObjectNode study, List<ObjectNode> tasks) {
  private static final CSVFormat TABLE =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  StudyTree {
    tasks = List.copyOf(tasks);
  }

  static StudyTree read(Path folder) {
    ObjectNode study = JsonNodeFactory.instance.objectNode();
    JsonNode plan = Documents.readYaml(folder.resolve("study.yaml"), JsonNode.class);
    study.set("plan", plan);
    study.set("recipe", Documents.readYaml(folder.resolve("recipe.yaml"), JsonNode.class));
    study.set("seal", json(folder.resolve("external.json")));
    if (plan.at("/internal/folds").asInt() > 0) {
      study.set("folds", plan.at("/internal/folds"));
    }
    if (study.at("/seal/openings").size() > 1) {
      study.put("reopened", true);
    }
    List<ObjectNode> tasks = new ArrayList<>();
    for (JsonNode task : plan.path("tasks")) {
      tasks.add(task(folder, task));
    }
    study.set("provenance", tasks.get(0).path("provenance"));
    return new StudyTree(study, tasks);
  }

  private static ObjectNode task(Path folder, JsonNode plan) {
    String name = plan.path("name").asText();
    ObjectNode task = JsonNodeFactory.instance.objectNode();
    task.set("plan", plan);
    JsonNode metrics = named(json(folder.resolve("metrics.json")).path("tasks"), name);
    task.set("metrics", metrics);
    task.set("fingerprint", json(folder.resolve("fingerprint.json")).path(name));
    JsonNode choice = named(json(folder.resolve("choice.json")).path("tasks"), name);
    task.set("choice", choice);
    Path model = folder.resolve(choice.path("model").asText());
    task.set("model", json(model.resolve("model.json")));
    JsonNode members = json(model.resolve("ensemble.json")).path("members");
    task.set("members", members);
    Path trained = members.isEmpty() ? model : model.resolve(members.path(0).asText());
    task.set("provenance", json(trained.resolve("provenance.json")));
    task.put("excluded", rows(folder.resolve("excluded.csv"), name));
    task.put("leaks", rows(folder.resolve("leaks.csv"), name));
    boolean names = !plan.path("external").isEmpty() || plan.has("simulate");
    if (metrics.has("external")) {
      task.put("heldOut", !names);
    }
    TaskTurns.add(task);
    return task;
  }

  /** The entry of a list whose {@code task} is this one. */
  private static JsonNode named(JsonNode entries, String task) {
    for (JsonNode entry : entries) {
      if (entry.path("task").asText().equals(task)) {
        return entry;
      }
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode json(Path file) {
    return Files.isRegularFile(file)
        ? Documents.readJson(file, JsonNode.class)
        : JsonNodeFactory.instance.objectNode();
  }

  private static int rows(Path table, String task) {
    if (!Files.isRegularFile(table)) {
      return 0;
    }
    try (Reader reader = Files.newBufferedReader(table);
        CSVParser rows = CSVParser.parse(reader, TABLE)) {
      return (int) rows.stream().filter(row -> row.get("task").equals(task)).count();
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new LuxateException(
          LuxateException.Kind.DATA, "cannot read " + table + "; run the study again", e);
    }
  }
}
