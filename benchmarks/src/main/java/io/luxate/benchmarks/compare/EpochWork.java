package io.luxate.benchmarks.compare;

import io.luxate.Documents;
import io.luxate.Progress;
import io.luxate.dataset.Dataset;
import io.luxate.dataset.DatasetReader;
import io.luxate.dataset.ImageSet;
import io.luxate.model.Architecture;
import io.luxate.model.Network;
import io.luxate.model.TrainedModel;
import io.luxate.model.Weights;
import io.luxate.train.Fit;
import io.luxate.train.Recipe;
import io.luxate.train.Sample;
import java.nio.file.Path;
import java.util.List;

/** A whole epoch from files: read, shrink, augment and learn every image of a set once. */
final class EpochWork implements Work {
  private final Dataset dataset;
  private final Recipe recipe;
  private final Network network;

  EpochWork(Path folder, Architecture architecture, int batch, Path images) {
    this.dataset = DatasetReader.read(images);
    this.recipe =
        Documents.with(
                Documents.with(Recipe.shipped("paper"), "batch", batch), "keep", Recipe.Keep.LAST)
            .withEpochs(1);
    this.network = architecture.create(2, 0);
    Weights.start(network, folder.resolve(architecture.id() + ".pth"));
    TrainedModel.ready(Shared.card(architecture), network);
  }

  @Override
  public int each() {
    return dataset.examples().size();
  }

  @Override
  public float[] scores() {
    return new float[0];
  }

  @Override
  public void step() {
    List<String> classes = dataset.classes();
    List<Sample> samples =
        ImageSet.load(dataset, recipe.workingPx(), Progress.SILENT).items().stream()
            .map(item -> new Sample(item.kept(), List.of(classes.indexOf(item.label()))))
            .toList();
    Fit fit = new Fit(network, recipe, true, 2, false, 1);
    fit.fit(samples, samples.size(), List.of(), epoch -> {}, Progress.SILENT);
  }

  @Override
  public void close() {
    network.close();
  }
}
