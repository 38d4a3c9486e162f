package io.luxate.model;

import io.luxate.Documents;
import io.luxate.LuxateException;
import io.luxate.image.Grey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Several networks of one architecture that answer as one model: the mean of their probabilities,
 * and the mean of their evidence. A folder with {@code model.json} and {@code ensemble.json}, which
 * names the members' folders.
 *
 * @param card whose threshold was fixed on the mean
 */
public record Ensemble(ModelCard card, List<Classifier> members) implements Classifier {
  private static final String FILE = "ensemble.json";

  /**
   * What {@code ensemble.json} says.
   *
   * @param members folders, relative to the ensemble's
   */
  private record Names(List<String> members) {}

  /** Throws DATA unless there are members and all have the card's classes and input. */
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty() || !members.stream().allMatch(m -> isLike(m.card(), card))) {
      throw new LuxateException(
          LuxateException.Kind.DATA,
          "ensemble.json: its members must be one or more networks of the same architecture,"
              + " classes, positive class and input");
    }
  }

  private static boolean isLike(ModelCard one, ModelCard other) {
    return one.architecture().equals(other.architecture())
        && one.classes().equals(other.classes())
        && one.positive().equals(other.positive())
        && one.multiLabel().equals(other.multiLabel())
        && one.inputPx() == other.inputPx()
        && one.cropFromPx() == other.cropFromPx()
        && one.framing() == other.framing();
  }

  static boolean isOne(Path run) {
    return Files.isRegularFile(run.resolve(FILE));
  }

  /** Reads the card and every member. */
  static Ensemble load(Path run) {
    Names names = Documents.readJson(run.resolve(FILE), Names.class);
    List<Classifier> members = new ArrayList<>();
    try {
      for (String name : names.members()) {
        members.add(TrainedModel.load(run.resolve(name).normalize()));
      }
      return new Ensemble(Documents.readJson(run.resolve("model.json"), ModelCard.class), members);
    } catch (RuntimeException e) {
      members.forEach(Classifier::close);
      throw e;
    }
  }

  /** Writes the folder for members that lie in folders of their own. */
  public static void write(Path run, ModelCard card, List<Path> members) {
    Path folder = run.toAbsolutePath();
    List<String> names =
        members.stream()
            .map(m -> folder.relativize(m.toAbsolutePath()).toString().replace('\\', '/'))
            .toList();
    Documents.writeJson(run.resolve(FILE), new Names(names));
    Documents.writeJson(run.resolve("model.json"), card);
  }

  @Override
  public float[] flatProbabilities(List<Grey> framed) {
    return mean(members.stream().map(m -> m.flatProbabilities(framed)).toList());
  }

  @Override
  public ClassMaps classMaps(Grey framed) {
    List<ClassMaps> maps = members.stream().map(m -> m.classMaps(framed)).toList();
    ClassMaps first = maps.get(0);
    return new ClassMaps(
        mean(maps.stream().map(ClassMaps::values).toList()),
        first.classes(),
        first.rows(),
        first.columns());
  }

  @Override
  public Classifier forAnswers() {
    return new Ensemble(card, members.stream().map(Classifier::forAnswers).toList());
  }

  @Override
  public Answering answering() {
    return members.get(0).answering();
  }

  @Override
  public void close() {
    members.forEach(Classifier::close);
  }

  private static float[] mean(List<float[]> all) {
    float[] mean = new float[all.get(0).length];
    for (float[] one : all) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += one[i] / all.size();
      }
    }
    return mean;
  }
}
