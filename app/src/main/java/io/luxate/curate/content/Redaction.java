package io.luxate.curate.content;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.rectangle;
import static org.bytedeco.opencv.global.opencv_photo.INPAINT_TELEA;
import static org.bytedeco.opencv.global.opencv_photo.inpaint;

import io.luxate.image.Box;
import io.luxate.image.Grey;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * Writing painted over with the grey around it, so that nothing of the letters is left: the boxes
 * are filled from their edges (Telea A. An image inpainting technique based on the fast marching
 * method. J Graphics Tools 2004;9:23-34). The picture given is not changed.
 */
public final class Redaction {
  private static final double RADIUS_PX = 3;

  private Redaction() {}

  /**
   * A copy without what stands in the boxes; 8 bits deep within them, as it was elsewhere.
   *
   * @param boxes in pixels of the upright picture, as {@link
   *     io.luxate.curate.audit.AuditFinding#where} gives them; what lies outside is cut off
   */
  public static Grey paintOver(Grey picture, List<Box> boxes) {
    Grey copy = new Grey(picture.widthPx(), picture.heightPx(), picture.values().clone());
    for (Box box : boxes) {
      int left = Math.max(0, (int) Math.floor(box.left()));
      int top = Math.max(0, (int) Math.floor(box.top()));
      int right = Math.min(picture.widthPx(), (int) Math.ceil(box.right()));
      int bottom = Math.min(picture.heightPx(), (int) Math.ceil(box.bottom()));
      if (right > left && bottom > top) {
        paintOver(copy, left, top, right, bottom);
      }
    }
    return copy;
  }

  @SuppressWarnings("try") // the scope frees what is made within it
  private static void paintOver(Grey copy, int left, int top, int right, int bottom) {
    try (PointerScope scope = new PointerScope()) {
      int rim = 8;
      int x0 = Math.max(0, left - rim);
      int y0 = Math.max(0, top - rim);
      int width = Math.min(copy.widthPx(), right + rim) - x0;
      int height = Math.min(copy.heightPx(), bottom + rim) - y0;
      float[] values = new float[width * height];
      for (int y = 0; y < height; y++) {
        System.arraycopy(copy.values(), (y0 + y) * copy.widthPx() + x0, values, y * width, width);
      }
      Mat part = TextRegions.mat(new Grey(width, height, values));
      Mat mask = new Mat(height, width, CV_8U, Scalar.all(0));
      Rect box = new Rect(left - x0, top - y0, right - left, bottom - top);
      rectangle(mask, box, Scalar.all(255), FILLED, 8, 0);
      Mat painted = new Mat();
      inpaint(part, mask, painted, RADIUS_PX, INPAINT_TELEA);
      byte[] bytes = new byte[width * height];
      painted.data().get(bytes);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          copy.values()[y * copy.widthPx() + x] = (bytes[(y - y0) * width + x - x0] & 255) / 255f;
        }
      }
    }
  }
}
