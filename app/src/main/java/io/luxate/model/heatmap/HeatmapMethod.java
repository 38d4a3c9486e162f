package io.luxate.model.heatmap;

import io.luxate.LuxateException;
import io.luxate.Named;
import io.luxate.Progress;
import io.luxate.image.Grey;
import io.luxate.model.Classifier;
import io.luxate.model.Ensemble;
import io.luxate.model.OnnxModel;
import io.luxate.model.TrainedModel;
import java.util.List;

/** The ways to show where a network looked, by the names of the command line. */
@SuppressWarnings("ImmutableEnumChecker") // explainers are records of numbers
public enum HeatmapMethod {
  /** {@link Cam}; the only one that an ONNX export can answer. */
  CAM("cam", (model, framed, classIndex, progress) -> Cam.of(model, framed, classIndex)),
  /** {@link GradCam}. */
  GRAD_CAM("grad-cam", new GradCam()),
  /** {@link GradCamPlusPlus}. */
  GRAD_CAM_PLUS_PLUS("grad-cam++", new GradCamPlusPlus()),
  /** {@link LayerCam}. */
  LAYER_CAM("layer-cam", new LayerCam()),
  /** {@link EigenCam}; the same for every class. */
  EIGEN_CAM("eigen-cam", new EigenCam()),
  /** {@link ScoreCam}. */
  SCORE_CAM("score-cam", new ScoreCam(128)),
  /** {@link IntegratedGradients}. */
  INTEGRATED_GRADIENTS("integrated-gradients", new IntegratedGradients(32)),
  /** {@link Occlusion}. */
  OCCLUSION("occlusion", new Occlusion(14));

  private final String id;
  private final Explainer explainer;

  HeatmapMethod(String id, Explainer explainer) {
    this.id = id;
    this.explainer = explainer;
  }

  /** The name on the command line and in results, for example {@code grad-cam++}. */
  public String id() {
    return id;
  }

  /** The method of that name; throws USER with all names when there is none. */
  public static HeatmapMethod named(String id) {
    return Named.of("method", id, List.of(values()), HeatmapMethod::id);
  }

  /** Throws USER when this method needs more of a network than the model holds. */
  public void requireFor(Classifier model) {
    if (this != CAM && model instanceof OnnxModel) {
      throw new LuxateException(
          LuxateException.Kind.USER,
          "the method "
              + id
              + " asks the network for its features or gradients, which an ONNX export does not"
              + " hold; give the run or a bundle of it, or take --method cam");
    }
  }

  /**
   * The evidence for a class in a picture already framed.
   *
   * @param progress hears of each batch where many passes are needed
   * @throws LuxateException USER when {@link #requireFor} does
   * @throws java.util.concurrent.CancellationException when the thread is interrupted on the way
   */
  public EvidenceGrid of(Classifier model, Grey framed, int classIndex, Progress progress) {
    requireFor(model);
    if (model instanceof Ensemble ensemble) {
      return EvidenceGrid.mean(
          ensemble.members().stream().map(m -> of(m, framed, classIndex, progress)).toList());
    }
    return model instanceof TrainedModel trained
        ? explainer.explain(trained, framed, classIndex, progress)
        : Cam.of(model, framed, classIndex);
  }
}
