import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.File;
import java.nio.FloatBuffer;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Answers for images by an ONNX export of Luxate's. Needs ONNX Runtime and nothing of Luxate:
 * {@code java -cp onnxruntime.jar OnnxPredict.java MODEL.onnx IMAGE...}
 */
public final class OnnxPredict {
  public static void main(String[] arguments) throws Exception {
    OrtEnvironment runtime = OrtEnvironment.getEnvironment();
    try (OrtSession session = runtime.createSession(arguments[0])) {
      Map<String, String> about = session.getMetadata().getCustomMetadata();
      System.out.println(about.get("disclaimer"));
      for (int i = 1; i < arguments.length; i++) {
        float[][] square = frame(grey(ImageIO.read(new File(arguments[i]))), about);
        FloatBuffer pixels = FloatBuffer.allocate(square.length * square.length);
        for (float[] row : square) {
          pixels.put(row);
        }
        long[] shape = {1, 1, square.length, square.length};
        try (OnnxTensor image = OnnxTensor.createTensor(runtime, pixels.flip(), shape);
            OrtSession.Result result = session.run(Map.of("image", image))) {
          float[][] rows = (float[][]) result.get("probabilities").orElseThrow().getValue();
          StringBuilder line = new StringBuilder(arguments[i]);
          for (float probability : rows[0]) {
            line.append(' ').append(probability);
          }
          System.out.println(line + " of " + about.get("classes"));
        }
      }
    }
  }

  /** Grey values in 0..1, [row][column]; turn the image upright before, where EXIF asks for it. */
  static float[][] grey(BufferedImage image) {
    boolean plain = image.getRaster().getNumBands() == 1 && !(hasPalette(image));
    Raster samples = image.getRaster();
    double most = Math.pow(2, image.getSampleModel().getSampleSize(0)) - 1;
    float[][] grey = new float[image.getHeight()][image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = plain ? 0 : image.getRGB(x, y);
        int red = rgb >> 16 & 255;
        int green = rgb >> 8 & 255;
        int blue = rgb & 255;
        grey[y][x] =
            (float)
                (plain
                    ? samples.getSample(x, y, 0) / most
                    : (0.299 * red + 0.587 * green + 0.114 * blue) / 255);
      }
    }
    return grey;
  }

  private static boolean hasPalette(BufferedImage image) {
    return image.getColorModel() instanceof java.awt.image.IndexColorModel;
  }

  /** The square that the network sees. */
  static float[][] frame(float[][] picture, Map<String, String> about) {
    int side = Integer.parseInt(about.get("input_px"));
    int whole = Math.max(side, Integer.parseInt(about.get("crop_from_px")));
    int working = Integer.parseInt(about.get("working_px"));
    int height = picture.length;
    int width = picture[0].length;
    double shrink = Math.min(1, (double) working / Math.max(height, width));
    int h = (int) Math.max(1, Math.round(height * shrink));
    int w = (int) Math.max(1, Math.round(width * shrink));
    float[][] small =
        resample(
            picture, axis(h, (double) height / h, 0, height), axis(w, (double) width / w, 0, width));
    boolean squash = about.get("framing").equals("SQUASH");
    double down = (double) (squash ? h : Math.max(h, w)) / whole;
    double across = (double) (squash ? w : Math.max(h, w)) / whole;
    double top = (whole - side) / 2.0 - (whole - h / down) / 2;
    double left = (whole - side) / 2.0 - (whole - w / across) / 2;
    return resample(
        small, axis(side, down, top * down, h), axis(side, across, left * across, w));
  }

  /** Which source pixels an output pixel is made of: [output][source], black beside the source. */
  static double[][] axis(int length, double scale, double shift, int source) {
    double[][] weights = new double[length][source];
    for (int i = 0; i < length; i++) {
      double centre = (i + 0.5) * scale + shift;
      double sum = 1e-9;
      for (int s = 0; s < source; s++) {
        double weight = 1 - Math.abs(s + 0.5 - centre) / Math.max(1, scale);
        weights[i][s] = weight < 1e-9 ? 0 : weight;
        sum += weights[i][s];
      }
      double from = Math.max(0, centre - scale / 2);
      double to = Math.min(source, centre + scale / 2);
      double covered = Math.min(1, Math.max(0, (to - from) / scale));
      for (int s = 0; s < source; s++) {
        weights[i][s] *= covered / sum;
      }
    }
    return weights;
  }

  static float[][] resample(float[][] picture, double[][] down, double[][] across) {
    float[][] square = new float[down.length][across.length];
    for (int x = 0; x < across.length; x++) {
      double[] column = new double[picture.length];
      for (int s = 0; s < picture.length; s++) {
        for (int k = 0; k < across[x].length; k++) {
          column[s] += across[x][k] * picture[s][k];
        }
      }
      for (int y = 0; y < down.length; y++) {
        double sum = 0;
        for (int s = 0; s < column.length; s++) {
          sum += down[y][s] * column[s];
        }
        square[y][x] = (float) sum;
      }
    }
    return square;
  }
}
