package io.luxate.label;

import io.luxate.Documents;
import io.luxate.Sha256;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.ExtraColumns;
import io.luxate.dataset.Unlabelled;
import io.luxate.image.Box;
import io.luxate.image.Grey;
import io.luxate.image.ImageWriting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small set of images in a folder, and readers who answer without a page. */
record Ward(Path folder, Dataset set, LabelTask task) {
  static final int WIDTH = 120;
  static final int HEIGHT = 80;

  /** Some images, each with a gradient of its own, in a table that says a label of each. */
  static Ward of(Path folder, int images) {
    StringBuilder table = new StringBuilder("path,label,joint,patient,box\n");
    for (int i = 0; i < images; i++) {
      Grey grey = Grey.black(WIDTH, HEIGHT);
      for (int p = 0; p < grey.values().length; p++) {
        grey.values()[p] = (p % WIDTH) / (float) WIDTH * (i + 1) / images;
      }
      Documents.write(folder.resolve("images/" + i + ".png"), ImageWriting.png16(grey));
      String label = i % 2 == 0 ? "dislocated" : "located";
      table.append("images/" + i + ".png," + label + ",shoulder,p" + i + ",1 2 30 40\n");
    }
    Documents.write(folder.resolve("images.csv"), table.toString());
    return existing(folder);
  }

  /** The one that stands in a folder already. */
  static Ward existing(Path folder) {
    Dataset set = Unlabelled.read(folder);
    Vocabulary words = Vocabulary.of(set, List.of(), List.of(), List.of());
    LabelTask task = LabelTask.of(set, words, 1).keeping(ExtraColumns.of(folder));
    return new Ward(folder, set, task);
  }

  Path database() {
    return folder.resolve("labels.sqlite");
  }

  static String path(int image) {
    return "images/" + image + ".png";
  }

  /** Says it as the page would. */
  static void say(Desk desk, String name, Role role, int image, Answer answer) {
    desk.save(new Desk.Saying(name, role, id(image), answer));
  }

  static String id(int image) {
    return Sha256.of("image " + path(image)).substring(0, 20);
  }

  static Answer finding(String finding) {
    return new Answer(
        Optional.of(Decision.ACCEPTED),
        Optional.empty(),
        Optional.of(finding),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  static Answer rejected(String reason) {
    return new Answer(
        Optional.of(Decision.REJECTED),
        Optional.of(reason),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  static Answer boxed(Answer answer, Box box) {
    return new Answer(
        answer.decision(),
        answer.reason(),
        answer.finding(),
        answer.joint(),
        answer.view(),
        Optional.of(Side.LEFT),
        Optional.of(box),
        Map.of());
  }
}
