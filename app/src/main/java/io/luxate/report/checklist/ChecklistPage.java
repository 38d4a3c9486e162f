package io.luxate.report.checklist;

import io.luxate.report.Markdown;
import io.luxate.report.checklist.Checklist.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A filled checklist as Markdown: counts, items, and what is left for the authors. */
record ChecklistPage(Checklist checklist, Facts facts, Words words) {

  String markdown() {
    Map<Item, Answer> answers = new LinkedHashMap<>();
    checklist.items().forEach(item -> answers.put(item, item.answer(facts)));
    List<String> lines = new ArrayList<>();
    lines.add("# " + checklist.title());
    paragraph(lines, "**" + Markdown.text(facts.study().getOrDefault("title", "")) + "**");
    paragraph(lines, words.intro());
    paragraph(lines, checklist.source());
    paragraph(lines, checklist.note());
    if (facts.tasks().stream().anyMatch(task -> task.containsKey("any_simulated"))) {
      paragraph(lines, "**" + words.simulated() + "**");
    }
    paragraph(lines, counts(answers));
    String section = "";
    for (Map.Entry<Item, Answer> entry : answers.entrySet()) {
      if (!entry.getKey().section().equals(section)) {
        section = entry.getKey().section();
        paragraph(lines, "## " + section);
      }
      item(lines, entry.getKey(), entry.getValue());
    }
    paragraph(lines, "## " + words.forAuthors());
    lines.add("");
    answers.forEach(
        (item, answer) ->
            answer
                .authors()
                .ifPresent(
                    left -> lines.add("- **" + item.id() + "** " + item.topic() + ": " + left)));
    if (answers.values().stream().allMatch(answer -> answer.authors().isEmpty())) {
      lines.add(words.nothing());
    }
    return String.join("\n", lines) + "\n";
  }

  private void item(List<String> lines, Item item, Answer answer) {
    paragraph(
        lines,
        "**"
            + item.id()
            + ". "
            + item.topic()
            + "** ("
            + words.status().getOrDefault(answer.status(), "")
            + ")");
    lines.add("");
    answer.says().forEach(said -> lines.add("- " + said));
    if (!answer.says().isEmpty()) {
      item.where().ifPresent(where -> lines.add("- " + words.where() + " " + where));
    }
    answer.authors().ifPresent(left -> lines.add("- *" + words.toAdd() + "* " + left));
  }

  private String counts(Map<Item, Answer> answers) {
    return words
        .counts()
        .replace("{all}", String.valueOf(answers.size()))
        .replace("{answered}", count(answers, Answer.Status.ANSWERED))
        .replace("{partly}", count(answers, Answer.Status.PARTLY))
        .replace("{authors}", count(answers, Answer.Status.AUTHORS));
  }

  private static String count(Map<Item, Answer> answers, Answer.Status status) {
    return String.valueOf(answers.values().stream().filter(a -> a.status() == status).count());
  }

  private static void paragraph(List<String> lines, String text) {
    lines.add("");
    lines.add(text.strip());
  }
}
