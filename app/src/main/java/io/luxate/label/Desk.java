package io.luxate.label;

import io.luxate.LuxateException;
import io.luxate.Progress;
import io.luxate.dataset.Example;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the page may ask and say, and who may see what; the rules of blind reading live here. */
final class Desk {
  private final LabelTask task;
  private final AnswerStore store;
  private final Path exportTo;
  private final Map<String, LabelImage> images;
  private final Pictures pictures = new Pictures();

  /** What a page needs to draw itself. */
  record Session(
      String set,
      int images,
      Vocabulary words,
      Optional<String> reader,
      boolean byModel,
      boolean simulated,
      String exportTo) {}

  /** Somebody sits down. */
  record Opening(String name, Role role) {}

  /** What is on their desk, in their order. */
  record Opened(String name, List<Sheet> images) {}

  /**
   * One image.
   *
   * @param answer what they said so far; for an adjudicator who has not, what is agreed on
   * @param said whether the answer is theirs, or that of an adjudicator before them
   * @param others for an adjudicator, every reader's answer; empty for a reader
   * @param over for an adjudicator, what the readers differ over
   * @param known the set's label and the file's name, where they are to be shown
   */
  record Sheet(
      String id,
      Answer answer,
      boolean said,
      List<Opinion> others,
      List<String> over,
      Optional<String> known) {}

  /** One reader's answer. */
  record Opinion(String reader, Answer answer) {}

  /** What somebody now says of an image. */
  record Saying(String name, Role role, String image, Answer answer) {}

  /** What was kept, or brought back; the image is absent where nothing was left to bring back. */
  record Kept(Optional<String> image, Answer answer) {}

  /** Consent to replace an earlier export. */
  record ExportWish(boolean overwrite) {}

  Desk(LabelTask task, AnswerStore store, Path exportTo) {
    this.task = task;
    this.store = store;
    this.exportTo = exportTo;
    this.images = task.byId();
  }

  Session session() {
    boolean simulated =
        task.dataset().examples().stream()
            .anyMatch(e -> e.source().filter("simulated"::equals).isPresent());
    Path root = task.dataset().root().toAbsolutePath().normalize();
    return new Session(
        String.valueOf(root.getFileName()),
        images.size(),
        task.words(),
        task.reader(),
        task.doubt().isPresent(),
        simulated,
        exportTo.toString());
  }

  Opened open(Opening opening) {
    Author author = admitted(opening.name(), opening.role());
    Map<String, Answer> own = store.of(author);
    List<Sheet> sheets = new ArrayList<>();
    if (author.role() == Role.READER) {
      for (LabelImage image : task.inOrderFor(author.name())) {
        Answer answer = own.getOrDefault(image.path(), Answer.NONE);
        boolean said = own.containsKey(image.path());
        sheets.add(new Sheet(image.id(), answer, said, List.of(), List.of(), known(image)));
      }
    } else {
      Map<String, Opinions> contested = contested();
      for (LabelImage image : task.inOrderFor(author.name())) {
        Opinions opinions = contested.get(image.path());
        if (opinions != null) {
          sheets.add(disputed(image, opinions, own));
        }
      }
    }
    return new Opened(author.name(), sheets);
  }

  /** The rulings of others are not asked again; one's own can be changed. */
  private Sheet disputed(LabelImage image, Opinions opinions, Map<String, Answer> own) {
    List<Opinion> others = new ArrayList<>();
    opinions.byReader().forEach((reader, answer) -> others.add(new Opinion(reader, answer)));
    Answer draft = opinions.ruling().map(AnswerStore.Entry::answer).orElseGet(opinions::common);
    return new Sheet(
        image.id(),
        own.getOrDefault(image.path(), draft),
        own.containsKey(image.path()) || opinions.ruling().isPresent(),
        others,
        opinions.over(),
        known(image));
  }

  private Optional<String> known(LabelImage image) {
    Example example = image.example();
    return task.showsLabels()
        ? Optional.of(example.path() + (example.label().isEmpty() ? "" : ": " + example.label()))
        : Optional.empty();
  }

  Kept save(Saying saying) {
    Author author = admitted(saying.name(), saying.role());
    LabelImage image = image(saying.image());
    task.words().check(saying.answer());
    if (author.role() == Role.ADJUDICATOR && !contested().containsKey(image.path())) {
      throw fault("the readers do not disagree on this image; only they can change it");
    }
    store.save(author, image.path(), pictures.sha256(image), saying.answer());
    return new Kept(Optional.of(image.id()), saying.answer());
  }

  Kept undo(Opening opening) {
    Author author = admitted(opening.name(), opening.role());
    return kept(author, store.undo(author));
  }

  Kept redo(Opening opening) {
    Author author = admitted(opening.name(), opening.role());
    return kept(author, store.redo(author));
  }

  private Kept kept(Author author, Optional<String> path) {
    return path.map(
            changed ->
                new Kept(
                    images.values().stream()
                        .filter(image -> image.path().equals(changed))
                        .map(LabelImage::id)
                        .findFirst(),
                    store.of(author).getOrDefault(changed, Answer.NONE)))
        .orElse(new Kept(Optional.empty(), Answer.NONE));
  }

  Pictures.Shown picture(String id) {
    return pictures.of(image(id));
  }

  Agreement agreement() {
    return Agreement.of(task, store, task.seed());
  }

  Export export(ExportWish wish) {
    return Export.write(task, store, exportTo, wish.overwrite(), Progress.SILENT);
  }

  /**
   * The person, if they may sit down. Who reads for the set sees no other answers before their own
   * are complete.
   */
  private Author admitted(String name, Role role) {
    Author author = new Author(name, role);
    if (task.reader().isPresent() && !task.reader().get().equalsIgnoreCase(author.name())) {
      throw fault("this page was opened for " + task.reader().get() + " alone");
    }
    if (role == Role.ADJUDICATOR) {
      Map<String, Answer> own = store.of(Author.reader(author.name()));
      long finished = own.values().stream().filter(a -> a.complete(task.words())).count();
      boolean reads = !own.isEmpty() || task.reader().isPresent();
      if (reads && finished < images.size()) {
        throw fault(
            author.name()
                + " still has "
                + (images.size() - finished)
                + " of "
                + images.size()
                + " images to read, and would see others' answers; finish reading first");
      }
    }
    return author;
  }

  private Map<String, Opinions> contested() {
    List<AnswerStore.Entry> entries = store.all();
    Map<String, Opinions> contested = new LinkedHashMap<>();
    Opinions.of(task, Agreement.panel(task, entries), entries).stream()
        .filter(Opinions::contested)
        .forEach(opinions -> contested.put(opinions.path(), opinions));
    return contested;
  }

  private LabelImage image(String id) {
    LabelImage image = images.get(id);
    if (image == null) {
      throw fault("no such image in this set; load the page again");
    }
    return image;
  }

  private static LuxateException fault(String message) {
    return new LuxateException(LuxateException.Kind.USER, message);
  }
}
